package io.kaquan.wallet.pages;

import io.kaquan.card.catalogue.Cards;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.gift.Gift;
import io.kaquan.coupon.gift.Gifts;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponStatus;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.web.NotFound;
import io.kaquan.wallet.session.Holder;
import io.kaquan.wallet.session.Openids;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The coupons of the person who is signed in. Coupons of others are answered like unknown ones. */
@Component
class OwnCoupons {
  private final Coupons coupons;
  private final Cards cards;
  private final Openids openids;
  private final Gifts gifts;
  private final CouponLinks links;
  private final Clock clock;

  OwnCoupons(
      Coupons coupons, Cards cards, Openids openids, Gifts gifts, CouponLinks links, Clock clock) {
    this.coupons = coupons;
    this.cards = cards;
    this.openids = openids;
    this.gifts = gifts;
    this.links = links;
    this.clock = clock;
  }

  /**
   * Returns the coupon behind the link.
   *
   * @throws NotFound if there is none, it is another person's, or its holder has deleted it
   */
  Coupon behind(String sealed, Holder holder) {
    return links
        .read(sealed)
        .flatMap(
            key ->
                coupons
                    .lookUp(key.appid(), key.code(), key.cardId())
                    .fold(Optional::of, why -> Optional.<Coupon>empty()))
        .filter(
            coupon ->
                isMine(holder, coupon.appid(), coupon.openid())
                    && coupon.status() != CouponStatus.DELETE)
        .orElseThrow(NotFound::new);
  }

  /**
   * Returns the gift by which this person's coupon behind the link went to a friend; empty if it
   * did not.
   */
  Optional<Gift> givenAway(String sealed, Holder holder) {
    return links
        .read(sealed)
        .flatMap(key -> gifts.latest(key.appid(), key.cardId(), key.code()))
        .filter(gift -> gift.friend() != null && isMine(holder, gift.appid(), gift.giver()));
  }

  boolean isMine(@Nullable Holder holder, AppId appid, OpenId openid) {
    return openids.isMine(holder, appid, openid);
  }

  String link(Coupon coupon) {
    return links.to(coupon.appid(), coupon.cardId(), coupon.code());
  }

  /** Returns the coupon as pages show it. */
  WalletCoupon shown(Coupon coupon) {
    return cards
        .find(coupon.cardId().value())
        .map(card -> WalletCoupon.of(coupon, card, link(coupon), clock))
        .orElseThrow(NotFound::new);
  }
}
