package io.kaquan.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.Scenario;
import io.kaquan.review.Reviews.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

/** The review itself; what follows from a decision is tested where it was asked for. */
class ReviewsTest extends Scenario {
  private static final Facts FACTS =
      new Facts("Corner Bakery", "Bakery", "公司 Company: Corner Bakery", "http://localhost/x");

  @Autowired private Reviews reviews;

  @Autowired private RuntimeService processes;

  @Autowired private TaskService tasks;

  @Autowired private JdbcClient db;

  private final UUID id = UUID.randomUUID();
  private Reviewer reviewer;

  @BeforeEach
  void aReviewer() {
    reviewer = new Reviewer(address(""), "reviewer");
  }

  @AfterEach
  void nothingStaysOpen() {
    if (processes.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).count()
        > 0) {
      withdraw();
    }
  }

  @Test
  void whoever_asks_is_told_the_due_moment_at_once() {
    moveClockTo(Instant.parse("2026-11-23T02:00:00Z"));

    Review review = start();

    assertThat(review)
        .returns(Instant.parse("2026-11-26T10:00:00Z"), Review::dueAt)
        .returns(false, Review::overdue)
        .returns(null, Review::decidedBy);
    assertThat(reviewer.task(id.toString()))
        .containsEntry("taskDefinitionKey", "Task_ReviewRequest");
    assertThat(
            tasks
                .createTaskQuery()
                .processInstanceBusinessKey(id.toString())
                .singleResult()
                .getDueDate())
        .isEqualTo(review.dueAt());
    assertThat(tasks.getVariables((String) reviewer.task(id.toString()).get("id")))
        .containsEntry("merchantName", "Corner Bakery")
        .containsEntry("subject", "Bakery")
        .containsEntry("kindText", "公众号认证 Verification of an official account")
        .containsEntry("dueText", "2026-11-26 18:00");
  }

  @Test
  void a_refusal_without_a_reason_is_not_taken_nor_is_an_answer_that_is_none() {
    start();

    for (Map<String, Object> answers :
        List.<Map<String, Object>>of(
            Map.of("decision", "refuse"),
            Map.of("decision", "refuse", "reason", " x "),
            Map.of("decision", "refuse", "reason", "x".repeat(501)))) {
      assertThatThrownBy(() -> reviewer.complete(id.toString(), answers))
          .isInstanceOf(RestClientResponseException.class)
          .hasMessageContaining("needs a reason");
    }
    assertThatThrownBy(() -> reviewer.complete(id.toString(), Map.of("decision", "decline")))
        .isInstanceOf(RestClientResponseException.class)
        .hasMessageContaining("Choose Approve or Refuse");
    assertThatThrownBy(
            () ->
                tasks.complete(
                    (String) reviewer.task(id.toString()).get("id"), Map.of("decision", "approve")))
        .as("nobody is signed in")
        .hasMessageContaining("signed in");
    assertThat(reviews.find(id).orElseThrow()).returns(null, Review::decidedBy);
    assertThat(reviewer.tasks(id.toString())).hasSize(1);
  }

  @Test
  void what_the_form_does_not_hold_is_dropped() {
    start();

    assertThatThrownBy(
            () ->
                reviewer.complete(
                    id.toString(),
                    Map.of("decision", "perhaps", "merchantName", "Me", "applyApproval", "x")))
        .isInstanceOf(RestClientResponseException.class);

    assertThat(tasks.getVariables((String) reviewer.task(id.toString()).get("id")))
        .containsEntry("merchantName", "Corner Bakery")
        .doesNotContainKey("applyApproval");
  }

  @Test
  void reviewers_are_reminded_once_and_leads_told_once_when_it_is_overdue() {
    moveClockTo(Instant.parse("2026-11-23T02:00:00Z"));
    start();
    moveClockTo(Instant.parse("2026-11-25T10:00:01Z"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> told().contains("review-reminder"));
    assertThat(told()).doesNotContain("review-overdue");
    assertThat(reviews.find(id).orElseThrow().overdue()).isFalse();

    moveClockTo(Instant.parse("2026-11-26T10:00:01Z"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> told().contains("review-overdue"));

    assertThat(reviews.find(id).orElseThrow().overdue()).isTrue();
    assertThat(told())
        .as("the lead is a reviewer too")
        .containsExactlyInAnyOrder("review-reminder", "review-reminder", "review-overdue");
    assertThat(reviewer.tasks(id.toString())).as("it stays reviewable").hasSize(1);
  }

  @Test
  void a_withdrawn_request_leaves_no_task() {
    start();

    withdraw();

    assertThat(reviewer.tasks(id.toString())).isEmpty();
    Awaitility.await("the end")
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                processes
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(id.toString())
                        .count()
                    == 0);
    assertThat(
            db.sql("SELECT closed_at IS NOT NULL FROM review WHERE id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  private Review start() {
    return reviews.together(() -> reviews.start("Verification", id, FACTS));
  }

  private void withdraw() {
    reviews.together(
        () -> {
          reviews.withdraw(id);
          return id;
        });
  }

  private List<String> told() {
    return db.sql("SELECT kind FROM letter WHERE topic = :topic")
        .param("topic", "review:" + id)
        .query(String.class)
        .list();
  }
}
