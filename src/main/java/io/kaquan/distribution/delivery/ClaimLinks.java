package io.kaquan.distribution.delivery;

import io.kaquan.platform.access.Seal;
import io.kaquan.platform.web.Addresses;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The links that go with a coupon handed to an openid: whoever opens one and signs in becomes that
 * openid. They don't show the code, since addresses end in logs and histories.
 */
@Component
public class ClaimLinks {
  private static final String PURPOSE = "claim";

  /** What a link stands for. */
  public record Claim(String appid, String openid, String cardId, String code) {}

  private final Seal seal;
  private final Addresses addresses;

  ClaimLinks(Seal seal, Addresses addresses) {
    this.seal = seal;
    this.addresses = addresses;
  }

  /** The whole address; the same claim gives the same one. */
  public String to(Claim claim) {
    return addresses.of(
        "/wallet/hand/"
            + seal.seal(
                PURPOSE,
                String.join(" ", claim.appid(), claim.openid(), claim.cardId(), claim.code())));
  }

  /**
   * @param sealed the address's last part; empty when it was not made here
   */
  public Optional<Claim> read(String sealed) {
    return seal.open(PURPOSE, sealed)
        .map(text -> text.split(" ", 4))
        .map(parts -> new Claim(parts[0], parts[1], parts[2], parts[3]));
  }
}
