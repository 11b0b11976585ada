package io.kaquan.coupon;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The door to coupons. Every change goes through a batch; the answer comes after the commit. */
@Component
public class Coupons {

  /** Hands a coupon to a person. */
  public Answer issue(IssueOrder order) {
    throw new UnsupportedOperationException();
  }

  /** Uses a coupon, exactly once, however many ask at the same moment. */
  public Answer redeem(RedeemOrder order) {
    throw new UnsupportedOperationException();
  }

  /** The coupon of this appid; Refused UNKNOWN_CODE or CARD_ID_NEEDED where redeem would say so. */
  public Answer look(String appid, String code, String cardId) {
    throw new UnsupportedOperationException();
  }

  /** What redeem would refuse with at this moment for the coupon as it stands; empty when it can be used. */
  public Optional<Refusal> useless(Coupon coupon) {
    throw new UnsupportedOperationException();
  }

  /** The coupons of one person, newest first. */
  public List<Coupon> heldBy(String appid, String openid) {
    throw new UnsupportedOperationException();
  }

  /** How many coupons are in each state now, of all cards; every status is a key. Cheap: no count over coupons. */
  public Map<CouponStatus, Long> inState() {
    throw new UnsupportedOperationException();
  }

  /**
   * What one activity of the coupon's process did today.
   *
   * @param activity id in coupon-lifecycle.bpmn, {@code Task_RedeemCoupons}
   */
  public record Passes(String activity, long passed, long refused) {}

  /** Today's passes and refusals of every activity that does something, zero included. */
  public List<Passes> today() {
    throw new UnsupportedOperationException();
  }

  /** Where the coupons of one card are. */
  public record CardFigures(long inHand, long used, long expired, long ended) {}

  /** All zero for a card without coupons. */
  public CardFigures ofCard(String cardId) {
    throw new UnsupportedOperationException();
  }
}
