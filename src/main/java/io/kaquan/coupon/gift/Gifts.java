package io.kaquan.coupon.gift;

import io.kaquan.card.design.CardId;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.CouponResult;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.platform.tenant.AppId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The door to gifts. An offer holds for 24 hours or to the end of the coupon, whichever is first;
 * whoever knows its id may take it. Safe to call from any number of threads and nodes at once: one
 * of those who take, and take back, wins.
 */
@Component
public class Gifts {
  private final Coupons coupons;
  private final GiftRepository repository;
  private final Clock clock;

  Gifts(Coupons coupons, GiftRepository repository, Clock clock) {
    this.coupons = coupons;
    this.repository = repository;
    this.clock = clock;
  }

  /**
   * Offers this person's coupon; {@link CouponCommand.Offer} says what is refused. A second time:
   * NOT_USABLE, the first one holds.
   */
  public CouponResult offer(AppId appid, CouponCode code, CardId cardId, OpenId openid, Actor by) {
    return coupons.execute(
        new CouponCommand.Offer(appid, code, cardId, openid, UUID.randomUUID(), by));
  }

  /**
   * Gives the coupon to this friend, who gets one with a code of its own: GIFT_OVER for ids that
   * are not known too; else as {@link CouponCommand.Accept} says. The friend who took it gets it
   * again when asking twice.
   */
  public CouponResult accept(UUID id, OpenId openid, Actor by) {
    Optional<Gift> gift = find(id);
    if (gift.isEmpty()) {
      return new CouponResult.Refused(Refusal.GIFT_OVER);
    }
    CouponResult answer =
        coupons.execute(
            new CouponCommand.Accept(
                gift.get().appid(), gift.get().code(), gift.get().cardId(), openid, id, by));
    return answer.fold(
        done -> answer,
        why ->
            find(id)
                .filter(taken -> openid.equals(taken.friend()))
                .map(taken -> coupons.lookUp(taken.appid(), taken.friendsCode(), taken.cardId()))
                .orElse(answer));
  }

  /** Makes the coupon the giver's again: GIFT_OVER where there is no such offer of this person. */
  public CouponResult takeBack(UUID id, OpenId giver, Actor by) {
    return find(id)
        .filter(gift -> gift.giver().equals(giver))
        .map(
            gift ->
                coupons.execute(
                    new CouponCommand.TakeBack(gift.appid(), gift.code(), gift.cardId(), id, by)))
        .orElseGet(() -> new CouponResult.Refused(Refusal.GIFT_OVER));
  }

  /** Empty for ids that were never given. */
  public Optional<Gift> find(UUID id) {
    return repository.find(id, clock.instant());
  }

  /**
   * The offer of this coupon that is open, or else the one that ended last; empty when it was never
   * offered.
   */
  public Optional<Gift> latest(AppId appid, CardId cardId, CouponCode code) {
    return repository.latest(appid, cardId, code, clock.instant());
  }

  /**
   * The same of each of these coupons; those that were never offered are left out. One statement.
   */
  public List<Gift> latest(Collection<Coupon> some) {
    return some.isEmpty() ? List.of() : repository.latest(some, clock.instant());
  }

  /** What this person's friends have taken, newest first, at most 500. */
  public List<Gift> given(AppId appid, OpenId giver) {
    return repository.given(appid, giver, clock.instant());
  }
}
