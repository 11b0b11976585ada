package io.kaquan.staff.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaquan.fixture.Rest;
import io.kaquan.fixture.Rest.Answer;
import io.kaquan.platform.calendar.WorkingDays;
import io.kaquan.platform.guard.UnderReview;
import io.kaquan.platform.schedule.Timetable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class UntouchedTasksTest extends UnderReview {
  @Autowired private UntouchedTasks untouched;
  @Autowired private GivingBack givingBack;
  @Autowired private Timetable timetable;
  @Autowired private WorkingDays days;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private JdbcClient db;

  @Test
  void after_a_working_day_without_a_touch_a_task_is_its_groups_again() {
    LocalDate day = nextWorkingDay(today());
    moveClockTo(at(day, 16, 0));
    claim();

    moveClockTo(at(nextWorkingDay(day), 15, 55));
    untouched.run();
    assertThat(waiting()).as("five minutes before").returns("reviewer", Task::getAssignee);

    moveClockTo(at(nextWorkingDay(day), 16, 1));
    timetable.runAll();

    assertThat(waiting()).returns(null, Task::getAssignee);
    assertThat(new Rest(address(""), "lead").get("/engine-rest/task/" + task + "/comment").text())
        .contains("自动退回", "Given back: claimed by reviewer and untouched");
    assertThat(reviewer.get("/engine-rest/task?candidateGroup=reviewers&unassigned=true").text())
        .contains(task);
  }

  @Test
  void every_touch_begins_the_working_day_anew() {
    LocalDate first = nextWorkingDay(today());
    LocalDate second = nextWorkingDay(first);
    moveClockTo(at(first, 10, 0));
    claim();
    moveClockTo(at(first, 17, 0));
    Answer commented =
        reviewer.post(
            "/engine-rest/task/" + task + "/comment/create",
            "{\"message\": \"waiting for the registry\"}");
    assertThat(commented.status()).as(commented.text()).isEqualTo(200);

    moveClockTo(at(second, 16, 0));
    untouched.run();
    assertThat(waiting()).returns("reviewer", Task::getAssignee);

    moveClockTo(at(second, 17, 1));
    untouched.run();
    assertThat(waiting()).returns(null, Task::getAssignee);
  }

  @Test
  void a_task_that_was_touched_since_it_was_looked_at_stays() {
    claim();
    Task seen = waiting();
    tasks.createComment(task, null, "on it");
    assertThat(givingBack.ifUntouchedSince(seen)).isFalse();
    assertThat(waiting()).returns("reviewer", Task::getAssignee);

    Task passedOn = waiting();
    tasks.setAssignee(task, "lead");
    assertThat(givingBack.ifUntouchedSince(passedOn)).isFalse();
    assertThat(waiting()).returns("lead", Task::getAssignee);

    Task done = waiting();
    assertThat(
            new Rest(address(""), "lead")
                .post(
                    "/engine-rest/task/" + task + "/submit-form",
                    "{\"variables\": {\"decision\": {\"value\": \"approve\"}}}")
                .status())
        .isEqualTo(204);
    assertThat(givingBack.ifUntouchedSince(done)).isFalse();
  }

  @Test
  void a_task_that_is_touched_at_the_same_moment_stays() {
    claim();
    Task seen = waiting();
    CompletableFuture<Boolean> node =
        new TransactionTemplate(transactions)
            .execute(
                status -> {
                  tasks.setPriority(task, 70);
                  CompletableFuture<Boolean> giving =
                      CompletableFuture.supplyAsync(() -> givingBack.ifUntouchedSince(seen));
                  Awaitility.await("the other node waits for the row")
                      .until(
                          () ->
                              db.sql(
                                          "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query ILIKE '%act_ru_task%'")
                                      .query(Integer.class)
                                      .single()
                                  > 0);
                  return giving;
                });

    assertThatThrownBy(() -> node.get(30, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(OptimisticLockingException.class);
    assertThat(waiting()).returns("reviewer", Task::getAssignee).returns(70, Task::getPriority);
    assertThat(tasks.getTaskComments(task)).isEmpty();
  }

  private void claim() {
    assertThat(
            reviewer
                .post("/engine-rest/task/" + task + "/claim", "{\"userId\": \"reviewer\"}")
                .status())
        .isEqualTo(204);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), clock.getZone());
  }

  private LocalDate nextWorkingDay(LocalDate day) {
    return days.after(day, 1);
  }

  private Instant at(LocalDate day, int hour, int minute) {
    return day.atTime(hour, minute).atZone(clock.getZone()).toInstant();
  }
}
