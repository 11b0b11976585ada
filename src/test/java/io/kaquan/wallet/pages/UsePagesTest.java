package io.kaquan.wallet.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.design.CardId;
import io.kaquan.card.design.Designs;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.coupon.ledger.Ledger;
import io.kaquan.coupon.selfservice.SelfService;
import io.kaquan.coupon.selfservice.SelfService.Setting;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.merchant.store.Store;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Self-service redemption (自助核销): a consumer in the store redeems their own coupon. */
class UsePagesTest extends WalletScenario {
  private static final Pattern PERMIT = Pattern.compile("name=\"permit\" value=\"([^\"]+)\"");
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @Autowired private SelfService selfService;
  @Autowired private Ledger ledger;

  private Store store;
  private String card;
  private PageVisitor phone;
  private String coupon;
  private String code;

  @BeforeEach
  void aCouponInHand() {
    store = store("Corner Bakery");
    Store other = store("Second Bakery");
    store("Third Bakery");
    ObjectNode design = design();
    Designs.base(design)
        .putArray("location_id_list")
        .add(store.id())
        .add(other.id())
        .add("nowhere");
    card = shop.cardOnSale(design);
    phone = signedIn();
    Page page = claim(phone, link(card));
    coupon = page.path();
    code = code(page);
  }

  @Test
  void with_the_stores_digits_and_the_amount_it_is_used_once() {
    assertThat(phone.get(coupon).html()).doesNotContain("Use it here");
    allow(true, true);
    assertThat(phone.get(coupon).html()).contains("Use it here");
    assertThat(phone.get(coupon + "/use").html())
        .contains("Corner Bakery", "Second Bakery")
        .doesNotContain("Third Bakery");
    Page sure = type(store, store.code(), "58.5");
    assertThat(sure.html()).contains("be undone here", "Corner Bakery", "¥58.50");
    assertThat(redemptions()).as("nothing yet").isEmpty();

    Map<String, String> tap = Map.of("permit", found(PERMIT, sure), "_csrf", found(TOKEN, sure));
    Page done = phone.post(coupon + "/use/confirm", tap);
    assertThat(done.path()).isEqualTo(coupon);
    assertThat(done.html()).contains("wallet-done", "Corner Bakery", "by yourself", "¥58.50");
    assertThat(phone.post(coupon + "/use/confirm", tap).html())
        .as("a second tap")
        .contains("wallet-done");
    assertThat(redemptions())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.by().source()).isEqualTo("SELF");
              assertThat(entry.by().locationId()).isEqualTo(Long.toString(store.id()));
              assertThat(entry.amountFen()).isEqualTo(5850);
              assertThat(entry.by().clerk()).isNull();
            });
    assertThat(phone.get(coupon + "/use").path()).as("used up").isEqualTo(coupon);
  }

  @Test
  void what_is_missing_or_wrong_is_said_at_its_field_and_nothing_typed_is_lost() {
    allow(true, true);
    phone.get(coupon + "/use");
    Page page = phone.submit(coupon + "/use", Map.of("digits", "12", "amount", "a lot"));
    assertThat(page.html())
        .contains(
            "Choose the store that you are in",
            "Three digits",
            "An amount such as 58",
            "value=\"a lot\"");
    assertThat(type(store, wrong(), "58").html())
        .contains("These are not this store&#39;s digits", "value=\"58\"", "checked");
    assertThat(redemptions()).isEmpty();
  }

  @Test
  void too_many_wrong_digits_have_to_wait_even_with_the_right_ones() {
    allow(true, false);
    for (int n = 0; n < 5; n++) {
      assertThat(type(store, wrong(), "").html()).contains("These are not");
    }
    assertThat(type(store, store.code(), "").html())
        .contains("Too many wrong digits", "the staff can redeem");
    moveClockBy(Duration.ofMinutes(11));
    assertThat(type(store, store.code(), "").html()).contains("Use it now?");
  }

  @Test
  void without_digits_a_store_is_enough() {
    allow(false, false);
    Page sure = type(store, "", "");
    assertThat(phone.submit(coupon + "/use/confirm", Map.of()).html())
        .contains("wallet-done", "¥3.00");
    assertThat(sure.html()).doesNotContain("wallet.use.amount");
  }

  @Test
  void what_was_not_confirmed_in_time_begins_anew() {
    allow(true, false);
    type(store, store.code(), "");
    moveClockBy(Duration.ofMinutes(6));
    Page page = phone.submit(coupon + "/use/confirm", Map.of());
    assertThat(page.path()).isEqualTo(coupon + "/use");
    assertThat(page.html()).contains("longer than five minutes");
    assertThat(redemptions()).isEmpty();
  }

  @Test
  void a_permit_is_good_for_its_coupon_and_its_holder_only() {
    allow(true, false);
    String permit = found(PERMIT, type(store, store.code(), ""));
    Page another = claim(phone, link(card));
    Page page = phone.get(another.path() + "/use");
    assertThat(
            phone
                .post(
                    another.path() + "/use/confirm",
                    Map.of("permit", permit, "_csrf", found(TOKEN, page)))
                .html())
        .contains(code(another));
    PageVisitor stranger = signedIn();
    Page own = stranger.get("/wallet/coupons");
    assertThat(
            stranger
                .post(coupon + "/use/confirm", Map.of("permit", permit, "_csrf", found(TOKEN, own)))
                .status())
        .isEqualTo(404);
    assertThat(stranger.get(coupon + "/use").status()).isEqualTo(404);
    assertThat(redemptions()).isEmpty();
  }

  @Test
  void another_store_and_a_switch_that_was_turned_off_are_refused() {
    allow(true, false);
    Page sure = type(store, store.code(), "");
    selfService.set(cards.find(card).orElseThrow().terms(), new Setting(false, true, false));
    assertThat(phone.submit(coupon + "/use/confirm", Map.of()).path()).isEqualTo(coupon);
    assertThat(phone.get(coupon + "/use").path()).isEqualTo(coupon);
    assertThat(sure.status()).isEqualTo(200);
    assertThat(redemptions()).isEmpty();
  }

  @Test
  void a_card_without_a_store_can_not_be_opened() {
    stores
        .of(new MerchantId(shop.merchantId()))
        .forEach(one -> stores.close(new MerchantId(shop.merchantId()), one.id()));
    assertThat(
            selfService.set(cards.find(card).orElseThrow().terms(), new Setting(true, true, false)))
        .isFalse();
    assertThat(selfService.of(card)).isEqualTo(Setting.CLOSED);
  }

  private void allow(boolean digits, boolean amount) {
    assertThat(
            selfService.set(
                cards.find(card).orElseThrow().terms(), new Setting(true, digits, amount)))
        .isTrue();
  }

  private Page type(Store where, String digits, String amount) {
    phone.get(coupon + "/use");
    return phone.submit(
        coupon + "/use",
        Map.of("store", Long.toString(where.id()), "digits", digits, "amount", amount));
  }

  private String wrong() {
    return store.code().equals("000") ? "001" : "000";
  }

  private List<Entry> redemptions() {
    return ledger.entries(new AppId(shop.appid()), new CardId(card), new CouponCode(code)).stream()
        .filter(entry -> entry.kind() == EntryKind.REDEEMED)
        .toList();
  }
}
