package io.kaquan;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** One of the platform's people, at work through the engine's REST API. */
public class Reviewer {
  private static final ParameterizedTypeReference<List<Map<String, Object>>> ROWS =
      new ParameterizedTypeReference<>() {};

  private final RestClient http;

  /**
   * @param name sign-in name and, for the demo's people, password
   */
  public Reviewer(String server, String name) {
    this.http =
        RestClient.builder()
            .baseUrl(server + "/engine-rest")
            .defaultHeaders(headers -> headers.setBasicAuth(name, name, StandardCharsets.UTF_8))
            .build();
  }

  /** The open task about this application or card; waits for it. */
  public Map<String, Object> task(String businessKey) {
    return Awaitility.await("a task for " + businessKey)
        .atMost(Duration.ofSeconds(30))
        .until(() -> tasks(businessKey), tasks -> tasks.size() == 1)
        .get(0);
  }

  public List<Map<String, Object>> tasks(String businessKey) {
    return http.get()
        .uri("/task?processInstanceBusinessKey={key}", businessKey)
        .retrieve()
        .body(ROWS);
  }

  /** What the form of the open task shows, by name. */
  public Map<String, Object> form(String businessKey) {
    Map<String, Map<String, Object>> shown =
        http.get()
            .uri("/task/{id}/form-variables", task(businessKey).get("id"))
            .retrieve()
            .body(new ParameterizedTypeReference<>() {});
    Map<String, Object> values = new HashMap<>();
    shown.forEach((name, variable) -> values.put(name, variable.get("value")));
    return values;
  }

  public void approve(String businessKey) {
    complete(businessKey, Map.of("decision", "approve"));
  }

  public void refuse(String businessKey, String reason) {
    complete(businessKey, Map.of("decision", "refuse", "reason", reason));
  }

  /** Submits the form of the open task. */
  public void complete(String businessKey, Map<String, Object> answers) {
    Map<String, Object> variables = new HashMap<>();
    answers.forEach((name, value) -> variables.put(name, Map.of("value", value)));
    http.post()
        .uri("/task/{id}/submit-form", task(businessKey).get("id"))
        .contentType(MediaType.APPLICATION_JSON)
        .body(Map.of("variables", variables))
        .retrieve()
        .toBodilessEntity();
  }
}
