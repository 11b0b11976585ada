package io.kaquan.cardapi;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kaquan.access.Tokens;
import io.kaquan.merchant.ActivationStatus;
import io.kaquan.merchant.Merchants;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Finds out in whose name a call is made. */
@Component
class Callers {
  private final Tokens tokens;
  private final Merchants merchants;
  /** Only who was activated once: nobody goes back from that, and what a suspension stops is asked where it is stopped. */
  private final Cache<String, Caller> activated =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(5)).build();

  Callers(Tokens tokens, Merchants merchants) {
    this.tokens = tokens;
    this.merchants = merchants;
  }

  /** @throws Refused when the token is no good or its account never had the card function */
  Caller of(String token) {
    if (token.isEmpty()) {
      throw new Refused(Errcode.NO_TOKEN);
    }
    Tokens.Holder holder = tokens.holder(token);
    return switch (holder.verdict()) {
      case MALFORMED -> throw new Refused(Errcode.BAD_TOKEN);
      case UNKNOWN -> throw new Refused(Errcode.BAD_CREDENTIAL);
      case EXPIRED -> throw new Refused(Errcode.EXPIRED_TOKEN);
      case GOOD -> caller(holder.appid());
    };
  }

  private Caller caller(String appid) {
    Caller caller = activated.get(appid, id -> merchants.account(id)
        .filter(account -> account.activation() != ActivationStatus.NONE)
        .map(account -> new Caller(id, account.merchantId()))
        .orElse(null));
    if (caller == null) {
      throw new Refused(Errcode.UNAUTHORIZED);
    }
    return caller;
  }
}
