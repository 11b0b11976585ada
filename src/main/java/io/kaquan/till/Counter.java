package io.kaquan.till;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardId;
import io.kaquan.card.design.CardType;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.code.TypedCode;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.coupon.ledger.Ledger;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponStatus;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.store.Store;
import io.kaquan.merchant.store.Stores;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.SignedIn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Finds the coupons that a code may mean, and what is known of each. Clerks don't know of accounts:
 * all are looked through.
 */
@Component
class Counter {
  private static final String NUMBER = "till-";

  private final Coupons coupons;
  private final Cards cards;
  private final Accounts accounts;
  private final Ledger ledger;
  private final Stores stores;

  Counter(Coupons coupons, Cards cards, Accounts accounts, Ledger ledger, Stores stores) {
    this.coupons = coupons;
    this.cards = cards;
    this.accounts = accounts;
    this.ledger = ledger;
    this.stores = stores;
  }

  /**
   * @throws NotFound for another merchant's account, or one without the card function
   */
  void own(SignedIn me, String appid) {
    if (accounts.withCoupons(me.merchantId()).stream()
        .noneMatch(account -> account.appid().equals(appid))) {
      throw new NotFound();
    }
  }

  /** Whether there is an account with coupons at all. */
  boolean isOpen(SignedIn me) {
    return !accounts.withCoupons(me.merchantId()).isEmpty();
  }

  /**
   * @param found several where cards with the merchant's own codes share one; empty where there is
   *     none
   * @param refusal why nothing was found, or was looked for
   */
  record Looked(List<Coupon> found, Refusal refusal) {}

  /** One wrong code, however many readings and accounts it has, counts once. */
  Looked look(SignedIn me, String typed, Actor by) {
    List<Account> own = accounts.withCoupons(me.merchantId());
    if (own.stream()
        .anyMatch(account -> coupons.waitAfterGuesses(account.appid(), by).isPresent())) {
      return new Looked(List.of(), Refusal.TOO_MANY_GUESSES);
    }
    List<String> codes = TypedCode.meant(typed);
    for (String code : codes) {
      Map<String, Coupon> found = new LinkedHashMap<>();
      own.forEach(
          account ->
              look(account.appid(), code).forEach(coupon -> found.put(coupon.cardId(), coupon)));
      if (!found.isEmpty()) {
        return new Looked(List.copyOf(found.values()), null);
      }
    }
    if (codes.isEmpty() || own.isEmpty()) {
      return new Looked(List.of(), Refusal.UNKNOWN_CODE);
    }
    return coupons
        .lookUp(own.get(0).appid(), codes.get(0), null, by)
        .fold(coupon -> new Looked(List.of(coupon), null), why -> new Looked(List.of(), why));
  }

  private List<Coupon> look(String appid, String code) {
    List<Coupon> found = new ArrayList<>();
    coupons
        .lookUp(appid, code, null)
        .fold(
            found::add,
            why ->
                why == Refusal.CARD_ID_NEEDED
                    && ledger.cardsWith(new AppId(appid), new CouponCode(code)).stream()
                            .map(cardId -> coupons.lookUp(appid, code, cardId.value()))
                            .filter(answer -> answer.fold(found::add, not -> false))
                            .count()
                        > 0);
    return found;
  }

  /** The coupon as it stands, with what redeeming it in this store would be refused with. */
  Found show(Coupon coupon, Store store) {
    return show(
        coupon,
        coupons
            .whyNotRedeemable(coupon, store == null ? null : Long.toString(store.id()))
            .orElse(null),
        null);
  }

  /**
   * @param found null where it is not to be seen
   * @param refusal why not, then
   */
  record Again(Found found, Refusal refusal) {}

  /**
   * The coupon as it stands, with why something was just refused. This look too may be a guess, and
   * counts as one.
   */
  Again again(String appid, String code, String cardId, Refusal refusal, Actor by) {
    if (refusal == Refusal.UNKNOWN_CODE || refusal == Refusal.TOO_MANY_GUESSES) {
      return new Again(null, refusal);
    }
    return coupons
        .lookUp(appid, code, cardId, by)
        .fold(coupon -> new Again(show(coupon, refusal, null), null), why -> new Again(null, why));
  }

  /** The coupon after something was done to it. */
  Found news(Coupon coupon, String news) {
    return show(coupon, null, news);
  }

  private Found show(Coupon coupon, Refusal refusal, String news) {
    List<Entry> life =
        ledger.entries(
            new AppId(coupon.appid()), new CardId(coupon.cardId()), new CouponCode(coupon.code()));
    boolean member =
        cards
            .find(coupon.cardId())
            .map(card -> card.terms().type() == CardType.MEMBER_CARD)
            .orElse(false);
    boolean usedUp =
        coupon.status() == CouponStatus.CONSUMED
            || refusal == Refusal.USE_LIMIT
            || Found.REDEEMED.equals(news);
    Optional<Entry> used =
        life.stream()
            .filter(entry -> entry.kind() == EntryKind.REDEEMED)
            .reduce((earlier, later) -> later)
            .filter(entry -> usedUp);
    return new Found(
        coupon.appid(),
        coupon.code(),
        coupon.cardId(),
        coupon.begin(),
        coupon.end(),
        refusal,
        used.map(Entry::at).orElse(null),
        used.map(entry -> entry.by().locationId())
            .map(id -> stores.titles(Set.of(id)).get(id))
            .orElse(null),
        used.map(entry -> entry.by().clerk()).orElse(null),
        news,
        member ? left(coupon, life) : -1,
        NUMBER + UUID.randomUUID());
  }

  private int left(Coupon coupon, List<Entry> life) {
    long used = life.stream().filter(entry -> entry.kind() == EntryKind.REDEEMED).count();
    return cards
        .find(coupon.cardId())
        .map(Card::terms)
        .map(terms -> (int) Math.max(0, terms.useLimit() - used))
        .orElse(-1);
  }
}
