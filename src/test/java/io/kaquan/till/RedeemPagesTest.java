package io.kaquan.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.card.design.CardId;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponStatus;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.platform.tenant.AppId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How a clerk redeems a coupon and reverses it. */
class RedeemPagesTest extends TillScenario {
  @Test
  void a_clerk_searches_confirms_and_reverses() {
    Coupon coupon = issued(card);
    Page found =
        look(
            coupon.code().value().substring(0, 4)
                + " "
                + coupon.code().value().substring(4, 8)
                + "-"
                + coupon.code().value().substring(8));
    assertThat(found.html()).contains("Is this the one?", coupon.code().value(), "Redeem now");
    assertThat(statusOf(coupon)).as("looking changes nothing").isEqualTo(CouponStatus.NORMAL);

    Page done = till.submit("/till/redeem", Map.of("amount", "12.50"));
    assertThat(done.html())
        .contains("Redeemed", "Next guest", "Take this redemption back")
        .doesNotContain("Redeem now");
    assertThat(lastOf(coupon))
        .returns(EntryKind.REDEEMED, Entry::kind)
        .returns(1250L, Entry::amountFen)
        .returns(at("owner"), entry -> entry.by().clerk());

    assertThat(till.submit("/till/reverse", Map.of("reason", " ")).html()).contains("aria-invalid");
    assertThat(statusOf(coupon)).isEqualTo(CouponStatus.CONSUMED);
    assertThat(till.submit("/till/reverse", Map.of("reason", "The guest chose tea")).html())
        .contains("can be used again");
    assertThat(statusOf(coupon)).isEqualTo(CouponStatus.NORMAL);
    assertThat(lastOf(coupon))
        .returns(EntryKind.REVERSED, Entry::kind)
        .returns("The guest chose tea", Entry::reason);
  }

  @Test
  void a_coupon_that_was_used_says_when_where_and_by_whom() {
    long store = store("Corner Bakery", "West");
    Coupon coupon = issued(card);
    look(coupon.code().value());
    till.submit("/till/redeem", Map.of());
    Page used = look(coupon.code().value());
    assertThat(used.html())
        .contains("Already redeemed", "Corner Bakery (West)", at("owner"), "till-no")
        .doesNotContain("Redeem now");
    assertThat(lastOf(coupon).by().locationId()).isEqualTo(Long.toString(store));
  }

  @Test
  void a_confirmation_sent_twice_redeems_once_and_shows_the_same() {
    Coupon coupon = issued(card);
    Page found = look(coupon.code().value());
    Map<String, String> form =
        Map.of(
            "requestNumber",
            numberIn(found),
            "appid",
            appid,
            "code",
            coupon.code().value(),
            "cardId",
            card,
            "_csrf",
            csrfIn(found));
    assertThat(till.post("/till/redeem", form).html()).contains("till-yes");
    assertThat(till.post("/till/redeem", form).html())
        .contains("till-yes")
        .doesNotContain("till-no");
    assertThat(ledger.entries(new AppId(appid), new CardId(card), coupon.code()))
        .extracting(Entry::kind)
        .containsExactly(EntryKind.CLAIMED, EntryKind.REDEEMED);
  }

  @Test
  void the_outcome_of_a_lost_confirmation_is_done_refused_or_never_seen() {
    Coupon coupon = issued(card);
    String done = numberIn(look(coupon.code().value()));
    assertThat(outcome(done).html()).contains("It was not redeemed", "It never reached us");
    till.get("/till");
    look(coupon.code().value());
    till.submit("/till/redeem", Map.of("requestNumber", done));
    assertThat(outcome(done).html())
        .contains("It was redeemed", cards.find(card).orElseThrow().terms().title());
    String late = "till-" + UUID.randomUUID();
    till.get("/till");
    till.post(
        "/till/redeem",
        Map.of(
            "requestNumber",
            late,
            "appid",
            appid,
            "code",
            coupon.code().value(),
            "cardId",
            card,
            "_csrf",
            csrfIn(till.get("/till"))));
    assertThat(outcome(late).html()).contains("It was not redeemed", "Already redeemed");
    merchants.register("Rival", at("rival"), PASSWORD, Locale.ENGLISH);
    PageVisitor rival = new PageVisitor(address("")).signedInAs(at("rival"), PASSWORD);
    assertThat(rival.get("/till/outcome?appid=" + appid + "&requestNumber=" + done))
        .returns(404, Page::status);
    assertThat(rival.get("/till").html()).as("no card function yet").doesNotContain("data-look");
  }

  @Test
  void a_wrong_amount_is_refused_and_nothing_is_redeemed() {
    Coupon coupon = issued(card);
    for (String amount : List.of("ten", "-1", "1.234", "99999999999999")) {
      look(coupon.code().value());
      assertThat(till.submit("/till/redeem", Map.of("amount", amount)).html())
          .as(amount)
          .contains("An amount, please", "value=\"" + amount + "\"", "Redeem now");
    }
    assertThat(statusOf(coupon)).isEqualTo(CouponStatus.NORMAL);
  }

  @Test
  void a_member_card_says_how_often_it_can_still_be_used() {
    Coupon coupon = issued(onSale(CardMaker.aCashCard().of(appid).asMemberCard(2)));
    assertThat(look(coupon.code().value()).html()).contains("2 uses are left");
    assertThat(till.submit("/till/redeem", Map.of()).html()).contains("1 use is left");
    look(coupon.code().value());
    assertThat(till.submit("/till/redeem", Map.of()).html()).contains("No use is left");
    assertThat(look(coupon.code().value()).html()).contains("till-no").doesNotContain("Redeem now");
  }
}
