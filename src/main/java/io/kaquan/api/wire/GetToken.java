package io.kaquan.api.wire;

import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.developer.CallPlaces;
import io.kaquan.platform.access.Tokens;
import org.springframework.stereotype.Component;

/** {@code GET /cgi-bin/token}: a new access token, everything in the query. */
@Component
class GetToken implements OpenCall {
  private final Tokens tokens;
  private final Accounts accounts;
  private final CallPlaces places;

  GetToken(Tokens tokens, Accounts accounts, CallPlaces places) {
    this.tokens = tokens;
    this.accounts = accounts;
    this.places = places;
  }

  @Override
  public String path() {
    return "/cgi-bin/token";
  }

  @Override
  public Reply answer(Query query, byte[] body, String address) {
    prove(accounts, query.get("grant_type"), query.get("appid"), query.get("secret"));
    Callers.checkPlace(places, query.get("appid"), address);
    return reply(tokens.issue(query.get("appid")));
  }

  /**
   * @throws Refused unless the secret is the appid's
   */
  static void prove(Accounts accounts, String grantType, String appid, String secret) {
    if (!"client_credential".equals(grantType)) {
      throw new Refused(Errcode.BAD_GRANT_TYPE);
    }
    if (appid.isEmpty()) {
      throw new Refused(Errcode.NO_APPID);
    }
    if (secret.isEmpty()) {
      throw new Refused(Errcode.NO_SECRET);
    }
    if (!accounts.secretMatches(appid, secret)) {
      throw new Refused(accounts.account(appid).isEmpty() ? Errcode.BAD_APPID : Errcode.BAD_SECRET);
    }
  }

  /** Without an errcode, as WeChat does: clients take one for a failure. */
  static Reply reply(Tokens.Token token) {
    return Reply.of(
        Reply.bare().put("access_token", token.value()).put("expires_in", token.expiresIn()));
  }
}
