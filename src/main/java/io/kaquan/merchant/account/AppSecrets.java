package io.kaquan.merchant.account;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.kaquan.platform.access.RandomText;
import io.kaquan.platform.access.Sha256;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The secrets of accounts: 32 random hexadecimal characters, kept hashed only. An account has one
 * or, while its programs change from the old one to the new one, two. Safe to call from anywhere at
 * once.
 */
@Component
public class AppSecrets {
  private static final int BYTES = 16;
  private static final int MOST = 2;

  /**
   * A secret as it can be shown at any time.
   *
   * @param fingerprint the first twelve characters of the secret's SHA-256: tells two secrets
   *     apart, and gives none away
   */
  public record Secret(String fingerprint, Instant createdAt) {}

  /** What became of asking for another secret. */
  public sealed interface Making {
    /**
     * @param secret in clear, for this once
     */
    record Made(String secret) implements Making {
      @Override
      public <T> T fold(Function<Made, T> made, Function<Refused, T> refused) {
        return made.apply(this);
      }

      @Override
      public String toString() {
        return "Made";
      }
    }

    /**
     * @param reason message key
     */
    record Refused(String reason) implements Making {
      @Override
      public <T> T fold(Function<Made, T> made, Function<Refused, T> refused) {
        return refused.apply(this);
      }
    }

    /** One branch per answer. */
    <T> T fold(Function<Made, T> made, Function<Refused, T> refused);
  }

  private final AppSecretRepository repository;
  private final Clock clock;

  AppSecrets(AppSecretRepository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  /** The oldest first; empty as well when the appid is another merchant's. */
  public List<Secret> of(MerchantId merchantId, AppId appid) {
    return repository.of(merchantId, appid);
  }

  /** Another secret beside the one there is. Refused where there are two already. */
  @Transactional
  public Making make(MerchantId merchantId, AppId appid) {
    if (!repository.lock(merchantId, appid)) {
      return new Making.Refused("account.not-now.unknown");
    }
    if (repository.hashes(appid).size() >= MOST) {
      return new Making.Refused("account.not-now.two-secrets");
    }
    return new Making.Made(makeFirst(appid));
  }

  /**
   * Ends a secret at once; what keeps it from ending, as a message key: the last one stays. Empty
   * when it has ended.
   */
  @Transactional
  public Optional<String> remove(MerchantId merchantId, AppId appid, String fingerprint) {
    if (!repository.lock(merchantId, appid)) {
      return Optional.of("account.not-now.unknown");
    }
    if (repository.hashes(appid).size() <= 1) {
      return Optional.of("account.not-now.last-secret");
    }
    return repository.remove(appid, fingerprint)
        ? Optional.empty()
        : Optional.of("account.not-now.no-secret");
  }

  String makeFirst(AppId appid) {
    String secret = RandomText.hex(BYTES);
    keep(appid, secret);
    return secret;
  }

  void keep(AppId appid, String secret) {
    repository.add(appid, hash(secret), clock.instant());
  }

  /** Compares in constant time; false for an unknown appid. */
  public boolean matches(AppId appid, String secret) {
    byte[] given = hash(secret).getBytes(US_ASCII);
    boolean matches = false;
    for (String kept : repository.hashes(appid)) {
      matches |= MessageDigest.isEqual(given, kept.getBytes(US_ASCII));
    }
    return matches;
  }

  private static String hash(String secret) {
    return Sha256.hex(secret);
  }
}
