package io.kaquan.merchant.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClientResponseException;

/** An application is declined by two people. */
class SecondReviewTest extends ApplicationScenario {
  @Test
  void declining_takes_two_people() {
    Application application = apply();
    reviewer.complete(key(application), Map.of("decision", "decline", "reason", "Forged papers"));
    untilTask(application, "Task_SecondOpinion");
    assertThat(applications.find(application.id()).orElseThrow())
        .as("nobody is told before the second opinion")
        .returns(null, Application::reason);
    assertThatThrownBy(
            () -> reviewer.complete(key(application), Map.of("secondOpinion", "confirm")))
        .isInstanceOf(RestClientResponseException.class)
        .hasMessageContaining("another reviewer");

    lead.complete(key(application), Map.of("secondOpinion", "confirm"));

    assertThat(until(application, ApplicationStatus.DECLINED).reason()).isEqualTo("Forged papers");
    assertThat(applications.rounds(application.id()))
        .singleElement()
        .returns("reviewer", Round::decidedBy)
        .returns("lead", Round::secondBy);
    assertThat(apply(merchant.value(), appid))
        .isEqualTo(new Submission.NotNow("activation.not-now.declined"));
  }

  @Test
  void the_second_reviewer_reads_what_the_first_one_said() {
    Application application = apply();
    reviewer.complete(
        key(application),
        Map.of(
            "decision",
            "decline",
            "reason",
            "Forged papers",
            "reasons",
            "{\"licence\":\"The seal is drawn\",\"companyName\":\"No such company\"}"));
    untilTask(application, "Task_SecondOpinion");

    assertThat(lead.form(key(application)))
        .containsEntry("firstReviewer", "reviewer")
        .containsEntry("reason", "Forged papers")
        .containsEntry(
            "refusals",
            "公司名称 Company name: No such company\n营业执照扫描件 Business licence (scan): The seal is drawn");

    lead.complete(key(application), Map.of("secondOpinion", "again"));
    untilTask(application, "Task_ReviewApplication");
    assertThat(lead.form(key(application)))
        .doesNotContainKeys("firstReviewer", "reason", "refusals");
  }

  @Test
  void reasons_that_are_too_long_together_are_refused_with_a_sentence() {
    Application application = apply();
    String reasons =
        Stream.of(
                "licence",
                "companyName",
                "creditCode",
                "contactName",
                "phone",
                "email",
                "brandName",
                "logo",
                "description")
            .map(material -> "\"" + material + "\":\"" + "x".repeat(500) + "\"")
            .collect(java.util.stream.Collectors.joining(",", "{", "}"));

    assertThatThrownBy(
            () ->
                reviewer.complete(
                    key(application), Map.of("decision", "refuse", "reasons", reasons)))
        .isInstanceOf(RestClientResponseException.class)
        .hasMessageContaining("at most 4000 characters");
    assertThat(reviewer.tasks(key(application))).hasSize(1);
  }

  @Test
  void a_second_reviewer_who_disagrees_sends_it_back_with_the_same_due_moment() {
    Application application = apply();
    reviewer.complete(key(application), Map.of("decision", "decline", "reason", "Forged papers"));
    untilTask(application, "Task_SecondOpinion");
    lead.complete(key(application), Map.of("secondOpinion", "again"));
    untilTask(application, "Task_ReviewApplication");
    assertThatThrownBy(() -> reviewer.complete(key(application), Map.of()))
        .isInstanceOf(RestClientResponseException.class)
        .hasMessageContaining("Choose a decision");

    reviewer.approve(key(application));

    assertThat(until(application, ApplicationStatus.APPROVED).dueAt())
        .isEqualTo(application.dueAt());
  }

  private void untilTask(Application application, String task) {
    Awaitility.await(task)
        .atMost(Duration.ofSeconds(40))
        .until(() -> task.equals(reviewer.task(key(application)).get("taskDefinitionKey")));
  }
}
