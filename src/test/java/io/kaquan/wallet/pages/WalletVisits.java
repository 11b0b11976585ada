package io.kaquan.wallet.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardId;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.distribution.delivery.Deliveries;
import io.kaquan.distribution.delivery.Deliveries.Item;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.Mailbox;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.Scenario;
import io.kaquan.platform.access.Seal;
import io.kaquan.platform.tenant.AppId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;

/** Cards of the demo's merchant, and people with phones. */
abstract class WalletVisits extends Scenario {
  static final String APPID = "wxdemo0000000001";
  static final Pattern CODE = Pattern.compile("data-code=\"([^\"]+)\"");
  static final Pattern CLAIM_NUMBER = Pattern.compile("name=\"claimNumber\" value=\"([^\"]+)\"");
  static final Pattern GIFT = Pattern.compile("value=\"http://[^\"/]+(/wallet/gift/[^\"]+)\"");
  static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  @Autowired Cards cards;
  @Autowired CardCommands commands;
  @Autowired Coupons coupons;
  @Autowired Deliveries deliveries;
  @Autowired Seal seal;
  @Autowired GreenMail mail;

  static void assertPicture(Page picture) {
    assertThat(picture.status()).isEqualTo(200);
    assertThat(picture.response().headers().firstValue("Content-Type")).contains("image/png");
    assertThat(picture.response().headers().firstValue("Cache-Control").orElse(""))
        .contains("no-store");
  }

  PageVisitor phone() {
    return new PageVisitor(address(""));
  }

  /** Signs a new person in and goes to the page. */
  void signIn(PageVisitor phone, String page) {
    phone.get("/wallet/sign-in?next=" + page);
    assertThat(signIn(phone).path()).isEqualTo(page);
  }

  /** Signs a new person in, from the page that asks for an address. */
  Page signIn(PageVisitor phone) {
    String email = address();
    phone.submit("/wallet/sign-in", Map.of("email", email));
    String subject = new Mailbox(email, mail.getImap().getPort()).letters(1).get(0).subject();
    return phone.submit("/wallet/sign-in/code", Map.of("code", subject.replaceAll("\\D", "")));
  }

  static String address() {
    return "wallet-" + UUID.randomUUID() + "@example.com";
  }

  String onSale(CardMaker card) {
    return card.onSale(commands, cards, new Reviewer(address(""), "reviewer"));
  }

  String title(String card) {
    return cards.find(card).orElseThrow().terms().title();
  }

  String link(Item... items) {
    return "/wallet/q/" + deliveries.make(APPID, List.of(items), null).delivery().ticket();
  }

  static Item open(String card) {
    return new Item(card, null, null, false, null);
  }

  Coupon issued(String card, String openid) {
    return coupons
        .execute(
            new CouponCommand.Issue(
                new AppId(APPID),
                new CardId(card),
                new OpenId(openid),
                null,
                null,
                null,
                Actor.api("203.0.113.1")))
        .fold(
            coupon -> coupon,
            why -> {
              throw new AssertionError(why);
            });
  }

  static String newOpenid() {
    return "o" + UUID.randomUUID().toString().replace("-", "").substring(0, 27);
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
