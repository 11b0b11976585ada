package io.kaquan.api.wire;

import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.ActivationStatus;
import io.kaquan.merchant.developer.IpAllowlists;
import io.kaquan.platform.access.Tokens;
import io.kaquan.platform.tenant.AppId;
import org.springframework.stereotype.Component;

/** Finds out who makes a call. */
@Component
public class Callers {
  private final Tokens tokens;
  private final Accounts accounts;
  private final IpAllowlists allowlists;

  Callers(Tokens tokens, Accounts accounts, IpAllowlists allowlists) {
    this.tokens = tokens;
    this.accounts = accounts;
    this.allowlists = allowlists;
  }

  /**
   * Returns the caller that an access token belongs to. A suspended account passes: each call that
   * a suspension stops refuses it itself.
   *
   * @param token empty if the caller sent none
   * @param address the network address of the caller
   * @throws CallRefused if the token is missing, malformed, unknown or expired, if its account does
   *     not allow the address, or if the card function of its account was never activated
   */
  public Caller authenticate(String token, String address) {
    if (token.isEmpty()) {
      throw new CallRefused(CommonErrcode.NO_TOKEN);
    }
    Tokens.TokenCheck check = tokens.check(token);
    if (check instanceof Tokens.TokenCheck.Valid valid) {
      return caller(valid.appid(), address);
    }
    throw new CallRefused(
        switch ((Tokens.TokenCheck.Invalid) check) {
          case MALFORMED -> CommonErrcode.BAD_TOKEN;
          case UNKNOWN -> CommonErrcode.BAD_CREDENTIAL;
          case EXPIRED -> CommonErrcode.EXPIRED_TOKEN;
        });
  }

  private Caller caller(AppId appid, String address) {
    checkAddress(appid, address);
    return accounts
        .account(appid)
        .filter(account -> account.activation() != ActivationStatus.NONE)
        .map(account -> new Caller(appid, account.merchantId(), address))
        .orElseThrow(() -> new CallRefused(CommonErrcode.UNAUTHORIZED));
  }

  /**
   * @throws CallRefused if the account has a list of allowed addresses and this is none of them
   */
  public void checkAddress(AppId appid, String address) {
    if (!allowlists.isAllowed(appid, address)) {
      throw new CallRefused(CommonErrcode.BAD_ADDRESS, address);
    }
  }
}
