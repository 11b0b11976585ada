package io.kaquan.api.token;

import io.kaquan.api.wire.Callers;
import io.kaquan.api.wire.OpenCall;
import io.kaquan.api.wire.Payload;
import io.kaquan.api.wire.Query;
import io.kaquan.api.wire.Reply;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.AppSecrets;
import io.kaquan.platform.access.Tokens;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** {@code POST /cgi-bin/stable_token}: the same token again while it is good. */
@Component
class GetStableToken implements OpenCall {
  private final Tokens tokens;
  private final Accounts accounts;
  private final AppSecrets secrets;
  private final Callers callers;

  GetStableToken(Tokens tokens, Accounts accounts, AppSecrets secrets, Callers callers) {
    this.tokens = tokens;
    this.accounts = accounts;
    this.secrets = secrets;
    this.callers = callers;
  }

  @Override
  public String path() {
    return "/cgi-bin/stable_token";
  }

  @Override
  public Reply answer(Query query, byte[] body, String address) {
    Payload payload = Payload.of(body);
    String appid = text(payload, "appid");
    GetToken.prove(accounts, secrets, text(payload, "grant_type"), appid, text(payload, "secret"));
    callers.checkPlace(appid, address);
    return GetToken.reply(tokens.stable(appid, payload.flag("force_refresh", false)));
  }

  private static String text(Payload payload, String name) {
    return Objects.requireNonNullElse(payload.text(name), "");
  }
}
