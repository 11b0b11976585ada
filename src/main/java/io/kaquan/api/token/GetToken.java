package io.kaquan.api.token;

import io.kaquan.api.wire.Body;
import io.kaquan.api.wire.OpenCall;
import io.kaquan.api.wire.QueryString;
import io.kaquan.api.wire.Reply;
import io.kaquan.platform.access.Tokens;
import io.kaquan.platform.tenant.AppId;
import org.springframework.stereotype.Component;

/** {@code GET /cgi-bin/token}: issues a new access token. Everything is in the query. */
@Component
class GetToken implements OpenCall {
  private final Tokens tokens;
  private final Credentials credentials;

  GetToken(Tokens tokens, Credentials credentials) {
    this.tokens = tokens;
    this.credentials = credentials;
  }

  @Override
  public String path() {
    return "/cgi-bin/token";
  }

  @Override
  public Reply answer(QueryString query, Body body, String address) {
    AppId appid =
        credentials.check(
            query.get("grant_type"), query.get("appid"), query.get("secret"), address);
    return reply(tokens.issue(appid.value()));
  }

  /** Writes no errcode, as WeChat does not: clients take one for a failure. */
  static Reply reply(Tokens.Token token) {
    return Reply.of(
        Reply.bare().put("access_token", token.value()).put("expires_in", token.expiresIn()));
  }
}
