package io.kaquan.api.wire;

import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.ActivationStatus;
import io.kaquan.merchant.developer.IpAllowlists;
import io.kaquan.platform.access.Tokens;
import org.springframework.stereotype.Component;

/** Finds out in whose name a call is made. */
@Component
public class Callers {
  private final Tokens tokens;
  private final Accounts accounts;
  private final IpAllowlists places;

  Callers(Tokens tokens, Accounts accounts, IpAllowlists places) {
    this.tokens = tokens;
    this.accounts = accounts;
    this.places = places;
  }

  /**
   * @throws CallRefused when the token is no good, it is used from elsewhere, or its account never
   *     had the card function
   */
  public Caller of(String token, String address) {
    if (token.isEmpty()) {
      throw new CallRefused(CommonErrcode.NO_TOKEN);
    }
    Tokens.Holder holder = tokens.holder(token);
    return switch (holder.verdict()) {
      case MALFORMED -> throw new CallRefused(CommonErrcode.BAD_TOKEN);
      case UNKNOWN -> throw new CallRefused(CommonErrcode.BAD_CREDENTIAL);
      case EXPIRED -> throw new CallRefused(CommonErrcode.EXPIRED_TOKEN);
      case GOOD -> caller(holder.appid(), address);
    };
  }

  /** A suspended account passes: what a suspension stops is asked where it is stopped. */
  private Caller caller(String appid, String address) {
    checkPlace(appid, address);
    return accounts
        .account(appid)
        .filter(account -> account.activation() != ActivationStatus.NONE)
        .map(account -> new Caller(appid, account.merchantId(), Actor.api(address)))
        .orElseThrow(() -> new CallRefused(CommonErrcode.UNAUTHORIZED));
  }

  /**
   * @throws CallRefused where this account's programs may not call from
   */
  public void checkPlace(String appid, String address) {
    if (!places.isAllowed(appid, address)) {
      throw new CallRefused(CommonErrcode.BAD_PLACE, address);
    }
  }
}
