package io.kaquan.wallet.pages;

import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponResult;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.distribution.delivery.Deliveries;
import io.kaquan.distribution.delivery.Deliveries.Delivery;
import io.kaquan.wallet.session.Holder;
import io.kaquan.wallet.session.Openids;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Claims a card of a delivery for who is signed in. */
@Component
class Claims {
  private final Deliveries deliveries;
  private final Openids openids;

  Claims(Deliveries deliveries, Openids openids) {
    this.deliveries = deliveries;
    this.openids = openids;
  }

  /**
   * Returns what {@code done} or {@code refused} makes of the outcome.
   *
   * @param holder a person who can claim at this appid
   * @param refused gets the last part of the message key
   */
  <T> T claim(
      Delivery delivery,
      int place,
      String claimNumber,
      Holder holder,
      HttpServletRequest request,
      Function<Coupon, T> done,
      Function<String, T> refused) {
    boolean known = place >= 0 && place < delivery.items().size();
    Optional<String> openid =
        openids.claiming(
            holder, delivery.appid(), known ? delivery.items().get(place).openid() : null);
    if (openid.isEmpty()) {
      return refused.apply("taken-by-another");
    }
    CouponResult answer =
        deliveries.claim(
            delivery.ticket(),
            place,
            openid.get(),
            claimNumber,
            Actor.self(request.getRemoteAddr()));
    return answer.fold(
        done,
        why ->
            refused.apply(
                why == Refusal.SOLD_OUT && known && delivery.items().get(place).unique()
                    ? "link-used"
                    : words(why)));
  }

  /** Returns the last part of the message key. */
  static String words(Refusal why) {
    return switch (why) {
      case SOLD_OUT -> "sold-out";
      case PERSON_LIMIT -> "limit";
      case CARD_OVER -> "over";
      case BUSY, OUTCOME_UNKNOWN -> "busy";
      default -> "not-on-sale";
    };
  }
}
