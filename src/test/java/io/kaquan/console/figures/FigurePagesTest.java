package io.kaquan.console.figures;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.kaquan.card.design.CardId;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.gift.Gifts;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.coupon.ledger.Ledger;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.statistics.Breakdown;
import io.kaquan.coupon.statistics.Selection;
import io.kaquan.coupon.statistics.Statistics;
import io.kaquan.fixture.CardMaker;
import io.kaquan.platform.schedule.TimetableEntry;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** The pages and files of figures say what the ledger says. */
class FigurePagesTest extends FigureScenario {
  @Autowired private Gifts gifts;

  @Autowired private Ledger ledger;

  @Autowired private Statistics statistics;

  @Autowired
  @Qualifier("expireSweep") private TimetableEntry sweep;

  @Test
  void page_and_files_say_what_the_ledger_says() {
    String west = store("West");
    String east = store("East");
    LocalDate first = LocalDate.now(clock);
    Coupon one = issued("menu");
    Coupon two = issued("menu");
    issued("menu");
    Coupon three = issued("=poster");
    issued(null);
    redeemed(one, west, 700L);
    redeemed(three, east, 550L);
    done(new CouponCommand.Reverse(new AppId(appid), one.code(), null, "a mistake", null, PROGRAM));
    done(gifts.offer(new AppId(appid), two.code(), new CardId(card), two.openid(), PROGRAM));
    Coupon given = accepted(two);
    moveClockBy(Duration.ofDays(1));
    redeemed(one, east, 900L);
    redeemed(given, west, null);
    moveClockBy(Duration.ofDays(40));
    sweep.run();

    String time = "from=" + first + "&to=" + LocalDate.now(clock);
    List<NamedCsvRecord> days = file(time, "day");
    assertThat(days).hasSize(42);
    assertThat(row(days, "day", first.toString()))
        .containsExactly("0", "5", "2", "12.50", "1", "7.00", "1", "0");
    assertThat(row(days, "day", first.plusDays(1).toString()))
        .containsExactly("0", "0", "2", "19.00", "0", "0.00", "0", "0");
    assertThat(row(days, "day", first.plusDays(41).toString()))
        .containsExactly("0", "0", "0", "0.00", "0", "0.00", "0", "2");
    for (NamedCsvRecord day : days) {
      Map<EntryKind, Long> told = new EnumMap<>(EntryKind.class);
      ledger.read(
          new MerchantId(merchant),
          LocalDate.parse(day.getField("day")),
          entry -> {
            if (!entry.isClaimOfGift()) {
              told.merge(entry.kind(), 1L, Long::sum);
            }
          });
      assertThat(
              Map.of(
                  "claimed",
                  EntryKind.CLAIMED,
                  "redeemed",
                  EntryKind.REDEEMED,
                  "taken_back",
                  EntryKind.REVERSED,
                  "given",
                  EntryKind.GIFTED,
                  "expired",
                  EntryKind.EXPIRED))
          .allSatisfy(
              (column, kind) ->
                  assertThat(day.getField(column))
                      .isEqualTo(Long.toString(told.getOrDefault(kind, 0L))));
    }
    assertThat(row(file(time, "channel"), "channel", "menu"))
        .containsExactly("0", "3", "3", "26.00", "1", "7.00", "1", "1");
    assertThat(row(file(time, "channel"), "channel", "`=poster"))
        .as("no formula")
        .startsWith("0", "1", "1", "5.50");
    assertThat(row(file(time, "channel"), "channel", "")).startsWith("0", "1", "0");
    assertThat(row(file(time, "store"), "store_id", stored(west)))
        .containsExactly("Corner Bakery (West)", "0", "0", "2", "17.00", "1", "7.00", "0", "0");
    assertThat(row(file(time, "store"), "store_id", stored(east)))
        .startsWith("Corner Bakery (East)", "0", "0", "2", "14.50");
    assertThat(
            row(
                file(time + "&channel=%3Dmenu&store=%3D" + east, "day"),
                "day",
                first.plusDays(1).toString()))
        .startsWith("0", "0", "1", "9.00");

    assertThat(row(file(time, "card"), "card_id", card)).contains("5", "4", "31.50");
    String months = "from=" + first.withDayOfMonth(1) + "&to=" + LocalDate.now(clock);
    List<String> narrowed =
        List.of(
            time,
            months + "&channel=%3Dmenu",
            months + "&store=%3D" + west,
            months + "&channel=%3Dmenu&store=%3D" + east);
    List<List<String>> before = narrowed.stream().map(this::everyFile).toList();
    closing.run();
    closing.run();
    assertThat(narrowed.stream().map(this::everyFile))
        .as("summed up at night")
        .containsExactlyElementsOf(before);

    String html = browser.get("/console/figures?" + time).html();
    assertThat(tile(html, "redeemed")).contains(">4<");
    assertThat(tile(html, "amount")).contains("¥31.50");
    assertThat(tile(html, "reversed")).contains(">1<");
    assertThat(tile(html, "back")).contains("¥7.00");
    assertThat(tile(html, "given")).contains(">1<");
    assertThat(tile(html, "expired")).contains(">2<");
    assertThat(html).contains("Corner Bakery (West)", "No channel", "80.0%");
    String second =
        browser
            .get("/console/figures?from=" + first.plusDays(1) + "&to=" + first.plusDays(1))
            .html();
    assertThat(tile(second, "amount"))
        .as("against the day before")
        .contains("¥19.00", "+52%", "previous: ¥12.50");
    assertThat(browser.get("/console/figures?lang=zh-CN&" + time).html())
        .contains("核销金额")
        .doesNotContain("??");
    assertThat(browser.get("/console/cards/" + card).html())
        .contains("近 30 天")
        .doesNotContain("??");
  }

