package io.kaquan.wallet.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.card.design.CardId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.distribution.delivery.Deliveries.Item;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.platform.tenant.AppId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Claiming a card behind a link, by people with phones. */
class ClaimTest extends WalletVisits {
  @Test
  void from_the_link_to_the_code() {
    String card = onSale(CardMaker.aCashCard());
    String link = link(open(card));
    PageVisitor phone = phone();

    Page page = phone.get(link);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html())
        .contains(
            "晨光咖啡",
            "十元券",
            "<span>10</span>",
            "请出示二维码",
            "每单限用一张",
            "Valid for 30 days",
            "Sign in to claim");
    assertThat(phone.submit(link, Map.of()).path()).isEqualTo("/wallet/sign-in");
    page = signIn(phone);
    assertThat(page.path()).as("back where they came from").isEqualTo(link);

    page = phone.submit(link, Map.of());
    assertThat(page.path()).startsWith("/wallet/coupons/");
    String code = code(page);
    assertThat(
            coupons
                .lookUp(new AppId(APPID), new CouponCode(code), null)
                .<Object>fold(Coupon::cardId, why -> why))
        .isEqualTo(new CardId(card));
    assertThat(page.path()).as("addresses end in logs").doesNotContain(code);
    assertThat(page.html())
        .contains(code.substring(0, 4) + " " + code.substring(4, 8) + " " + code.substring(8));
    assertThat(page.html()).contains(page.path() + "/qr.png");
    String coupon = page.path();
    assertThat(phone.get("/wallet").html()).contains(coupon);
    assertPicture(phone.get(coupon + "/qr.png"));
    assertPicture(phone.get(coupon + "/bar.png"));
  }

  @Test
  void tapping_twice_claims_once() {
    String card = onSale(CardMaker.aCashCard().withStock(10));
    String link = link(open(card));
    PageVisitor phone = phone();
    signIn(phone, link);
    Page page = phone.get(link);
    Map<String, String> tap =
        Map.of("place", "0", "claimNumber", found(CLAIM_NUMBER, page), "_csrf", found(TOKEN, page));
    Page first = phone.post(link, tap);
    assertThat(code(phone.post(link, tap))).isEqualTo(code(first));
    assertThat(cards.find(card).orElseThrow().stock()).isEqualTo(9);
  }

  @Test
  void several_cards_behind_one_link_are_claimed_one_by_one() {
    String first = onSale(CardMaker.aCashCard());
    String second = onSale(CardMaker.aCashCard());
    String link = link(open(first), open(second));
    PageVisitor phone = phone();
    signIn(phone, link);
    Page page = phone.get(link);
    assertThat(page.html()).contains(title(first), title(second));
    Page claimed =
        phone.post(
            link,
            Map.of(
                "place",
                "1",
                "claimNumber",
                found(CLAIM_NUMBER, page),
                "_csrf",
                found(TOKEN, page)));
    assertThat(claimed.html()).contains(title(second));
  }

  @Test
  void a_link_that_leads_nowhere_says_so() {
    Page page = phone().get("/wallet/q/no-such-link");
    assertThat(page.status()).isEqualTo(404);
    assertThat(page.html()).contains("This link leads nowhere");
    assertThat(phone().get("/wallet/q/no-such-link.png").status()).isEqualTo(404);
  }

  @Test
  void a_link_that_has_run_out_says_so_before_and_after_the_tap() {
    String link =
        "/wallet/q/"
            + deliveries
                .make(APPID, List.of(open(onSale(CardMaker.aCashCard()))), 600)
                .delivery()
                .ticket();
    PageVisitor phone = phone();
    signIn(phone, link);
    phone.get(link);
    moveClockBy(Duration.ofMinutes(10));
    assertThat(phone.submit(link, Map.of()).html()).contains("This link has expired");
    Page page = phone.get(link);
    assertThat(page.status()).isEqualTo(410);
    assertThat(page.html()).contains("This link has expired");
  }

  @Test
  void who_comes_too_late_is_told_that_all_are_taken() {
    String link = link(open(onSale(CardMaker.aCashCard().withStock(1))));
    PageVisitor first = phone();
    PageVisitor second = phone();
    signIn(first, link);
    signIn(second, link);
    second.get(link);
    first.get(link);
    assertThat(first.submit(link, Map.of()).path()).startsWith("/wallet/coupons/");
    assertThat(second.submit(link, Map.of()).html()).contains("All of them are taken");
    assertThat(second.get(link).html())
        .contains("All of them are taken")
        .doesNotContain("claimNumber");
  }

  @Test
  void who_has_reached_the_limit_is_told_so() {
    String link = link(open(onSale(CardMaker.aCashCard().forEachPerson(1))));
    PageVisitor phone = phone();
    signIn(phone, link);
    phone.submit(link, Map.of());
    assertThat(phone.get(link).html())
        .contains("You have it already")
        .doesNotContain("claimNumber");
  }

  @Test
  void a_card_that_is_over_is_not_offered() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    String link =
        link(open(onSale(CardMaker.aCashCard().between(now, now.plus(Duration.ofDays(2))))));
    moveClockBy(Duration.ofDays(3));
    assertThat(phone().get(link).html())
        .contains("This offer has ended")
        .doesNotContain("claimNumber");
  }

  @Test
  void a_card_for_another_person_says_so() {
    String named = newOpenid();
    Item item = new Item(onSale(CardMaker.aCashCard()), null, named, false, null);
    PageVisitor mine = phone();
    String first = link(item);
    signIn(mine, first);
    assertThat(mine.submit(first, Map.of()).path()).startsWith("/wallet/coupons/");
    PageVisitor others = phone();
    String second = link(item);
    signIn(others, second);
    assertThat(others.submit(second, Map.of()).html()).contains("Somebody else has taken it");
  }

  @Test
  void nothing_is_claimed_without_the_forms_token() {
    String card = onSale(CardMaker.aCashCard().withStock(3));
    String link = link(open(card));
    PageVisitor phone = phone();
    signIn(phone, link);
    assertThat(phone.post(link, Map.of("place", "0", "claimNumber", "1")).status()).isEqualTo(403);
    assertThat(cards.find(card).orElseThrow().stock()).isEqualTo(3);
  }
}
