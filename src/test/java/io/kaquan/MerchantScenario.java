package io.kaquan;

import io.kaquan.card.lifecycle.Cards;
import io.kaquan.coupon.lifecycle.Answer;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Order;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.merchant.store.StoreEntry;
import io.kaquan.merchant.store.Stores;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A merchant of one's own with the card function, whose owner is signed in at the console. */
public abstract class MerchantScenario extends Scenario {
  protected static final String PASSWORD = "crumbs and flour 7";

  @Autowired protected Merchants merchants;

  @Autowired protected Accounts accounts;

  @Autowired protected Stores stores;

  @Autowired protected Cards cards;

  @Autowired protected Coupons coupons;

  protected final String mark = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  protected final String appid = "wx" + mark;
  protected final String email = at("owner");
  protected UUID merchant;
  protected PageVisitor browser;

  @BeforeEach
  void aMerchantWithTheCardFunction() {
    merchant = merchants.register("Corner Bakery", email, PASSWORD, Locale.ENGLISH);
    addAccount(appid, "Bakery");
    browser = new PageVisitor(address("")).signedInAs(email, PASSWORD);
  }

  /** One more account of the merchant with the card function. */
  protected void addAccount(String another, String name) {
    accounts.add(merchant, another, "s".repeat(32), AccountKind.SERVICE, name, true);
    accounts.activate(another);
  }

  /** Somebody's address, nobody else's. */
  protected String at(String who) {
    return who + "@" + mark + ".example";
  }

  protected String onSale(CardMaker maker) {
    return maker.onSale(cards, new Reviewer(address(""), "reviewer"));
  }

  /** A store of the merchant, by its number. */
  protected String store(String branch) {
    return Long.toString(
        stores
            .add(
                merchant,
                UUID.randomUUID(),
                new StoreEntry(
                    "Corner Bakery",
                    branch,
                    "",
                    "Shanghai",
                    "",
                    "1 Baker Street",
                    "",
                    "",
                    "",
                    "",
                    ""))
            .id());
  }

  protected Coupon done(Order order) {
    return done(coupons.ask(order));
  }

  protected static Coupon done(Answer answer) {
    return answer.fold(
        coupon -> coupon,
        why -> {
          throw new AssertionError("refused: " + why);
        });
  }

  protected static String openid(char sign) {
    return "o" + String.valueOf(sign).repeat(27);
  }

  /** An openid that nobody else has. */
  protected static String somebody() {
    return "o" + UUID.randomUUID().toString().replace("-", "").substring(0, 27);
  }
}
