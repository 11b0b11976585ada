package io.kaquan.api.token;

import io.kaquan.api.wire.CallRefused;
import io.kaquan.api.wire.Callers;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.AppSecrets;
import io.kaquan.platform.tenant.AppId;
import org.springframework.stereotype.Component;

/** Checks the appid and the secret with which a program asks for a token. */
@Component
class Credentials {
  private final Accounts accounts;
  private final AppSecrets secrets;
  private final Callers callers;

  Credentials(Accounts accounts, AppSecrets secrets, Callers callers) {
    this.accounts = accounts;
    this.secrets = secrets;
    this.callers = callers;
  }

  /**
   * Returns the appid if the secret belongs to it. Absent values are empty strings.
   *
   * @param address the network address of the caller
   * @throws CallRefused if a value is absent or wrong, or the account does not allow the address
   */
  AppId check(String grantType, String appid, String secret, String address) {
    if (!"client_credential".equals(grantType)) {
      throw new CallRefused(TokenErrcode.BAD_GRANT_TYPE);
    }
    if (appid.isEmpty()) {
      throw new CallRefused(TokenErrcode.NO_APPID);
    }
    if (secret.isEmpty()) {
      throw new CallRefused(TokenErrcode.NO_SECRET);
    }
    AppId known =
        AppId.parse(appid)
            .filter(id -> accounts.account(id).isPresent())
            .orElseThrow(() -> new CallRefused(TokenErrcode.BAD_APPID));
    if (!secrets.matches(known, secret)) {
      throw new CallRefused(TokenErrcode.BAD_SECRET);
    }
    callers.checkAddress(known, address);
    return known;
  }
}
