package io.kaquan.coupon.gift;

import io.kaquan.card.design.CardId;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.lifecycle.GiftsMoved.Outcome;
import io.kaquan.platform.tenant.AppId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An offer of a coupon to a friend.
 *
 * @param id unguessable: whoever knows it may take the coupon
 * @param code the giver's; never shown to the friend
 * @param giver openid
 * @param until first moment at which nobody can take it any more
 * @param outcome how it ended, by the clock and whether that has been written down or not; empty
 *     while it is open
 * @param friend openid of whoever took it; null where nobody did
 * @param friendsCode null where nobody took it
 */
public record Gift(
    UUID id,
    AppId appid,
    CardId cardId,
    CouponCode code,
    OpenId giver,
    Instant offeredAt,
    Instant until,
    Optional<Outcome> outcome,
    Instant endedAt,
    OpenId friend,
    CouponCode friendsCode) {

  public boolean isOpen() {
    return outcome.isEmpty();
  }

  @Override
  public String toString() {
    return "Gift of " + code + " of " + cardId + " " + outcome.map(Enum::name).orElse("open");
  }
}
