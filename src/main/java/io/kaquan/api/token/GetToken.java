package io.kaquan.api.token;

import io.kaquan.api.wire.CallRefused;
import io.kaquan.api.wire.Callers;
import io.kaquan.api.wire.OpenCall;
import io.kaquan.api.wire.Query;
import io.kaquan.api.wire.Reply;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.AppSecrets;
import io.kaquan.platform.access.Tokens;
import org.springframework.stereotype.Component;

/** {@code GET /cgi-bin/token}: a new access token, everything in the query. */
@Component
class GetToken implements OpenCall {
  private final Tokens tokens;
  private final Accounts accounts;
  private final AppSecrets secrets;
  private final Callers callers;

  GetToken(Tokens tokens, Accounts accounts, AppSecrets secrets, Callers callers) {
    this.tokens = tokens;
    this.accounts = accounts;
    this.secrets = secrets;
    this.callers = callers;
  }

  @Override
  public String path() {
    return "/cgi-bin/token";
  }

  @Override
  public Reply answer(Query query, byte[] body, String address) {
    prove(accounts, secrets, query.get("grant_type"), query.get("appid"), query.get("secret"));
    callers.checkPlace(query.get("appid"), address);
    return reply(tokens.issue(query.get("appid")));
  }

  /**
   * @throws CallRefused unless the secret is the appid's
   */
  static void prove(
      Accounts accounts, AppSecrets secrets, String grantType, String appid, String secret) {
    if (!"client_credential".equals(grantType)) {
      throw new CallRefused(TokenErrcode.BAD_GRANT_TYPE);
    }
    if (appid.isEmpty()) {
      throw new CallRefused(TokenErrcode.NO_APPID);
    }
    if (secret.isEmpty()) {
      throw new CallRefused(TokenErrcode.NO_SECRET);
    }
    if (!secrets.matches(appid, secret)) {
      throw new CallRefused(
          accounts.account(appid).isEmpty() ? TokenErrcode.BAD_APPID : TokenErrcode.BAD_SECRET);
    }
  }

  /** Without an errcode, as WeChat does: clients take one for a failure. */
  static Reply reply(Tokens.Token token) {
    return Reply.of(
        Reply.bare().put("access_token", token.value()).put("expires_in", token.expiresIn()));
  }
}
