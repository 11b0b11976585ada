package io.kaquan.console.figures;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.kaquan.coupon.statistics.Selection;
import io.kaquan.distribution.delivery.Deliveries;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is counted, summed up and filtered, and what is refused. */
class FigureFilterPagesTest extends FigureScenario {
  @Autowired private Deliveries deliveries;

  @Test
  void a_view_counts_once_for_each_browser_card_and_day_and_only_by_the_pages_script() {
    String ticket =
        deliveries
            .make(appid, List.of(new Deliveries.Item(card, null, null, false, "window")), null)
            .delivery()
            .ticket();
    PageVisitor guest = new PageVisitor(address(""));
    guest.get("/wallet/q/" + ticket);
    guest.get("/wallet/q/" + ticket);
    assertThat(viewed()).as("looking changes nothing").isEqualTo("0");
    assertThat(guest.submit("/wallet/q/" + ticket + "/seen", Map.of())).returns(204, Page::status);
    guest.get("/wallet/q/" + ticket);
    guest.submit("/wallet/q/" + ticket + "/seen", Map.of());
    assertThat(viewed()).isEqualTo("1");
    assertThat(guest.post("/wallet/q/" + ticket + "/seen", Map.of()))
        .as("without the page's token")
        .returns(403, Page::status);
    PageVisitor other = new PageVisitor(address(""));
    other.get("/wallet/q/" + ticket);
    other.submit("/wallet/q/" + ticket + "/seen", Map.of());
    assertThat(viewed()).isEqualTo("2");
    assertThat(row(file("range=today", "channel"), "channel", "window")).startsWith("2", "0");
    moveClockBy(Duration.ofDays(1));
    closing.run();
    guest.get("/wallet/q/" + ticket);
    guest.submit("/wallet/q/" + ticket + "/seen", Map.of());
    assertThat(viewed()).as("another day").isEqualTo("1");
    assertThat(
            tile(
                browser.get("/console/figures?range=7&channel=%3Dwindow&card=" + card).html(),
                "viewed"))
        .contains(">3<");
    assertThat(tile(browser.get("/console/figures?range=7").html(), "viewed"))
        .as("one day closed, one not")
        .contains(">3<");
    assertThat(guest.get("/wallet/q/none-such").html()).doesNotContain("/seen");
    guest.get("/wallet/q/" + ticket);
    assertThat(
            guest.submit(
                "/wallet/q/" + ticket + "/seen", Map.of("place", "7", "outer_str", "forged")))
        .returns(204, Page::status);
  }

  @Test
  void more_channels_than_fifty_are_summed() {
    IntStream.range(0, 53).forEach(number -> issued("person-" + number));
    issued("person-0");
    List<NamedCsvRecord> channels = file("range=today", "channel");
    assertThat(channels).hasSize(51);
    assertThat(row(channels, "channel", "(others)")).startsWith("0", "3");
    assertThat(row(channels, "channel", "person-0")).startsWith("0", "2");
    String html = browser.get("/console/figures?range=today").html();
    assertThat(tile(html, "claimed")).contains(">54<");
    assertThat(html).contains("Others (31)", "Other channels");
    assertThat(
            tile(
                browser
                    .get("/console/figures?range=today&channel=%3D" + encoded(Selection.OTHERS))
                    .html(),
                "claimed"))
        .contains(">3<");
  }

  @Test
  void whatever_is_asked_for_nobody_sees_what_is_another_merchants() {
    issued("secret-channel");
    merchants.register("Rival", at("rival"), PASSWORD, Locale.ENGLISH);
    PageVisitor rival = new PageVisitor(address("")).signedInAs(at("rival"), PASSWORD);
    assertThat(rival.get("/console/figures").html()).contains("No figures yet", "figures-empty");
    assertThat(browser.get("/console").html())
        .as("the week, on the first page")
        .containsPattern("(?s)week-claimed.{0,200}>1<");
    assertThat(rival.get("/console").html())
        .as("a week without anything")
        .doesNotContain("week-claimed");
    assertThat(rival.get("/console/figures?card=" + card)).returns(404, Page::status);
    assertThat(rival.get("/console/figures?account=" + appid)).returns(404, Page::status);
    assertThat(rival.get("/console/figures.csv?card=" + card)).returns(404, Page::status);
    String theirs = store("Back door");
    assertThat(rival.get("/console/figures?channel=%3Dsecret-channel&store=%3D" + theirs).html())
        .contains("No matching data")
        .doesNotContain("Back door");
  }

  @Test
  void nonsense_is_answered_at_its_field() {
    Page page = browser.get("/console/figures?from=soon&to=2026-02-30");
    assertThat(page).returns(400, Page::status);
    assertThat(page.html())
        .contains("value=\"soon\"", "id=\"figures-from-fault\"", "id=\"figures-to-fault\"");
    String today = LocalDate.now(clock).toString();
    assertThat(browser.get("/console/figures?from=2020-01-01&to=" + today).html())
        .contains("At most 366 days");
    assertThat(browser.get("/console/figures?from=" + today + "&to=2020-01-01").html())
        .contains("The end is before the beginning");
    assertThat(
            browser
                .get(
                    "/console/figures?from="
                        + LocalDate.now(clock).plusDays(2)
                        + "&to="
                        + LocalDate.now(clock).plusDays(3))
                .html())
        .contains("in the future");
    assertThat(browser.get("/console/figures?from=%2B999999999-01-01&to=%2B999999999-12-31"))
        .returns(400, Page::status);
    assertThat(browser.get("/console/figures.csv?from=soon")).returns(400, Page::status);
    assertThat(browser.get("/console/figures.csv?by=code")).returns(404, Page::status);
    assertThat(
            browser.get(
                "/console/figures?from=" + LocalDate.now(clock).minusDays(365) + "&to=" + today))
        .returns(200, Page::status);
    for (String nasty :
        List.of(
            "'; DROP TABLE card; --",
            "<script>alert(1)</script>",
            "\0",
            "=\0",
            "%_",
            "x".repeat(2000))) {
      String html =
          browser
              .get(
                  "/console/figures?range=nonsense&channel="
                      + encoded(nasty)
                      + "&store="
                      + encoded(nasty))
              .html();
      assertThat(html).contains("figures-filter").doesNotContain("<script>alert");
    }
    assertThat(browser.get("/console/figures?card=" + encoded("' OR 1=1")))
        .returns(404, Page::status);
  }

  private String viewed() {
    return file("range=today", "day").get(0).getField("viewed");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
