package io.kaquan.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kaquan.StaffBrowser;
import io.kaquan.engine.UnderReview;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HoursLeftTest extends UnderReview {
  private static final String HOURS_LEFT = "/camunda/api/tasklist/plugin/kaquan-review/default/hours-left?task=";

  @Test
  void rows_tell_the_working_hours_that_are_left() throws Exception {
    Instant due = waiting().getDueDate().toInstant();
    JsonNode now = left(browser("reviewer", "tasklist"));
    assertThat(now.path("hours").asInt()).as("three working days, and what is left of today").isBetween(27, 36);
    assertThat(now.path("overdue").asBoolean(true)).isFalse();

    moveClockTo(due.minus(Duration.ofMinutes(150)));
    assertThat(left(browser("reviewer", "tasklist")).toString()).isEqualTo("{\"hours\":2,\"overdue\":false}");

    moveClockTo(due.minus(Duration.ofHours(9)));
    assertThat(left(browser("lead", "tasklist")).toString()).isEqualTo("{\"hours\":8,\"overdue\":false}");

    moveClockTo(due.minus(Duration.ofHours(10)));
    assertThat(left(browser("lead", "tasklist")).toString()).isEqualTo("{\"hours\":9,\"overdue\":false}");

    moveClockTo(due);
    assertThat(left(browser("reviewer", "tasklist")).toString()).isEqualTo("{\"hours\":0,\"overdue\":true}");
  }

  @Test
  void of_a_task_that_one_may_not_see_not_a_word_is_said() {
    assertThat(browser("settler", "tasklist").get(HOURS_LEFT + task).body()).isEqualTo("{}");
    assertThat(browser("reviewer", "tasklist").get(HOURS_LEFT + "none").body()).isEqualTo("{}");
    assertThat(new StaffBrowser(address("")).get(HOURS_LEFT + task).statusCode()).isEqualTo(401);
    assertThat(browser("reviewer", "tasklist").get(HOURS_LEFT.replace("default", "other") + task).statusCode())
        .isNotEqualTo(200);
  }

  @Test
  void a_page_of_rows_is_asked_about_at_once_but_not_the_whole_world() {
    String many = IntStream.range(0, 101).mapToObj(n -> "task=" + n).collect(Collectors.joining("&"));
    StaffBrowser reviewer = browser("reviewer", "tasklist");

    assertThat(reviewer.get(HOURS_LEFT.replace("?task=", "?" + many)).statusCode()).isEqualTo(400);
    assertThat(reviewer.get(HOURS_LEFT.replace("?task=", "")).statusCode()).isEqualTo(400);
    assertThat(reviewer.get(HOURS_LEFT + task + "&" + many.replaceAll("&task=100$", "").replaceAll("^task=0&", ""))
        .body()).contains(task);
  }

  @Test
  void the_script_and_its_looks_are_there() {
    StaffBrowser reviewer = browser("reviewer", "tasklist");
    for (String file : new String[] {"plugin.js", "plugin.css"}) {
      assertThat(reviewer.get("/camunda/api/tasklist/plugin/kaquan-review/static/app/" + file).statusCode()).isEqualTo(200);
    }
    assertThat(reviewer.get("/camunda/app/tasklist/default/").body()).contains("kaquan-review");
  }

  private JsonNode left(StaffBrowser person) throws Exception {
    return new ObjectMapper().readTree(person.get(HOURS_LEFT + task).body()).path(task);
  }
}
