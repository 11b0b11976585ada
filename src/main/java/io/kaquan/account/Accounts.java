package io.kaquan.account;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to official accounts and apps, and what each may do with the card function. Safe to call from anywhere at once. */
@Component
public class Accounts {
  /** An official account is verified (认证) for a year at a time. */
  private static final Duration VERIFIED_FOR = Duration.ofDays(365);
  private static final int SHORTEST_SECRET = 32;

  private final AccountRepository repository;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  // active accounts only, so that an activation is seen at once by everybody
  private final Cache<String, Account> active =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofSeconds(1)).build();

  Accounts(AccountRepository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  /**
   * Adds an official account or app. The secret is kept hashed only.
   *
   * @param secret 32 random characters or more
   * @param verified an official account: verified for a year from now; an app: listed
   */
  @Transactional
  public void add(UUID merchantId, String appid, String secret, AccountKind kind, String name, boolean verified) {
    if (secret.length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException("the secret of " + appid + " is too short");
    }
    Instant now = clock.instant();
    boolean app = kind == AccountKind.MOBILE_APP;
    repository.add(new Account(appid, merchantId, null, kind, name, app ? null : ghId(), verified, ActivationStatus.NONE),
        app || !verified ? null : now.plus(VERIFIED_FOR), now);
    repository.addSecret(appid, hash(secret), now);
  }

  private String ghId() {
    byte[] six = new byte[6];
    random.nextBytes(six);
    return "gh_" + HexFormat.of().formatHex(six);
  }

  /** The official accounts and apps of a merchant, by appid. */
  public List<Account> accounts(UUID merchantId) {
    return repository.accounts(merchantId, clock.instant());
  }

  /**
   * For callers that have proved to be this appid, and for the platform itself. Cheap enough for every call of the API: an
   * active account may be up to a second old.
   */
  public Optional<Account> account(String appid) {
    Account known = active.getIfPresent(appid);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Account> found = repository.account(appid, clock.instant());
    found.filter(account -> account.activation() == ActivationStatus.ACTIVE)
        .ifPresent(account -> active.put(appid, account));
    return found;
  }

  /** Empty as well when the appid is another merchant's. */
  public Optional<Account> account(UUID merchantId, String appid) {
    return repository.account(merchantId, appid, clock.instant());
  }

  /** Compares in constant time; false for an unknown appid. */
  public boolean secretMatches(String appid, String secret) {
    byte[] given = hash(secret).getBytes(US_ASCII);
    boolean matches = false;
    for (String kept : repository.secrets(appid)) {
      matches |= MessageDigest.isEqual(given, kept.getBytes(US_ASCII));
    }
    return matches;
  }

  /** Opens the card function for this appid. A second call changes nothing. */
  @Transactional
  public void activate(String appid) {
    repository.activate(appid, clock.instant());
  }

  /** Whether the channel grants creating this type through the API ({@code viaConsole} false) or in the console. */
  public boolean mayCreate(Channel channel, String cardType, boolean viaConsole) {
    return repository.granted(channel, cardType, viaConsole);
  }

  /** Everything the two channels grant, for the comparison page: the same types in the same order for each. */
  public List<Grant> grants() {
    return repository.grants();
  }

  private static String hash(String secret) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** Every merchant with an account that is or was activated, with the moment of its first activation. */
  public Map<UUID, Instant> activatedSince() {
    return repository.activatedSince();
  }
}
