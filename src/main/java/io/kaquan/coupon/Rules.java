package io.kaquan.coupon;

import io.kaquan.card.CardType;
import io.kaquan.card.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** When a coupon may be issued, used and taken back: the order of the checks is the order in which they refuse. */
final class Rules {
  static final Pattern OPENID = Pattern.compile("o[A-Za-z0-9_-]{27}");
  static final Duration REVERSAL_WINDOW = Duration.ofHours(24);
  static final int MOST_REVERSALS = 10;

  private Rules() {}

  /** What an issue is refused with before limits and stock are looked at; the account is active. */
  static Optional<Refusal> issue(IssueOrder order, Terms card, Instant now) {
    if (card == null || !card.appid().equals(order.appid())) {
      return Optional.of(Refusal.UNKNOWN_CARD);
    }
    if (!card.onSale()) {
      return Optional.of(Refusal.NOT_ON_SALE);
    }
    if (order.openid() == null || !OPENID.matcher(order.openid()).matches()) {
      return Optional.of(Refusal.MALFORMED_OPENID);
    }
    if (card.validity().isOver(now)) {
      return Optional.of(Refusal.CARD_OVER);
    }
    boolean mustNameCode = card.customCode() && !card.deposited();
    if (mustNameCode != (order.code() != null) || (mustNameCode && !isCustomCode(order.code()))) {
      return Optional.of(Refusal.BAD_CODE);
    }
    return Optional.empty();
  }

  private static boolean isCustomCode(String code) {
    return !code.isBlank() && code.equals(code.strip())
        && code.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= CouponCodes.CUSTOM_LIMIT;
  }

  /**
   * Which of the coupons with one code a caller means.
   *
   * @param same all coupons of this code, of the caller's appid
   */
  static <T> T choose(List<Row> same, String cardId, Function<Row, T> found, Function<Refusal, T> refused) {
    List<Row> meant = same.stream().filter(row -> cardId == null || row.cardId().equals(cardId)).toList();
    Optional<Row> platforms = meant.stream().filter(row -> !row.isCustom()).findFirst();
    if (platforms.isPresent()) {
      return found.apply(platforms.get());
    }
    if (meant.isEmpty()) {
      return refused.apply(Refusal.UNKNOWN_CODE);
    }
    return cardId == null ? refused.apply(Refusal.CARD_ID_NEEDED) : found.apply(meant.get(0));
  }

  /** What using this coupon now is refused with. */
  static Optional<Refusal> redeem(Row coupon, Terms card, Instant now) {
    return switch (coupon.status()) {
      case DEPOSITED, GIFT_SUCC -> Optional.of(Refusal.UNKNOWN_CODE);
      case UNAVAILABLE, DELETE, GIFTING -> Optional.of(Refusal.NOT_USABLE);
      case CONSUMED -> Optional.of(Refusal.ALREADY_REDEEMED);
      case EXPIRE -> Optional.of(Refusal.OUT_OF_VALIDITY);
      case NORMAL, GIFT_TIMEOUT -> {
        if (now.isBefore(coupon.beginAt()) || coupon.isOver(now)) {
          yield Optional.of(Refusal.OUT_OF_VALIDITY);
        }
        yield isUsedMoreThanOnce(card) && coupon.used() >= card.useLimit()
            ? Optional.of(Refusal.USE_LIMIT) : Optional.empty();
      }
    };
  }

  /** Member cards stay in hand when they are used, up to their limit. */
  static boolean isUsedMoreThanOnce(Terms card) {
    return card.type() == CardType.MEMBER_CARD;
  }

  /** What taking back the last redemption is refused with. */
  static Optional<Refusal> reverse(Row coupon, Instant now) {
    if (coupon.status() == CouponStatus.DEPOSITED || coupon.status() == CouponStatus.GIFT_SUCC) {
      return Optional.of(Refusal.UNKNOWN_CODE);
    }
    if (coupon.status() != CouponStatus.CONSUMED) {
      return Optional.of(Refusal.NOT_REDEEMED);
    }
    return now.isAfter(coupon.consumedAt().plus(REVERSAL_WINDOW)) || coupon.reversals() >= MOST_REVERSALS
        ? Optional.of(Refusal.WINDOW_OVER) : Optional.empty();
  }

  /** 分 that a redemption is worth: as the caller says, else what a cash coupon takes off, else nothing. */
  static long worth(RedeemOrder order, Terms card) {
    return order.amountFen() != null ? order.amountFen() : card.reduceCost();
  }
}
