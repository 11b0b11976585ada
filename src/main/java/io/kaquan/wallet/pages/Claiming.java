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

/** Claims a card of a delivery for who is signed in, and words what stands against it. */
@Component
class Claiming {
  private final Deliveries deliveries;
  private final Openids openids;

  Claiming(Deliveries deliveries, Openids openids) {
    this.deliveries = deliveries;
    this.openids = openids;
  }

  /**
   * @param holder somebody who can claim at this appid
   * @param refused gets the name of the words for it
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
      return refused.apply("somebody-elses");
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

  /** The name of the words for it. */
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
