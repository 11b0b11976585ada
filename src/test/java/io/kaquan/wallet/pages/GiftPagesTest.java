package io.kaquan.wallet.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Giving a coupon to a friend. */
class GiftPagesTest extends WalletVisits {
  @Test
  void a_coupon_goes_to_a_friend() {
    String link = link(open(onSale(CardMaker.aCashCard())));
    PageVisitor giver = phone();
    signIn(giver, link);
    Page page = giver.submit(link, Map.of());
    String coupon = page.path();
    String code = code(page);
    assertThat(page.html()).contains(coupon + "/gift");
    assertThat(giver.get(coupon + "/gift").html()).contains("After 24 hours");
    page = giver.submit(coupon + "/gift", Map.of());
    String gift = found(GIFT, page);
    assertThat(gift).doesNotContain(code);
    assertThat(giver.get(coupon).html())
        .as("its code is not to be shown meanwhile")
        .contains("On its way")
        .doesNotContain(code);
    assertThat(giver.get("/wallet/coupons").html()).containsOnlyOnce("On its way to a friend");
    assertThat(giver.get(gift).path()).as("the giver's own link").isEqualTo(coupon + "/gift");

    PageVisitor friend = phone();
    page = friend.get(gift);
    assertThat(page.html())
        .contains("十元券", "A friend gives you this coupon", "Sign in to take it")
        .doesNotContain(code);
    assertThat(friend.submit(gift, Map.of()).path()).isEqualTo("/wallet/sign-in");
    assertThat(signIn(friend).path()).isEqualTo(gift);
    page = friend.submit(gift, Map.of());
    assertThat(page.path()).startsWith("/wallet/coupons/").isNotEqualTo(coupon);
    assertThat(code(page)).isNotEqualTo(code);
    assertThat(friend.get(gift).path()).as("opened again").isEqualTo(page.path());

    assertThat(giver.get(coupon).html()).contains("Your friend has this coupon now");
    assertThat(giver.get("/wallet/coupons?show=expired").html()).contains("Taken by a friend on");
    assertThat(giver.get(gift).html()).contains("Somebody has taken it");
    PageVisitor stranger = phone();
    assertThat(stranger.get(gift))
        .returns(410, Page::status)
        .extracting(Page::html)
        .asString()
        .contains("Somebody has taken it");
    assertThat(stranger.get(coupon + "/gift").path()).isEqualTo("/wallet/sign-in");
    assertThat(stranger.get("/wallet/gift/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(stranger.get("/wallet/gift/no-id").status()).isEqualTo(404);
  }

  @Test
  void a_gift_is_taken_back_lapses_and_is_offered_again() {
    String link = link(open(onSale(CardMaker.aCashCard())));
    PageVisitor giver = phone();
    signIn(giver, link);
    String coupon = giver.submit(link, Map.of()).path();
    giver.get(coupon + "/gift");
    String first = found(GIFT, giver.submit(coupon + "/gift", Map.of()));
    Page page = giver.submit(coupon + "/gift/back", Map.of());
    assertThat(page.path()).isEqualTo(coupon);
    assertThat(code(page)).isNotEmpty();
    PageVisitor friend = phone();
    assertThat(friend.get(first).html()).contains("Your friend has taken it back");

    giver.get(coupon + "/gift");
    String second = found(GIFT, giver.submit(coupon + "/gift", Map.of()));
    assertThat(friend.get(second).status()).isEqualTo(200);
    moveClockBy(Duration.ofHours(24));
    assertThat(friend.get(second).html()).contains("This gift has expired");
    assertThat(code(giver.get(coupon))).as("usable again").isNotEmpty();
  }

  @Test
  void a_card_that_cannot_be_given_has_no_page_for_it() {
    String link = link(open(onSale(CardMaker.aCashCard().notGivable())));
    PageVisitor phone = phone();
    signIn(phone, link);
    Page page = phone.submit(link, Map.of());
    assertThat(page.html()).doesNotContain("/gift");
    assertThat(phone.get(page.path() + "/gift").status()).isEqualTo(404);
  }
}
