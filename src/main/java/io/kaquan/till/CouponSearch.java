package io.kaquan.till;

import io.kaquan.card.design.CardId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.code.TypedCode;
import io.kaquan.coupon.ledger.Ledger;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.SignedIn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds the coupons that a typed or scanned code may mean. A clerk does not choose an account: all
 * accounts of the merchant are searched.
 */
@Component
class CouponSearch {
  private final Coupons coupons;
  private final Accounts accounts;
  private final Ledger ledger;

  CouponSearch(Coupons coupons, Accounts accounts, Ledger ledger) {
    this.coupons = coupons;
    this.accounts = accounts;
    this.ledger = ledger;
  }

  /** What a search found. */
  sealed interface Result {}

  /**
   * @param coupons several if cards with codes of the merchant's own share this one; never empty
   */
  record Matches(List<Coupon> coupons) implements Result {}

  /** No coupon, and why. */
  record NoMatch(Refusal why) implements Result {}

  /**
   * @throws NotFound if the account belongs to another merchant or never had the card function
   */
  void checkAccount(SignedIn me, AppId appid) {
    if (accountsOf(me).stream().noneMatch(account -> account.appid().equals(appid))) {
      throw new NotFound();
    }
  }

  /**
   * Reads the hidden fields of a form. Empty if no coupon can have them.
   *
   * @throws NotFound if the account belongs to another merchant or never had the card function
   */
  Optional<CouponKey> key(SignedIn me, String appid, String cardId, String code) {
    checkAccount(me, AppId.parse(appid).orElseThrow(NotFound::new));
    return CouponKey.parse(appid, cardId, code);
  }

  /** Whether the merchant has an account with coupons at all. */
  boolean hasCoupons(SignedIn me) {
    return !accountsOf(me).isEmpty();
  }

  /**
   * Searches all accounts of the merchant. A wrong code counts as one wrong guess, however many
   * readings it has and however many accounts there are.
   */
  Result search(SignedIn me, String typed, Actor by) {
    List<Account> own = accountsOf(me);
    if (own.stream()
        .anyMatch(account -> coupons.waitAfterGuesses(account.appid(), by).isPresent())) {
      return new NoMatch(Refusal.TOO_MANY_GUESSES);
    }
    List<CouponCode> readings = TypedCode.meant(typed);
    for (CouponCode code : readings) {
      Map<CardId, Coupon> byCard = new LinkedHashMap<>();
      own.forEach(
          account ->
              search(account.appid(), code).forEach(found -> byCard.put(found.cardId(), found)));
      if (!byCard.isEmpty()) {
        return new Matches(List.copyOf(byCard.values()));
      }
    }
    if (readings.isEmpty() || own.isEmpty()) {
      return new NoMatch(Refusal.UNKNOWN_CODE);
    }
    // nothing is there, and this look-up counts the guess
    return coupons
        .lookUp(own.get(0).appid(), readings.get(0), null, by)
        .fold(coupon -> new Matches(List.of(coupon)), NoMatch::new);
  }

  private List<Coupon> search(AppId appid, CouponCode code) {
    List<Coupon> found = new ArrayList<>();
    boolean severalCards =
        coupons
            .lookUp(appid, code, null)
            .fold(
                coupon -> {
                  found.add(coupon);
                  return false;
                },
                why -> why == Refusal.CARD_ID_NEEDED);
    if (severalCards) {
      for (CardId cardId : ledger.cardsWith(appid, code)) {
        coupons.lookUp(appid, code, cardId).fold(found::add, why -> false);
      }
    }
    return found;
  }

  private List<Account> accountsOf(SignedIn me) {
    return accounts.withCoupons(me.merchantId());
  }
}
