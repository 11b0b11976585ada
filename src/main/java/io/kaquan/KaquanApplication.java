package io.kaquan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The whole of Kaquan: pages, API, process engine and timetable in one program. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class KaquanApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(KaquanApplication.class, arguments);
  }
}
