package io.kaquan.coupon.lifecycle;

import static io.kaquan.fixture.CardMaker.aCashCard;
import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.card.design.CardId;
import io.kaquan.card.design.Designs;
import io.kaquan.card.lifecycle.Shop;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.gift.Gifts;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.platform.schedule.Timetable;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import io.kaquan.reconciliation.statement.StatementRow;
import io.kaquan.reconciliation.statement.Statements;
import io.kaquan.reconciliation.trace.Trace;
import io.kaquan.reconciliation.trace.TraceResult;
import io.kaquan.reconciliation.trace.Traces;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * How it could be: the whole trace of a code, what was refused, and where it stands in the
 * statements.
 */
class TracesTest extends CouponScenario {
  private static final Actor TILL =
      new Actor(Source.TILL, "anna@demo.example", "till 2", "203.0.113.9");

  @Autowired private Traces traces;
  @Autowired private Gifts gifts;
  @Autowired private Statements statements;
  @Autowired private ApplicationContext beans;
  @Autowired private Timetable timetable;

  @Test
  void a_redemption_its_refusal_and_its_reversal_are_told_in_order() {
    Coupon coupon = issued(onSale(aCashCard()));
    done(
        coupons.execute(
            new CouponCommand.Redeem(
                new AppId(APPID), coupon.code(), null, 500L, "store-1", null, TILL)));
    redeem(coupon.code().value());
    done(reverse(coupon.code().value()));

    Trace trace = told(coupon.code().value(), null);
    assertThat(trace.coupon())
        .returns(coupon.code(), Coupon::code)
        .returns(CouponStatus.NORMAL, Coupon::status);
    assertThat(words(trace))
        .containsExactly("CLAIMED", "REDEEMED", "REDEEM ALREADY_REDEEMED", "REVERSED");
    assertThat(entry(trace, 1))
        .returns("anna@demo.example", entry -> entry.by().clerk())
        .returns("till 2", entry -> entry.by().device())
        .returns("store-1", entry -> entry.by().locationId())
        .returns(500L, entry -> entry.amountFen());
    assertThat(trace.moreRefusals()).isFalse();
  }

  @Test
  void a_new_code_goes_on_with_the_life_of_the_old_one() {
    String card = onSale(aCashCard().withCustomCodes());
    String other = onSale(aCashCard().withCustomCodes());
    String former = "F" + System.nanoTime();
    String latter = "L" + System.nanoTime();
    done(
        coupons.execute(
            new CouponCommand.Issue(
                new AppId(APPID),
                new CardId(card),
                new OpenId(somebody()),
                new CouponCode(former),
                null,
                null,
                API)));
    done(
        coupons.execute(
            new CouponCommand.Recode(
                new AppId(APPID),
                new CouponCode(former),
                new CardId(card),
                new CouponCode(latter),
                API)));
    done(
        coupons.execute(
            new CouponCommand.Redeem(
                new AppId(APPID),
                new CouponCode(latter),
                new CardId(card),
                null,
                null,
                null,
                API)));

    assertThat(words(told(former, null))).containsExactly("CLAIMED", "RECODED", "REDEEMED");
    assertThat(words(told(latter, card))).containsExactly("CLAIMED", "RECODED", "REDEEMED");
    assertThat(told(former, null).coupon().code().value()).isEqualTo(latter);

    done(
        coupons.execute(
            new CouponCommand.Issue(
                new AppId(APPID),
                new CardId(other),
                new OpenId(somebody()),
                new CouponCode(latter),
                null,
                null,
                API)));
    assertThat(refused(latter, null)).isEqualTo(Refusal.CARD_ID_NEEDED);
    assertThat(words(told(latter, other))).containsExactly("CLAIMED");
  }

  @Test
  void given_away_deleted_and_deposited_codes_are_explained_too() {
    Coupon coupon = issued(onSale(aCashCard()));
    done(gifts.offer(new AppId(APPID), coupon.code(), coupon.cardId(), coupon.openid(), API));
    Coupon friends =
        done(
            gifts.accept(
                gifts.latest(new AppId(APPID), coupon.cardId(), coupon.code()).orElseThrow().id(),
                new OpenId(somebody()),
                API));
    Trace trace = told(coupon.code().value(), null);
    assertThat(words(trace)).containsExactly("CLAIMED", "GIFT_OFFERED", "GIFTED");
    assertThat(entry(trace, 2).otherCode()).isEqualTo(friends.code());
    assertThat(trace.coupon().status()).isEqualTo(CouponStatus.GIFT_SUCC);
    done(
        coupons.execute(
            new CouponCommand.Delete(
                new AppId(APPID), friends.code(), friends.cardId(), friends.openid(), API)));
    assertThat(words(told(friends.code().value(), null))).containsExactly("CLAIMED", "DELETED");

    String card = onSale(aCashCard().withDepositedCodes());
    String code = "D" + System.nanoTime();
    coupons.deposit(new AppId(APPID), new CardId(card), List.of(new CouponCode(code)), API);
    assertThat(words(told(code, null))).containsExactly("DEPOSITED");
    assertThat(told(code, null).coupon().openid()).isNull();
  }

