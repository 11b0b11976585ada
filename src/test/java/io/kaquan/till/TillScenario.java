package io.kaquan.till;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardId;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.Ledger;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.CouponStatus;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.Mailbox;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.member.MemberLinks;
import io.kaquan.merchant.member.Members;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.merchant.member.Role;
import io.kaquan.merchant.store.StoreDetails;
import io.kaquan.merchant.store.Stores;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A merchant with one account and one card, and its owner at the till. */
abstract class TillScenario extends Scenario {
  protected static final String PASSWORD = "crumbs and flour 7";
  protected static final Pattern LINK = Pattern.compile("/console/links/([A-Za-z0-9_-]{43})");
  protected static final Pattern NUMBER =
      Pattern.compile("name=\"requestNumber\" value=\"([^\"]+)\"");

  @Autowired protected Coupons coupons;
  @Autowired protected Cards cards;
  @Autowired protected CardCommands commands;
  @Autowired protected Accounts accounts;
  @Autowired protected Ledger ledger;
  @Autowired protected Merchants merchants;
  @Autowired protected Members members;
  @Autowired protected MemberLinks links;
  @Autowired protected Stores stores;
  @Autowired protected GreenMail mail;

  protected final String mark = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  protected final String appid = "wx" + mark + "0001";
  protected UUID merchant;
  protected String card;
  protected PageVisitor till;

  @BeforeEach
  void aMerchantWithoutStores() {
    merchant = merchants.register("Corner Bakery", at("owner"), PASSWORD, Locale.ENGLISH).value();
    account(appid);
    card = onSale(CardMaker.aCashCard().of(appid));
    till = new PageVisitor(address("")).signedInAs(at("owner"), PASSWORD);
  }

  protected Page look(String typed) {
    till.get("/till");
    return till.submit("/till/look", Map.of("code", typed));
  }

  protected Page photo(byte[] picture) {
    return till.upload("/till/photo", Map.of(), Map.of("photo", picture));
  }

  protected Page outcome(String number) {
    return till.get("/till/outcome?appid=" + appid + "&requestNumber=" + number);
  }

  protected static String numberIn(Page page) {
    Matcher number = NUMBER.matcher(page.html());
    assertThat(number.find()).isTrue();
    return number.group(1);
  }

  protected static String csrfIn(Page page) {
    Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.html());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  protected void account(String id) {
    accounts.add(
        new MerchantId(merchant),
        new AppId(id),
        "s".repeat(32),
        AccountKind.SERVICE,
        "Bakery",
        true);
    accounts.activate(new AppId(id));
  }

  protected String onSale(CardMaker wanted) {
    return wanted.onSale(commands, cards, new Reviewer(address(""), "reviewer"));
  }

  protected Coupon issued(String cardId) {
    return done(
        new CouponCommand.Issue(
            new AppId(appid),
            new CardId(cardId),
            new OpenId("o" + UUID.randomUUID().toString().replace("-", "").substring(0, 27)),
            null,
            null,
            null,
            Actor.SYSTEM));
  }

  protected Coupon custom(String of, String code) {
    String own = onSale(CardMaker.aCashCard().of(of).withCustomCodes());
    return done(
        new CouponCommand.Issue(
            new AppId(of),
            new CardId(own),
            new OpenId("o" + "t".repeat(27)),
            new CouponCode(code),
            null,
            null,
            Actor.SYSTEM));
  }

  protected Coupon done(CouponCommand order) {
    return coupons
        .execute(order)
        .fold(
            coupon -> coupon,
            why -> {
              throw new AssertionError("refused: " + why);
            });
  }

  protected CouponStatus statusOf(Coupon coupon) {
    return coupons
        .lookUp(coupon.appid(), coupon.code(), coupon.cardId())
        .fold(Coupon::status, why -> null);
  }

  protected Entry lastOf(Coupon coupon) {
    List<Entry> life = ledger.entries(coupon.appid(), coupon.cardId(), coupon.code());
    return life.get(life.size() - 1);
  }

  protected long store(String name, String branch) {
    return stores
        .add(
            new MerchantId(merchant),
            UUID.randomUUID(),
            new StoreDetails(
                name, branch, "", "Shanghai", "", "1 Baker Street", "", "", "", "", ""))
        .id();
  }

  protected PageVisitor clerk(List<Long> where) {
    members.invite(merchants.member(at("owner")).orElseThrow(), at("clerk"), Role.CLERK, where);
    Matcher link =
        LINK.matcher(new Mailbox(at("clerk"), mail.getImap().getPort()).letters(1).get(0).text());
    assertThat(link.find()).isTrue();
    links.choosePassword(link.group(1), PASSWORD);
    return new PageVisitor(address("")).signedInAs(at("clerk"), PASSWORD);
  }

  protected String at(String who) {
    return who + "@" + mark + ".example";
  }
}
