package io.kaquan.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClient;

/**
 * The reviewer in the demo's story. Works through the engine's REST API like any program of a
 * platform operator.
 */
@Component
@DemoOnly
class DemoReviewer {
  private static final ParameterizedTypeReference<List<Map<String, Object>>> ROWS =
      new ParameterizedTypeReference<>() {};
  private static final String NAME = "reviewer";

  private volatile @Nullable RestClient engine;

  @EventListener
  void connect(ServletWebServerInitializedEvent event) {
    engine =
        RestClient.builder()
            .baseUrl("http://localhost:" + event.getWebServer().getPort() + "/engine-rest")
            .defaultHeaders(headers -> headers.setBasicAuth(NAME, NAME, StandardCharsets.UTF_8))
            .build();
  }

  /** Approves if no reason is given, else refuses. */
  void decide(String businessKey, @Nullable String reason) {
    Object task = task(businessKey);
    engine()
        .post()
        .uri("/task/{id}/claim", task)
        .contentType(MediaType.APPLICATION_JSON)
        .body(Map.of("userId", NAME))
        .retrieve()
        .toBodilessEntity();
    Map<String, Object> answers =
        reason == null
            ? Map.of("decision", Map.of("value", "approve"))
            : Map.of("decision", Map.of("value", "refuse"), "reason", Map.of("value", reason));
    submit(task, answers);
  }

  /**
   * Tries again if it fails: a timer of the same process instance that fires meanwhile makes one of
   * the two fail.
   */
  private void submit(Object task, Map<String, Object> answers) {
    for (int tries = 1; ; tries++) {
      try {
        engine()
            .post()
            .uri("/task/{id}/submit-form", task)
            .contentType(MediaType.APPLICATION_JSON)
            .body(Map.of("variables", answers))
            .retrieve()
            .toBodilessEntity();
        return;
      } catch (HttpServerErrorException e) {
        if (tries == 5) {
          throw e;
        }
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
      }
    }
  }

  private RestClient engine() {
    return Objects.requireNonNull(engine, "The port is not open yet");
  }

  private Object task(String businessKey) {
    for (int tries = 0; tries < 100; tries++) {
      List<Map<String, Object>> tasks =
          engine()
              .get()
              .uri("/task?processInstanceBusinessKey={key}", businessKey)
              .retrieve()
              .body(ROWS);
      if (tasks != null && tasks.size() == 1) {
        return Objects.requireNonNull(tasks.get(0).get("id"));
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    throw new IllegalStateException("no task for " + businessKey);
  }
}
