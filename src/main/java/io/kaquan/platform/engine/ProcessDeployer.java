package io.kaquan.platform.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys {@code processes/} and {@code forms/} as one deployment under the same names however the
 * application is started, and nothing if nothing has changed. Runs while the engine is built:
 * before the first job and before the port is open.
 */
@Component
@Order(100)
class ProcessDeployer extends AbstractProcessEnginePlugin {
  private static final Logger log = LoggerFactory.getLogger(ProcessDeployer.class);

  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    try {
      deploy(engine);
    } catch (IOException e) {
      throw new IllegalStateException("processes/ or forms/ can't be read from the class path", e);
    }
  }

  private static void deploy(ProcessEngine engine) throws IOException {
    DeploymentBuilder builder =
        engine
            .getRepositoryService()
            .createDeployment()
            .name("kaquan")
            .source("application")
            .enableDuplicateFiltering(false);
    for (String folder : List.of("processes", "forms")) {
      for (Resource file : files(folder)) {
        try (InputStream content = file.getInputStream()) {
          builder.addInputStream(folder + "/" + file.getFilename(), content);
        }
      }
    }
    DeploymentWithDefinitions deployment = builder.deployWithResult();
    log.info(
        "Processes: {}",
        deployment.getDeployedProcessDefinitions() == null
            ? "nothing new"
            : deployment.getDeployedProcessDefinitions().stream()
                .map(definition -> definition.getKey() + " " + definition.getVersion())
                .sorted()
                .toList());
  }

  private static List<Resource> files(String folder) throws IOException {
    Resource[] found =
        new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "/*.*");
    return Arrays.stream(found).sorted(Comparator.comparing(Resource::getFilename)).toList();
  }
}
