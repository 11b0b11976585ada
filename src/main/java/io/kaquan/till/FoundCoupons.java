package io.kaquan.till;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardType;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.coupon.ledger.Ledger;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponStatus;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.merchant.store.Store;
import io.kaquan.merchant.store.Stores;
import io.kaquan.till.FoundCoupon.Done;
import io.kaquan.till.FoundCoupon.LastUse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a clerk is shown of a coupon. */
@Component
class FoundCoupons {
  private static final String REQUEST_NUMBER_PREFIX = "till-";

  private final Coupons coupons;
  private final Cards cards;
  private final Ledger ledger;
  private final Stores stores;

  FoundCoupons(Coupons coupons, Cards cards, Ledger ledger, Stores stores) {
    this.coupons = coupons;
    this.cards = cards;
    this.ledger = ledger;
    this.stores = stores;
  }

  /** Returns the coupon with the reason why it cannot be redeemed in this store, if it cannot. */
  FoundCoupon inStore(Coupon coupon, @Nullable Store store) {
    String locationId = store == null ? null : Long.toString(store.id());
    return read(coupon, coupons.whyNotRedeemable(coupon, locationId).orElse(null), null);
  }

  /** Returns the coupon after something was done to it. */
  FoundCoupon after(Done done, Coupon coupon) {
    return read(coupon, null, done);
  }

  /** What a clerk may see after a form was refused. */
  sealed interface AfterRefusal {}

  /** The coupon, with the refusal in it. */
  record Visible(FoundCoupon coupon) implements AfterRefusal {}

  /** Only the refusal. */
  record Hidden(Refusal why) implements AfterRefusal {}

  /**
   * Returns what is shown after a form was refused. The form may have been a guess, so a coupon
   * that cannot be looked up stays hidden and counts as a wrong guess.
   *
   * @param refusal null if only a field of the form was wrong
   */
  AfterRefusal afterRefusal(CouponKey key, @Nullable Refusal refusal, Actor by) {
    if (refusal == Refusal.UNKNOWN_CODE || refusal == Refusal.TOO_MANY_GUESSES) {
      return new Hidden(refusal);
    }
    return coupons
        .lookUp(key.appid(), key.code(), key.cardId(), by)
        .fold(coupon -> new Visible(read(coupon, refusal, null)), Hidden::new);
  }

  private FoundCoupon read(Coupon coupon, @Nullable Refusal refusal, @Nullable Done done) {
    CouponKey key = CouponKey.of(coupon);
    List<Entry> redemptions =
        ledger.entries(key.appid(), key.cardId(), key.code()).stream()
            .filter(entry -> entry.kind() == EntryKind.REDEEMED)
            .toList();
    boolean isUsed =
        coupon.status() == CouponStatus.CONSUMED
            || refusal == Refusal.USE_LIMIT
            || done == Done.REDEEMED;
    return new FoundCoupon(
        key,
        coupon.begin(),
        coupon.end(),
        refusal,
        done,
        isUsed && !redemptions.isEmpty() ? lastUse(redemptions) : null,
        usesLeft(coupon, redemptions.size()).orElse(null),
        REQUEST_NUMBER_PREFIX + UUID.randomUUID());
  }

  private LastUse lastUse(List<Entry> redemptions) {
    Entry last = redemptions.get(redemptions.size() - 1);
    String locationId = last.by().locationId();
    String store = locationId == null ? null : stores.titles(Set.of(locationId)).get(locationId);
    return new LastUse(last.at(), store, last.by().clerk());
  }

  private Optional<Integer> usesLeft(Coupon coupon, int redemptions) {
    return cards
        .find(coupon.cardId().value())
        .map(Card::terms)
        .filter(terms -> terms.type() == CardType.MEMBER_CARD)
        .map(CardTerms::useLimit)
        .map(limit -> Math.max(0, limit - redemptions));
  }
}