  @Test
  void codes_that_never_were_are_guesses_and_others_have_none() {
    Coupon coupon = issued(onSale(aCashCard()));
    assertThat(refused("000000000000", null)).isEqualTo(Refusal.UNKNOWN_CODE);
    assertThat(refused(coupon.code().value(), "pSomeOtherCard")).isEqualTo(Refusal.UNKNOWN_CODE);
    assertThat(why(traces.of(new AppId("wxdemo0000000003"), List.of(coupon.code()), null, API)))
        .as("another appid's")
        .isEqualTo(Refusal.UNKNOWN_CODE);
    assertThat(why(traces.of(new AppId(APPID), List.of(), null, API)))
        .isEqualTo(Refusal.UNKNOWN_CODE);
    Actor guesser = Actor.api("203.0.113." + System.nanoTime());
    for (int guess = 0; guess < 400; guess++) {
      traces.of(
          new AppId("wxdemo0000000003"), List.of(new CouponCode("000000000000")), null, guesser);
    }
    assertThat(
            why(
                traces.of(
                    new AppId("wxdemo0000000003"),
                    List.of(new CouponCode("000000000000")),
                    null,
                    guesser)))
        .isEqualTo(Refusal.TOO_MANY_GUESSES);
  }

  @Test
  void an_entry_is_found_in_the_statement_of_its_day() {
    Shop shop = Shop.activated(beans);
    String card = shop.cardOnSale(Designs.cash());
    Coupon coupon =
        done(
            coupons.execute(
                new CouponCommand.Issue(
                    new AppId(shop.appid()),
                    new CardId(card),
                    new OpenId(somebody()),
                    null,
                    null,
                    null,
                    API)));
    done(
        coupons.execute(
            new CouponCommand.Redeem(
                new AppId(shop.appid()), coupon.code(), null, null, null, null, API)));
    done(
        coupons.execute(
            new CouponCommand.Reverse(
                new AppId(shop.appid()), coupon.code(), null, "wrong coupon", null, API)));
    done(
        gifts.offer(
            new AppId(shop.appid()), coupon.code(), new CardId(card), coupon.openid(), API));
    LocalDate day = LocalDate.now(clock);
    assertThat(lines(shop, coupon)).as("the day is not over").containsOnlyNulls();
    moveClockBy(Duration.ofDays(1));
    timetable.runAll();
    Awaitility.await("the statement")
        .atMost(Duration.ofMinutes(1))
        .until(() -> statements.find(new MerchantId(shop.merchantId()), day).isPresent());

    List<StatementRow> lines = lines(shop, coupon);
    assertThat(lines.subList(0, 4))
        .as("no statement lists offers")
        .containsExactly(
            new StatementRow(day, 1), new StatementRow(day, 2), new StatementRow(day, 3), null);
    List<String> rows =
        new String(
                statements.file(new MerchantId(shop.merchantId()), day).orElseThrow(),
                StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertThat(rows.get(2)).startsWith("2,").contains("REDEEMED", "`" + coupon.code().value());
    assertThat(rows.get(3)).startsWith("3,").contains("REVERSED", "`" + coupon.code().value());
  }

  private List<StatementRow> lines(Shop shop, Coupon coupon) {
    return traces
        .of(new AppId(shop.appid()), List.of(coupon.code()), null, API)
        .fold(trace -> trace.steps().stream().map(TracesTest::row).toList(), why -> List.of());
  }

  @Test
  void a_merchant_reads_it_on_a_page() {
    Coupon coupon = issued(onSale(aCashCard()));
    done(
        coupons.execute(
            new CouponCommand.Redeem(
                new AppId(APPID), coupon.code(), null, 500L, "store-1", null, TILL)));
    redeem(coupon.code().value());
    done(reverse(coupon.code().value()));
    PageVisitor merchant = new PageVisitor(address(""));
    merchant.signIn("merchant@demo.example", "demo");
    merchant.get("/console/explain?lang=en");
    Page page =
        merchant.submit(
            "/console/explain",
            Map.of(
                "appid",
                APPID,
                "code",
                coupon.code().value().substring(0, 4)
                    + " "
                    + coupon.code().value().substring(4, 8)
                    + "-"
                    + coupon.code().value().substring(8)));
    assertThat(page.path()).as("addresses end in logs").isEqualTo("/console/explain");
    assertThat(page.html())
        .contains(
            "十元券",
            "Unused",
            "anna@demo.example",
            "store-1",
            "¥5.00",
            "wrong coupon",
            "Already redeemed",
            "API",
            "Redemption reversed")
        .doesNotContain("??");
    assertThat(
            merchant.submit("/console/explain", Map.of("appid", APPID, "code", "<b>1</b>")).html())
        .contains("There is no such code", "&lt;b&gt;")
        .doesNotContain("<b>1");
    merchant.get("/console/explain?lang=zh-CN");
    assertThat(
            merchant
                .submit("/console/explain", Map.of("appid", APPID, "code", coupon.code().value()))
                .html())
        .contains("撤销核销", "可使用")
        .doesNotContain("??");
  }

  private Trace told(String code, String card) {
    return traces
        .of(new AppId(APPID), List.of(new CouponCode(code)), card, API)
        .fold(
            trace -> trace,
            why -> {
              throw new AssertionError(why);
            });
  }

  private Refusal refused(String code, String card) {
    return why(traces.of(new AppId(APPID), List.of(new CouponCode(code)), card, API));
  }

  private static Refusal why(TraceResult explanation) {
    return explanation.fold(trace -> null, why -> why);
  }

  private static List<String> words(Trace trace) {
    return trace.steps().stream()
        .map(
            step ->
                step instanceof Trace.Refused refused
                    ? refused.attempt().transition() + " " + refused.attempt().refusal()
                    : ((Trace.Happened) step).entry().kind().name())
        .toList();
  }

  private static Entry entry(Trace trace, int step) {
    return ((Trace.Happened) trace.steps().get(step)).entry();
  }

  private static StatementRow row(Trace.Step step) {
    return ((Trace.Happened) step).row();
  }
}