  @Test
  void sums_of_finished_days_say_what_was_counted_whatever_time_and_part_is_asked_for() {
    String second = "wx" + mark.substring(1) + "2";
    addAccount(second, "Bakery's second");
    String other = onSale(CardMaker.aCashCard().of(second).withStock(200));
    String west = store("West");
    LocalDate first = LocalDate.now(clock);
    for (int days = 0; days < 70; days += 7) {
      redeemed(issued("menu"), west, 700L);
      done(
          new CouponCommand.Issue(
              new AppId(second),
              new CardId(other),
              new OpenId(somebody()),
              null,
              days % 2 == 0 ? "menu" : null,
              null,
              PROGRAM));
      moveClockBy(Duration.ofDays(7));
    }
    issued("menu");
    LocalDate today = LocalDate.now(clock);
    List<LocalDate> edges =
        first
            .datesUntil(today.plusDays(1))
            .filter(
                day ->
                    List.of(1, 2, 15, 16).contains(day.getDayOfMonth())
                        || day.equals(day.with(TemporalAdjusters.lastDayOfMonth()))
                        || day.equals(first)
                        || day.isAfter(today.minusDays(3)))
            .toList();
    MerchantId whose = new MerchantId(merchant);
    List<Selection> asked =
        edges.stream()
            .flatMap(
                from ->
                    edges.stream()
                        .filter(to -> !to.isBefore(from))
                        .flatMap(
                            to ->
                                Stream.of(
                                    Selection.all(whose, from, to),
                                    new Selection(
                                        whose, from, to, new AppId(second), null, null, null),
                                    new Selection(whose, from, to, null, null, "menu", null),
                                    new Selection(
                                        whose, from, to, new AppId(second), null, "menu", null),
                                    new Selection(whose, from, to, null, null, null, west),
                                    new Selection(
                                        whose,
                                        from,
                                        to,
                                        new AppId(appid),
                                        new CardId(card),
                                        null,
                                        null))))
            .toList();
    List<Breakdown> before = asked.stream().map(statistics::breakDown).toList();
    assertThat(before.get(0).cards()).hasSize(2);
    closing.run();
    for (int at = 0; at < asked.size(); at++) {
      assertThat(statistics.breakDown(asked.get(at)))
          .as("%s", asked.get(at))
          .isEqualTo(before.get(at));
    }
    assertThat(
            row(
                file("from=" + first + "&to=" + today + "&account=" + second, "card"),
                "card_id",
                other))
        .contains("10");
    assertThat(
            file("from=" + first + "&to=" + today + "&account=" + second + "&card=" + card, "card"))
        .isEmpty();
  }

  private List<String> everyFile(String time) {
    return Stream.of("day", "channel", "store", "card")
        .map(by -> browser.get("/console/figures.csv?" + time + "&by=" + by).html())
        .toList();
  }

  /** As a file has it: long numbers would be rounded. */
  private static String stored(String id) {
    return id.length() > 9 ? "`" + id : id;
  }

  private void redeemed(Coupon coupon, String where, Long fen) {
    done(
        new CouponCommand.Redeem(new AppId(appid), coupon.code(), null, fen, where, null, PROGRAM));
  }

  private Coupon accepted(Coupon offered) {
    return done(
        gifts.accept(
            gifts.latest(new AppId(appid), new CardId(card), offered.code()).orElseThrow().id(),
            new OpenId(somebody()),
            PROGRAM));
  }
}
