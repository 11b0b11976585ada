package io.kaquan.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClient;

/**
 * The reviewer of the demo's story, who works through the engine's REST API like any program of the
 * platform's.
 */
@Component
@DemoOnly
class DemoReviewer {
  private static final ParameterizedTypeReference<List<Map<String, Object>>> ROWS =
      new ParameterizedTypeReference<>() {};
  private static final String NAME = "reviewer";

  private volatile RestClient engine;

  @EventListener
  void thePortIsOpen(ServletWebServerInitializedEvent event) {
    engine =
        RestClient.builder()
            .baseUrl("http://localhost:" + event.getWebServer().getPort() + "/engine-rest")
            .defaultHeaders(headers -> headers.setBasicAuth(NAME, NAME, StandardCharsets.UTF_8))
            .build();
  }

  /** Approves when no reason is given, else refuses. */
  void decide(String businessKey, String reason) {
    Object task = task(businessKey);
    engine
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
   * A timer of the same instance that fires at the same moment fails one of the two; the person
   * presses again.
   */
  private void submit(Object task, Map<String, Object> answers) {
    for (int presses = 1; ; presses++) {
      try {
        engine
            .post()
            .uri("/task/{id}/submit-form", task)
            .contentType(MediaType.APPLICATION_JSON)
            .body(Map.of("variables", answers))
            .retrieve()
            .toBodilessEntity();
        return;
      } catch (HttpServerErrorException e) {
        if (presses == 5) {
          throw e;
        }
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
      }
    }
  }

  private Object task(String businessKey) {
    for (int looks = 0; looks < 100; looks++) {
      List<Map<String, Object>> tasks =
          engine
              .get()
              .uri("/task?processInstanceBusinessKey={key}", businessKey)
              .retrieve()
              .body(ROWS);
      if (tasks != null && tasks.size() == 1) {
        return tasks.get(0).get("id");
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    throw new IllegalStateException("no task for " + businessKey);
  }
}
