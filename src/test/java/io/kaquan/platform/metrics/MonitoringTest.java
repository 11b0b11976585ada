package io.kaquan.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.Rest;
import io.kaquan.fixture.Rest.Answer;
import io.kaquan.fixture.Scenario;
import io.kaquan.fixture.StaffBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonitoringTest extends Scenario {
  private static final String FIGURES = "/actuator/prometheus";

  @Test
  void everybody_may_ask_whether_it_is_up() {
    Answer answer =
        Rest.nobody(address(""))
            .send("GET", "/actuator/health", "", "X-Forwarded-For", "203.0.113.7");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void this_machine_reads_the_figures() {
    Answer answer = Rest.nobody(address("")).send("GET", FIGURES, "", "Accept", "text/plain");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("jvm_memory_used_bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "X-Real-IP"})
  void whom_a_proxy_brings_does_not(String header) {
    assertThat(Rest.nobody(address("")).send("GET", FIGURES, "", header, "127.0.0.1").status())
        .isEqualTo(401);
  }

  @Test
  void operators_read_them_from_anywhere() {
    assertThat(throughAProxy("admin").status()).isEqualTo(200);
    assertThat(throughAProxy("reviewer").status()).isEqualTo(403);
    assertThat(throughAProxy("analyst").status()).isEqualTo(403);
    assertThat(throughAProxy("nobody").status()).isEqualTo(401);
  }

  @Test
  void a_session_at_camunda_does_when_it_is_an_operators() {
    assertThat(inABrowser("admin", "admin")).isEqualTo(200);
    assertThat(inABrowser("reviewer", "tasklist")).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator",
        "/actuator/env",
        "/actuator/heapdump",
        "/actuator/beans",
        "/actuator/metrics",
        "/actuator/configprops",
        "/actuator/loggers"
      })
  void there_is_nothing_else(String address) {
    assertThat(Rest.nobody(address("")).get(address).status()).isEqualTo(404);
    assertThat(new Rest(address(""), "admin").get(address).status()).isEqualTo(404);
  }

  private Answer throughAProxy(String name) {
    return new Rest(address(""), name).send("GET", FIGURES, "", "X-Forwarded-For", "203.0.113.7");
  }

  private int inABrowser(String name, String application) {
    return new StaffBrowser(address(""))
        .signIn(name, application)
        .get(FIGURES, "Accept", "text/plain", "X-Forwarded-For", "203.0.113.7")
        .statusCode();
  }
}
