package io.kaquan.api.token;

import io.kaquan.api.wire.Body;
import io.kaquan.api.wire.OpenCall;
import io.kaquan.api.wire.Payload;
import io.kaquan.api.wire.QueryString;
import io.kaquan.api.wire.Reply;
import io.kaquan.platform.access.Tokens;
import io.kaquan.platform.tenant.AppId;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * {@code POST /cgi-bin/stable_token}: returns the same access token for as long as it is good, or a
 * new one if {@code force_refresh} is set.
 */
@Component
class GetStableToken implements OpenCall {
  private final Tokens tokens;
  private final Credentials credentials;

  GetStableToken(Tokens tokens, Credentials credentials) {
    this.tokens = tokens;
    this.credentials = credentials;
  }

  @Override
  public String path() {
    return "/cgi-bin/stable_token";
  }

  @Override
  public Reply answer(QueryString query, Body body, String address) {
    Payload payload = body.payload();
    AppId appid =
        credentials.check(
            text(payload, "grant_type"), text(payload, "appid"), text(payload, "secret"), address);
    return GetToken.reply(tokens.stable(appid.value(), payload.flag("force_refresh", false)));
  }

  private static String text(Payload payload, String name) {
    return Objects.requireNonNullElse(payload.text(name), "");
  }
}
