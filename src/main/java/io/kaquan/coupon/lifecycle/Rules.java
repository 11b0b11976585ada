package io.kaquan.coupon.lifecycle;

import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.design.CardId;
import io.kaquan.card.design.CardType;
import io.kaquan.card.design.OpeningHours;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.code.CouponCodes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * When a coupon may be issued, used and taken back: the order of the checks is the order in which
 * they refuse.
 */
final class Rules {
  static final int MOST_REVERSALS = 10;

  private Rules() {}

  /** What an issue is refused with before limits and stock are looked at; the account is active. */
  static Optional<Refusal> issue(CouponCommand.Issue command, CardTerms card, Instant now) {
    if (card == null || !card.appid().equals(command.appid().value())) {
      return Optional.of(Refusal.UNKNOWN_CARD);
    }
    if (!card.onSale()) {
      return Optional.of(Refusal.NOT_ON_SALE);
    }
    if (command.openid() == null) {
      return Optional.of(Refusal.MALFORMED_OPENID);
    }
    if (card.validity().isOver(now)) {
      return Optional.of(Refusal.CARD_OVER);
    }
    if (command.code() == null) {
      return card.customCode() && !card.deposited()
          ? Optional.of(Refusal.BAD_CODE)
          : Optional.empty();
    }
    boolean canBe =
        card.customCode()
            ? CouponCodes.isCustomCode(command.code())
            : CouponCodes.isWellFormed(command.code());
    return canBe ? Optional.empty() : Optional.of(Refusal.BAD_CODE);
  }

  /** What a code to be deposited is refused with, but for one that is taken. */
  static Optional<Refusal> deposit(CouponCommand.Deposit command, CardTerms card) {
    if (card == null
        || !card.appid().equals(command.appid().value())
        || card.status() == CardStatus.DELETE) {
      return Optional.of(Refusal.UNKNOWN_CARD);
    }
    if (!card.deposited()) {
      return Optional.of(Refusal.NOT_DEPOSITED);
    }
    return CouponCodes.isCustomCode(command.code())
        ? Optional.empty()
        : Optional.of(Refusal.BAD_CODE);
  }

  /**
   * Which of the coupons with one code a caller means.
   *
   * @param same all coupons of this code, of the caller's appid
   */
  static <T> T choose(
      List<StoredCoupon> same,
      CardId cardId,
      Function<StoredCoupon, T> found,
      Function<Refusal, T> refused) {
    List<StoredCoupon> meant =
        same.stream().filter(row -> cardId == null || row.cardId().equals(cardId)).toList();
    Optional<StoredCoupon> platforms = meant.stream().filter(row -> !row.isCustom()).findFirst();
    if (platforms.isPresent()) {
      return found.apply(platforms.get());
    }
    if (meant.isEmpty()) {
      return refused.apply(Refusal.UNKNOWN_CODE);
    }
    return cardId == null ? refused.apply(Refusal.CARD_ID_NEEDED) : found.apply(meant.get(0));
  }

  /** Has no holder, or not this one any more: for callers it does not exist. */
  private static boolean hasNoHolder(StoredCoupon coupon) {
    return coupon.status() == CouponStatus.DEPOSITED || coupon.status() == CouponStatus.GIFT_SUCC;
  }

  /**
   * What any use of a coupon in hand is refused with.
   *
   * @param coupon as the clock says
   */
  private static Optional<Refusal> inHand(StoredCoupon coupon, Instant now) {
    return switch (coupon.status()) {
      case DEPOSITED, GIFT_SUCC -> Optional.of(Refusal.UNKNOWN_CODE);
      case UNAVAILABLE, DELETE -> Optional.of(Refusal.NOT_USABLE);
      case GIFTING ->
          Optional.of(coupon.isOver(now) ? Refusal.OUT_OF_VALIDITY : Refusal.NOT_USABLE);
      case CONSUMED -> Optional.of(Refusal.ALREADY_REDEEMED);
      case EXPIRE -> Optional.of(Refusal.OUT_OF_VALIDITY);
      case NORMAL, GIFT_TIMEOUT ->
          coupon.isOver(now) ? Optional.of(Refusal.OUT_OF_VALIDITY) : Optional.empty();
    };
  }

  /** What using this coupon now is refused with, but for the store and the hour. */
  static Optional<Refusal> redeem(StoredCoupon coupon, CardTerms card, Instant now) {
    Optional<Refusal> why = inHand(coupon, now);
    if (why.isPresent()) {
      return why;
    }
    if (now.isBefore(coupon.beginAt())) {
      return Optional.of(Refusal.OUT_OF_VALIDITY);
    }
    return isUsedMoreThanOnce(card) && coupon.used() >= card.useLimit()
        ? Optional.of(Refusal.USE_LIMIT)
        : Optional.empty();
  }

