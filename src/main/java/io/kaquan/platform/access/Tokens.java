package io.kaquan.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kaquan.platform.access.TokenRepository.Known;
import io.kaquan.platform.tenant.AppId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door to API access tokens. Any number of tokens of an appid live side by side, so that two
 * programs don't fight (on WeChat a new one ends the old). Tokens are kept as hashes; a stable one
 * can be given again because it is computed from what is kept and the installation's key.
 */
@Component
public class Tokens {
  private static final Duration LIFE = Duration.ofHours(2);
  private static final Duration STABLE_AT_LEAST = Duration.ofMinutes(5);
  private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(1);
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

  /**
   * @param expiresIn seconds
   */
  public record Token(String value, long expiresIn) {
    @Override
    public String toString() {
      return "Token";
    }
  }

  /** The result of looking at a token: whose it is, or why it proves nothing. */
  public sealed interface TokenCheck {

    /** A token that proves who calls. */
    record Valid(AppId appid) implements TokenCheck {}

    /** A token that proves nothing. */
    enum Invalid implements TokenCheck {
      MALFORMED,
      UNKNOWN,
      EXPIRED
    }
  }

  private final TokenRepository repository;
  private final InstallationKey key;
  private final Clock clock;
  private final Cache<String, Known> remembered =
      Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(Duration.ofSeconds(30)).build();

  Tokens(TokenRepository repository, InstallationKey key, Clock clock) {
    this.repository = repository;
    this.key = key;
    this.clock = clock;
  }

  /** A new token, good for two hours. */
  public Token issue(String appid) {
    return make(appid, false);
  }

  /**
   * The same token again while it is good for five minutes more; a new one when asked for by force.
   */
  public Token stable(String appid, boolean force) {
    Instant now = clock.instant();
    if (!force) {
      Optional<TokenRepository.Stable> there =
          repository.newestStable(appid, now.plus(STABLE_AT_LEAST));
      if (there.isPresent()) {
        return new Token(
            value(appid, there.get().nonce()),
            Duration.between(now, there.get().expiresAt()).toSeconds());
      }
    }
    return make(appid, true);
  }

  private Token make(String appid, boolean stable) {
    Instant now = clock.instant();
    String text = RandomText.base64Url(24);
    String value = value(appid, text);
    repository.add(hash(value), appid, text, stable, now.plus(LIFE));
    return new Token(value, LIFE.toSeconds());
  }

  private String value(String appid, String nonce) {
    byte[] mac =
        InstallationKey.mac(
            key.forPurpose("token"), (appid + " " + nonce).getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }

  /** Returns whose token this is. Remembered for up to 30 seconds on a node. */
  public TokenCheck check(@Nullable String token) {
    if (token == null || !SHAPE.matcher(token).matches()) {
      return TokenCheck.Invalid.MALFORMED;
    }
    Known known = remembered.get(hash(token), hash -> repository.find(hash).orElse(null));
    if (known == null) {
      return TokenCheck.Invalid.UNKNOWN;
    }
    return known.expiresAt().isAfter(clock.instant())
        ? new TokenCheck.Valid(new AppId(known.appid()))
        : TokenCheck.Invalid.EXPIRED;
  }

  /**
   * Forgets tokens a day after they ran out; until then they answer "expired" rather than
   * "unknown".
   */
  public void sweep() {
    repository.forget(clock.instant().minus(KEPT_AFTER_EXPIRY));
  }

  private static String hash(String token) {
    return Sha256.hex(token);
  }
}
