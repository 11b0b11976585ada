package io.kaquan.wallet.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.Designs;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.card.lifecycle.Shop;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.distribution.delivery.Deliveries;
import io.kaquan.distribution.delivery.Deliveries.Item;
import io.kaquan.fixture.Mailbox;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.store.Store;
import io.kaquan.merchant.store.StoreDetails;
import io.kaquan.merchant.store.Stores;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A merchant of its own for each test, and people with phones. */
abstract class WalletScenario extends Scenario {
  private static final Pattern CODE = Pattern.compile("data-code=\"([^\"]+)\"");

  @Autowired ApplicationContext beans;
  @Autowired Cards cards;
  @Autowired CardCommands commands;
  @Autowired Coupons coupons;
  @Autowired Deliveries deliveries;
  @Autowired Stores stores;
  @Autowired GreenMail mail;

  Shop shop;

  @BeforeEach
  void aShop() {
    shop = Shop.activated(beans);
  }

  /** Valid immediately and for thirty days. */
  static ObjectNode design() {
    ObjectNode design = Designs.cash();
    Designs.base(design)
        .putObject("date_info")
        .put("type", "DATE_TYPE_FIX_TERM")
        .put("fixed_term", 30)
        .put("fixed_begin_term", 0);
    return design;
  }

  Store store(String name) {
    long id =
        stores
            .add(
                new MerchantId(shop.merchantId()),
                UUID.randomUUID(),
                new StoreDetails(
                    name,
                    "",
                    "",
                    "Shanghai",
                    "",
                    "1 Baker Street",
                    "021 1234567",
                    "9 to 5",
                    "",
                    "121.47",
                    "31.23"))
            .id();
    return stores.find(new MerchantId(shop.merchantId()), id).orElseThrow();
  }

  String link(String card) {
    return "/wallet/q/"
        + deliveries
            .make(shop.appid(), List.of(new Item(card, null, null, false, null)), null)
            .delivery()
            .ticket();
  }

  PageVisitor phone() {
    return new PageVisitor(address(""));
  }

  /** A new person, signed in. */
  PageVisitor signedIn() {
    PageVisitor phone = phone();
    signIn(phone, "/wallet/coupons", "wallet-" + UUID.randomUUID() + "@example.com", Map.of());
    return phone;
  }

  Page signIn(PageVisitor phone, String next, String email, Map<String, String> more) {
    phone.get("/wallet/sign-in?next=" + next);
    phone.submit("/wallet/sign-in", Map.of("email", email));
    Map<String, String> typed = new HashMap<>(more);
    typed.put("code", code(email, 1));
    return phone.submit("/wallet/sign-in/code", typed);
  }

  /** Returns the code of the newest of that many letters. */
  String code(String email, int letters) {
    List<Mailbox.Mail> all = new Mailbox(email, mail.getImap().getPort()).letters(letters);
    return all.get(letters - 1).subject().replaceAll("\\D", "");
  }

  /** Claims the card behind the link and returns the page of the coupon. */
  Page claim(PageVisitor phone, String link) {
    phone.get(link);
    Page page = phone.submit(link, Map.of());
    assertThat(page.path()).startsWith("/wallet/coupons/");
    return page;
  }

  void redeem(String code, Store store) {
    coupons
        .execute(
            new CouponCommand.Redeem(
                new AppId(shop.appid()),
                new CouponCode(code),
                null,
                null,
                store == null ? null : Long.toString(store.id()),
                null,
                Actor.api("203.0.113.1")))
        .fold(
            done -> done,
            why -> {
              throw new AssertionError(why);
            });
  }

  Coupon coupon(String code) {
    return coupons
        .lookUp(new AppId(shop.appid()), new CouponCode(code), null)
        .fold(
            found -> found,
            why -> {
              throw new AssertionError(why);
            });
  }

  static String code(Page page) {
    return found(CODE, page);
  }

  static String found(Pattern pattern, Page page) {
    Matcher matcher = pattern.matcher(page.html());
    assertThat(matcher.find()).as(pattern + " on " + page.path() + " " + page.status()).isTrue();
    return matcher.group(1);
  }
}
