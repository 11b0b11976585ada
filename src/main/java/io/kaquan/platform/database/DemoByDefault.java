package io.kaquan.platform.database;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Switches the demo on where nothing is said about it and the database is the embedded one. */
class DemoByDefault implements EnvironmentPostProcessor {

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    boolean embedded = !environment.containsProperty("spring.datasource.url");
    environment
        .getPropertySources()
        .addLast(
            new MapPropertySource(
                "demo by default", Map.of("kaquan.demo", Boolean.toString(embedded))));
  }
}
