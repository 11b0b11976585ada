package io.kaquan.api.wire;

import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.developer.CallPlaces;
import io.kaquan.platform.access.Tokens;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** {@code POST /cgi-bin/stable_token}: the same token again while it is good. */
@Component
class GetStableToken implements OpenCall {
  private final Tokens tokens;
  private final Accounts accounts;
  private final CallPlaces places;

  GetStableToken(Tokens tokens, Accounts accounts, CallPlaces places) {
    this.tokens = tokens;
    this.accounts = accounts;
    this.places = places;
  }

  @Override
  public String path() {
    return "/cgi-bin/stable_token";
  }

  @Override
  public Reply answer(Query query, byte[] body, String address) {
    Payload payload = Payload.of(body);
    String appid = text(payload, "appid");
    GetToken.prove(accounts, text(payload, "grant_type"), appid, text(payload, "secret"));
    Callers.checkPlace(places, appid, address);
    return GetToken.reply(tokens.stable(appid, payload.flag("force_refresh", false)));
  }

  private static String text(Payload payload, String name) {
    return Objects.requireNonNullElse(payload.text(name), "");
  }
}
