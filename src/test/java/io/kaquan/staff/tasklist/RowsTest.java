package io.kaquan.staff.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.StaffBrowser;
import io.kaquan.platform.guard.UnderReview;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RowsTest extends UnderReview {
  private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

  private static final String ROWS =
      "/camunda/api/tasklist/plugin/kaquan-review/default/rows?task=";

  @Autowired private CardCommands commands;

  @Test
  void rows_tell_the_working_hours_that_are_left() throws Exception {
    Instant due = waiting().getDueDate().toInstant();
    JsonNode now = row(browser("reviewer", "tasklist"));
    assertThat(now.path("hours").asInt())
        .as("three working days, and what is left of today")
        .isBetween(27, 36);
    assertThat(now.path("overdue").asBoolean(true)).isFalse();

    moveClockTo(due.minus(Duration.ofMinutes(150)));
    assertThat(left(browser("reviewer", "tasklist"))).isEqualTo("2 false");

    moveClockTo(due.minus(Duration.ofHours(9)));
    assertThat(left(browser("lead", "tasklist"))).isEqualTo("8 false");

    moveClockTo(due.minus(Duration.ofHours(10)));
    assertThat(left(browser("lead", "tasklist"))).isEqualTo("9 false");

    moveClockTo(due);
    assertThat(left(browser("reviewer", "tasklist"))).isEqualTo("0 true");
  }

  @Test
  void a_row_tells_whose_application_it_is() throws Exception {
    assertThat(
            new ObjectMapper()
                .convertValue(row(browser("reviewer", "tasklist")).path("facts"), FACTS))
        .containsEntry("merchant", "晨光咖啡")
        .containsEntry("subject", "晨光咖啡")
        .containsEntry("kind", "公众平台 Official account platform")
        .containsEntry("round", 1)
        .extractingByKey("due")
        .asString()
        .endsWith(" 18:00");
    assertThat(
            reviewer
                .get(
                    "/engine-rest/variable-instance/count?variableName=merchantName&processInstanceIdIn="
                        + instance)
                .text())
        .as("and no more of its instance")
        .contains(":0");
  }

  @Test
  void a_row_tells_which_card_it_is() throws Exception {
    String card = CardMaker.aCashCard().create(commands);
    task = (String) new Reviewer(address(""), "reviewer").task(card).get("id");

    assertThat(
            new ObjectMapper()
                .convertValue(row(browser("reviewer", "tasklist")).path("facts"), FACTS))
        .containsOnlyKeys("merchant", "subject", "kind", "due")
        .extractingByKey("kind")
        .asString()
        .contains("Cash coupon");
  }

  @Test
  void of_a_task_that_one_may_not_see_not_a_word_is_said() {
    assertThat(browser("settler", "tasklist").get(ROWS + task).body()).isEqualTo("{}");
    assertThat(browser("reviewer", "tasklist").get(ROWS + "none").body()).isEqualTo("{}");
    assertThat(new StaffBrowser(address("")).get(ROWS + task).statusCode()).isEqualTo(401);
    assertThat(
            browser("reviewer", "tasklist")
                .get(ROWS.replace("default", "other") + task)
                .statusCode())
        .isNotEqualTo(200);
  }

  @Test
  void a_page_of_rows_is_asked_about_at_once_but_not_the_whole_world() {
    String many =
        IntStream.range(0, 101).mapToObj(n -> "task=" + n).collect(Collectors.joining("&"));
    StaffBrowser reviewer = browser("reviewer", "tasklist");

    assertThat(reviewer.get(ROWS.replace("?task=", "?" + many)).statusCode()).isEqualTo(400);
    assertThat(reviewer.get(ROWS.replace("?task=", "")).statusCode()).isEqualTo(400);
    assertThat(
            reviewer
                .get(
                    ROWS
                        + task
                        + "&"
                        + many.replaceAll("&task=100$", "").replaceAll("^task=0&", ""))
                .body())
        .contains(task);
  }

  @Test
  void the_script_and_its_looks_are_there() {
    StaffBrowser reviewer = browser("reviewer", "tasklist");
    for (String file : new String[] {"plugin.js", "plugin.css"}) {
      assertThat(
              reviewer
                  .get("/camunda/api/tasklist/plugin/kaquan-review/static/app/" + file)
                  .statusCode())
          .isEqualTo(200);
    }
    assertThat(reviewer.get("/camunda/app/tasklist/default/").body()).contains("kaquan-review");
  }

  private String left(StaffBrowser person) throws Exception {
    return row(person).path("hours").asText() + " " + row(person).path("overdue").asText();
  }

  private JsonNode row(StaffBrowser person) throws Exception {
    return new ObjectMapper().readTree(person.get(ROWS + task).body()).path(task);
  }
}