  /** A call without a store is never at the wrong one: WeChat's own call names none. */
  static Optional<Refusal> redeemAt(
      String store, ZonedDateTime now, CardTerms card, OpeningHours.Holidays holidays) {
    if (store != null && !card.stores().isEmpty() && !card.stores().contains(store)) {
      return Optional.of(Refusal.WRONG_STORE);
    }
    return card.hours().hold(now, holidays) ? Optional.empty() : Optional.of(Refusal.OUTSIDE_HOURS);
  }

  /** Member cards stay in hand when they are used, up to their limit. */
  static boolean isUsedMoreThanOnce(CardTerms card) {
    return card.type() == CardType.MEMBER_CARD;
  }

  /**
   * 分 that a redemption is worth: as the caller says, else what a cash coupon takes off, else
   * nothing.
   */
  static long worth(CouponCommand.Redeem command, CardTerms card) {
    return command.amountFen() != null ? command.amountFen() : card.reduceCost();
  }

  /** What taking back the last redemption is refused with. */
  static Optional<Refusal> reverse(
      StoredCoupon coupon, CardTerms card, boolean approved, Instant now) {
    if (hasNoHolder(coupon)) {
      return Optional.of(Refusal.UNKNOWN_CODE);
    }
    if (coupon.status() != CouponStatus.CONSUMED) {
      return Optional.of(Refusal.NOT_REDEEMED);
    }
    if (!approved && now.isAfter(coupon.consumedAt().plus(Duration.ofHours(card.reverseHours())))) {
      return Optional.of(Refusal.WINDOW_OVER);
    }
    return coupon.reversals() >= MOST_REVERSALS
        ? Optional.of(Refusal.REVERSED_TOO_OFTEN)
        : Optional.empty();
  }

  /** What making it unavailable is refused with. */
  static Optional<Refusal> makeVoid(StoredCoupon coupon, Instant now) {
    return switch (coupon.status()) {
      case GIFT_SUCC -> Optional.of(Refusal.UNKNOWN_CODE);
      case CONSUMED -> Optional.of(Refusal.ALREADY_REDEEMED);
      case UNAVAILABLE, DELETE, EXPIRE -> Optional.of(Refusal.NOT_USABLE);
      case DEPOSITED -> Optional.empty();
      case NORMAL, GIFTING, GIFT_TIMEOUT ->
          coupon.isOver(now) ? Optional.of(Refusal.NOT_USABLE) : Optional.empty();
    };
  }

  /** What a new code is refused with, but for one that is taken. */
  static Optional<Refusal> recode(StoredCoupon coupon, CouponCode newCode, Instant now) {
    Optional<Refusal> why = inHand(coupon, now);
    if (why.isPresent()) {
      return why;
    }
    if (!coupon.isCustom()) {
      return Optional.of(Refusal.NOT_CUSTOM_CODE);
    }
    if (!CouponCodes.isCustomCode(newCode)) {
      return Optional.of(Refusal.BAD_CODE);
    }
    return newCode.equals(coupon.code()) ? Optional.of(Refusal.SAME_CODE) : Optional.empty();
  }

  /** What a deletion by its holder is refused with; another person's coupon is unknown. */
  static Optional<Refusal> delete(StoredCoupon coupon, OpenId openid, Instant now) {
    return isOf(coupon, openid) ? inHand(coupon, now) : Optional.of(Refusal.UNKNOWN_CODE);
  }

  /** What an offer to a friend is refused with. */
  static Optional<Refusal> offer(StoredCoupon coupon, OpenId openid, CardTerms card, Instant now) {
    Optional<Refusal> why = delete(coupon, openid, now);
    return why.isPresent() || card.canGive() ? why : Optional.of(Refusal.NOT_GIVABLE);
  }

  /** What the friend is refused with. */
  static Optional<Refusal> accept(StoredCoupon coupon, UUID gift, OpenId friend, Instant now) {
    Optional<Refusal> why = takeBack(coupon, gift, now);
    if (why.isPresent()) {
      return why;
    }
    if (friend == null) {
      return Optional.of(Refusal.MALFORMED_OPENID);
    }
    return friend.equals(coupon.openid()) ? Optional.of(Refusal.OWN_GIFT) : Optional.empty();
  }

  /**
   * What taking an offer back is refused with; the coupon is as the clock says, so that one that
   * lapsed is over.
   */
  static Optional<Refusal> takeBack(StoredCoupon coupon, UUID gift, Instant now) {
    if (coupon.status() != CouponStatus.GIFTING || !gift.equals(coupon.gift())) {
      return Optional.of(Refusal.GIFT_OVER);
    }
    return coupon.isOver(now) ? Optional.of(Refusal.OUT_OF_VALIDITY) : Optional.empty();
  }

  private static boolean isOf(StoredCoupon coupon, OpenId openid) {
    return openid != null && openid.equals(coupon.openid());
  }
}
