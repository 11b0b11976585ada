package io.kaquan.staff.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Scenario;
import io.kaquan.platform.calendar.CalendarYears;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CalendarPageTest extends Scenario {
  private static final String LINES =
      IntStream.rangeClosed(1, 9)
          .mapToObj(day -> "2032-01-0" + day + ",休,元旦")
          .collect(Collectors.joining("\n"));

  @Autowired private CalendarYears years;

  @AfterEach
  void theYearsAreAsTheyWere() {
    years.remove(2032);
  }

  @Test
  void an_operator_enters_a_year_after_a_look_and_takes_it_back() {
    PageVisitor operator = new PageVisitor(address("")).signedInAtTasklistAs("admin");
    assertThat(operator.get("/ops/calendar").html()).contains("2026", "not entered");
    Page fault = operator.submit("/ops/calendar/check", Map.of("lines", "2032-01-01,feast,<b>"));
    assertThat(fault.status()).isEqualTo(422);
    assertThat(fault.html()).contains("Line 1:", "holiday or working", "&lt;b&gt;");

    Page look = operator.submit("/ops/calendar/check", Map.of("lines", LINES));
    assertThat(look.html()).contains("2032: is this right?", "2032-01-09", "stay as they are");
    assertThat(years.days(2032)).as("only looked at").isEmpty();
    Page kept = operator.submit("/ops/calendar/enter", Map.of());
    assertThat(kept).returns("/ops/calendar/2032", Page::path);
    assertThat(kept.html()).contains("Entered by admin");
    assertThat(years.days(2032)).hasSize(9);

    operator.submit("/ops/calendar/2032/remove", Map.of());
    assertThat(operator.get("/ops/calendar/2032").status()).isEqualTo(404);
  }

  @Test
  void every_page_is_there_in_both_languages() {
    PageVisitor operator = new PageVisitor(address("")).signedInAtTasklistAs("admin");
    for (String language : new String[] {"zh-CN", "en"}) {
      for (String path : new String[] {"/ops/calendar", "/ops/calendar/2026"}) {
        assertThat(operator.get(path + "?lang=" + language).html())
            .contains("<html lang=\"" + language)
            .doesNotContain("??");
      }
    }
  }
}
