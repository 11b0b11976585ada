package io.kaquan.coupon.lifecycle;

import io.kaquan.card.design.CardId;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Instant;
import java.util.UUID;

/**
 * A coupon as it is stored.
 *
 * @param scope empty for the platform's codes, which are unique for the appid; the card_id for the
 *     merchant's own
 * @param used how often it was redeemed and not reversed; more than once for member cards only
 * @param gift the offer to a friend that is open, and until when it can be taken; null while there
 *     is none
 * @param codeBatch the batch whose codes it was made with; null for none
 */
record StoredCoupon(
    CouponCode code,
    String scope,
    CardId cardId,
    AppId appid,
    MerchantId merchantId,
    CouponStatus status,
    OpenId openid,
    Instant beginAt,
    Instant endAt,
    String outerStr,
    Instant consumedAt,
    int used,
    int reversals,
    UUID gift,
    Instant giftUntil,
    UUID codeBatch) {

  /** Not yet anybody's. */
  static StoredCoupon deposited(
      CouponCode code,
      String scope,
      CardId cardId,
      AppId appid,
      MerchantId merchantId,
      UUID codeBatch) {
    return new StoredCoupon(
        code,
        scope,
        cardId,
        appid,
        merchantId,
        CouponStatus.DEPOSITED,
        null,
        null,
        null,
        null,
        null,
        0,
        0,
        null,
        null,
        codeBatch);
  }

  boolean isCustom() {
    return !scope.isEmpty();
  }

  /**
   * The state by the clock: what is past its end has expired, whether the sweep has been there or
   * not.
   */
  CouponStatus statusAt(Instant now) {
    return isHeld() && isOver(now) ? CouponStatus.EXPIRE : asOf(now).status;
  }

  /** As {@link #statusAt}, but one that expired keeps its state, for the sweep to write down. */
  StoredCoupon asOf(Instant now) {
    return status == CouponStatus.GIFTING && !isOver(now) && !now.isBefore(giftUntil)
        ? returned()
        : this;
  }

  private boolean isHeld() {
    return status == CouponStatus.NORMAL
        || status == CouponStatus.GIFTING
        || status == CouponStatus.GIFT_TIMEOUT;
  }

  /** The last second belongs to the validity as a whole. */
  boolean isOver(Instant now) {
    return endAt != null && !now.isBefore(endAt.plusSeconds(1));
  }

  StoredCoupon claimed(OpenId holder, Instant begin, Instant end, String channel) {
    return new StoredCoupon(
        code,
        scope,
        cardId,
        appid,
        merchantId,
        CouponStatus.NORMAL,
        holder,
        begin,
        end,
        channel,
        null,
        0,
        0,
        null,
        null,
        codeBatch);
  }

  /**
   * @param stays whether it stays in hand, as member cards do
   */
  StoredCoupon redeemed(Instant now, boolean stays) {
    return new StoredCoupon(
        code,
        scope,
        cardId,
        appid,
        merchantId,
        stays ? status : CouponStatus.CONSUMED,
        openid,
        beginAt,
        endAt,
        outerStr,
        now,
        used + 1,
        reversals,
        null,
        null,
        codeBatch);
  }

  StoredCoupon reversed(CouponStatus next) {
    return new StoredCoupon(
        code,
        scope,
        cardId,
        appid,
        merchantId,
        next,
        openid,
        beginAt,
        endAt,
        outerStr,
        null,
        used - 1,
        reversals + 1,
        null,
        null,
        codeBatch);
  }

  StoredCoupon offered(UUID id, Instant until) {
    return new StoredCoupon(
        code,
        scope,
        cardId,
        appid,
        merchantId,
        CouponStatus.GIFTING,
        openid,
        beginAt,
        endAt,
        outerStr,
        consumedAt,
        used,
        reversals,
        id,
        until,
        codeBatch);
  }

  StoredCoupon returned() {
    return ended(CouponStatus.GIFT_TIMEOUT);
  }

  /** In a state where no offer is open. */
  StoredCoupon ended(CouponStatus next) {
    return new StoredCoupon(
        code,
        scope,
        cardId,
        appid,
        merchantId,
        next,
        openid,
        beginAt,
        endAt,
        outerStr,
        consumedAt,
        used,
        reversals,
        null,
        null,
        codeBatch);
  }

  StoredCoupon withCode(CouponCode other) {
    return new StoredCoupon(
        other,
        scope,
        cardId,
        appid,
        merchantId,
        status,
        openid,
        beginAt,
        endAt,
        outerStr,
        consumedAt,
        used,
        reversals,
        gift,
        giftUntil,
        codeBatch);
  }

  /** The friend's copy of a coupon that was given away: valid as long as the giver's. */
  StoredCoupon handedTo(OpenId friend, CouponCode freshCode) {
    return new StoredCoupon(
        freshCode,
        scope,
        cardId,
        appid,
        merchantId,
        CouponStatus.NORMAL,
        friend,
        beginAt,
        endAt,
        outerStr,
        null,
        used,
        0,
        null,
        null,
        null);
  }

  Coupon coupon(Instant now) {
    return new Coupon(
        code, cardId, appid, merchantId, statusAt(now), openid, beginAt, endAt, outerStr);
  }
}
