package io.kaquan.cardapi;

import io.kaquan.access.Tokens;
import io.kaquan.account.ActivationStatus;
import io.kaquan.coupon.Asker;
import io.kaquan.account.Accounts;
import org.springframework.stereotype.Component;

/** Finds out in whose name a call is made. */
@Component
class Callers {
  private final Tokens tokens;
  private final Accounts accounts;

  Callers(Tokens tokens, Accounts accounts) {
    this.tokens = tokens;
    this.accounts = accounts;
  }

  /** @throws Refused when the token is no good or its account never had the card function */
  Caller of(String token, String address) {
    if (token.isEmpty()) {
      throw new Refused(Errcode.NO_TOKEN);
    }
    Tokens.Holder holder = tokens.holder(token);
    return switch (holder.verdict()) {
      case MALFORMED -> throw new Refused(Errcode.BAD_TOKEN);
      case UNKNOWN -> throw new Refused(Errcode.BAD_CREDENTIAL);
      case EXPIRED -> throw new Refused(Errcode.EXPIRED_TOKEN);
      case GOOD -> caller(holder.appid(), address);
    };
  }

  /** A suspended account passes: what a suspension stops is asked where it is stopped. */
  private Caller caller(String appid, String address) {
    return accounts.account(appid)
        .filter(account -> account.activation() != ActivationStatus.NONE)
        .map(account -> new Caller(appid, account.merchantId(), Asker.api(address)))
        .orElseThrow(() -> new Refused(Errcode.UNAUTHORIZED));
  }
}
