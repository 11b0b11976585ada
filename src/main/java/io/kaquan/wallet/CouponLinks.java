package io.kaquan.wallet;

import io.kaquan.access.Seal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Links to a coupon's page that do not carry its code: addresses end in logs and histories. */
@Component
class CouponLinks {
  private static final String COUPON = "coupon";
  /** Shared with the API, whose answer to issue carries such a link. */
  private static final String HANDED_OVER = "claim";

  record Key(String appid, String cardId, String code) {}

  record HandOver(String appid, String openid, Key coupon) {}

  private final Seal seal;

  CouponLinks(Seal seal) {
    this.seal = seal;
  }

  String to(String appid, String cardId, String code) {
    return seal.seal(COUPON, appid + " " + cardId + " " + code);
  }

  Optional<Key> read(String sealed) {
    return seal.open(COUPON, sealed).map(text -> text.split(" ", 3))
        .map(parts -> new Key(parts[0], parts[1], parts[2]));
  }

  Optional<HandOver> readHandOver(String sealed) {
    return seal.open(HANDED_OVER, sealed).map(text -> text.split(" ", 4))
        .map(parts -> new HandOver(parts[0], parts[1], new Key(parts[0], parts[2], parts[3])));
  }
}
