package io.kaquan.coupon.lifecycle;

import io.kaquan.card.design.CardId;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.platform.tenant.AppId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What one batch did to offers to friends. Published in the batch's transaction: a listener works
 * in it too, and one that throws undoes the batch. A batch that is tried again publishes again.
 */
public record GiftsMoved(List<Offered> offered, List<Ended> ended) {

  /**
   * A coupon waits for a friend.
   *
   * @param giver openid
   * @param until first moment at which it is the giver's again
   * @param end last second of the coupon's validity
   */
  public record Offered(
      UUID gift,
      AppId appid,
      CardId cardId,
      CouponCode code,
      OpenId giver,
      Instant at,
      Instant until,
      Instant end) {}

  /**
   * An offer is over.
   *
   * @param friend openid of the friend who accepted it; null if it was not accepted
   * @param friendsCode null if it was not accepted
   */
  public record Ended(
      AppId appid, UUID gift, Outcome outcome, Instant at, OpenId friend, CouponCode friendsCode) {}

  /** How an offer ended. */
  public enum Outcome {
    ACCEPTED,
    /** By the giver. */
    TAKEN_BACK,
    /** It was not accepted in time. */
    LAPSED,
    /** The coupon's validity ended. */
    EXPIRED,
    /** The merchant made the coupon unavailable. */
    VOIDED
  }
}
