package io.kaquan.wallet.pages;

import io.kaquan.card.design.CardId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.platform.access.Seal;
import io.kaquan.platform.tenant.AppId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Permits to redeem one coupon in one store, given to a holder who proved to stand in it. A permit
 * is sealed into the address of the next page and holds for five minutes.
 */
@Component
class StorePermits {
  private static final String PURPOSE = "self-service";
  private static final Duration HOLDS = Duration.ofMinutes(5);

  /**
   * @param number the request number: sending a permit twice redeems once
   * @param store id of the store
   * @param amountFen in 分; null if the card asks for none
   */
  record Permit(
      String number,
      long store,
      @Nullable Long amountFen,
      Instant until,
      AppId appid,
      CardId cardId,
      CouponCode code) {

    boolean isFor(Coupon coupon) {
      return appid.equals(coupon.appid())
          && cardId.equals(coupon.cardId())
          && code.equals(coupon.code());
    }

    CouponCommand.Redeem order(Actor by) {
      return new CouponCommand.Redeem(
          appid, code, cardId, amountFen, Long.toString(store), number, by);
    }
  }

  private final Seal seal;
  private final Clock clock;

  StorePermits(Seal seal, Clock clock) {
    this.seal = seal;
    this.clock = clock;
  }

  /** Returns a permit of letters, digits, - and _ only. */
  String give(Coupon coupon, long store, @Nullable Long amountFen) {
    return seal.seal(
        PURPOSE,
        String.join(
            " ",
            "self-" + UUID.randomUUID(),
            Long.toString(store),
            amountFen == null ? "-" : amountFen.toString(),
            Long.toString(clock.instant().plus(HOLDS).getEpochSecond()),
            coupon.appid().value(),
            coupon.cardId().value(),
            coupon.code().value()));
  }

  /** Empty if it was not sealed here. Also returns permits that are over. */
  Optional<Permit> read(String sealed) {
    return seal.open(PURPOSE, sealed)
        .map(text -> text.split(" ", 7))
        .map(
            part ->
                new Permit(
                    part[0],
                    Long.parseLong(part[1]),
                    part[2].equals("-") ? null : Long.valueOf(part[2]),
                    Instant.ofEpochSecond(Long.parseLong(part[3])),
                    new AppId(part[4]),
                    new CardId(part[5]),
                    new CouponCode(part[6])));
  }

  boolean isOver(Permit permit) {
    return !clock.instant().isBefore(permit.until());
  }
}
