package io.kaquan.merchant.account;

import io.kaquan.platform.access.RandomText;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to official accounts and apps, and what each may do with the card function. Safe to call
 * from anywhere at once.
 */
@Component
public class Accounts {
  private static final int SHORTEST_SECRET = 32;
  private static final int MOST = 50;

  /** How long a verification holds. */
  private static final Duration VERIFIED_FOR = Duration.ofDays(365);

  private final AccountRepository repository;
  private final ActivationRepository activations;
  private final AppSecrets secrets;
  private final ActiveAccounts active;
  private final Clock clock;

  Accounts(
      AccountRepository repository,
      ActivationRepository activations,
      AppSecrets secrets,
      ActiveAccounts active,
      Clock clock) {
    this.repository = repository;
    this.activations = activations;
    this.secrets = secrets;
    this.active = active;
    this.clock = clock;
  }

  /**
   * Registers an official account, not verified yet, or an app, listed where a link into a store is
   * given, under a new appid and with a first secret. A merchant has at most fifty.
   */
  @Transactional
  public Registration register(MerchantId merchantId, NewAccount entry) {
    Map<String, String> faults = NewAccountRules.faults(entry);
    if (!faults.isEmpty()) {
      return new Registration.Invalid(faults);
    }
    AppId appid = new AppId("wx" + random(8));
    if (!repository.register(
        merchantId, appid, entry.isApp() ? null : ghId(), entry, MOST, clock.instant())) {
      return new Registration.Invalid(Map.of("name", "account.fault.too-many"));
    }
    return new Registration.Registered(appid, secrets.makeFirst(appid));
  }

  /**
   * The accounts of a merchant that may have coupons: suspended ones too, since coupons in hand
   * stay redeemable.
   */
  public List<Account> withCoupons(MerchantId merchantId) {
    return accounts(merchantId).stream()
        .filter(account -> account.activation() != ActivationStatus.NONE)
        .toList();
  }

  /**
   * Lists an app by its link into a store; what is wrong with it, as a message key, or empty when
   * the app is listed.
   */
  @Transactional
  public Optional<String> list(MerchantId merchantId, AppId appid, String storeLink) {
    Optional<String> fault = NewAccountRules.storeLink(storeLink.strip());
    if (fault.isPresent()) {
      return fault;
    }
    return repository.list(merchantId, appid, storeLink.strip())
        ? Optional.empty()
        : Optional.of("account.not-now.unknown");
  }

  /**
   * Adds an official account or app. The secret is kept hashed only.
   *
   * @param secret 32 random characters or more
   * @param verified an official account: verified for a year from now; an app: listed
   */
  @Transactional
  public void add(
      MerchantId merchantId,
      AppId appid,
      String secret,
      AccountKind kind,
      String name,
      boolean verified) {
    if (secret.length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException("the secret of " + appid + " is too short");
    }
    Instant now = clock.instant();
    boolean app = kind == AccountKind.MOBILE_APP;
    repository.add(
        new Account(
            appid,
            merchantId,
            null,
            kind,
            name,
            app ? null : ghId(),
            verified,
            ActivationStatus.NONE),
        app || !verified ? null : now.plus(VERIFIED_FOR),
        now);
    secrets.keep(appid, secret);
  }

  private String ghId() {
    return "gh_" + random(6);
  }

  private String random(int bytes) {
    return RandomText.hex(bytes);
  }

  /** The official accounts and apps of a merchant, by appid. */
  public List<Account> accounts(MerchantId merchantId) {
    return repository.accounts(merchantId, clock.instant());
  }

  /** When the card function was activated for it; empty where it never was. */
  public Optional<Instant> activeSince(AppId appid) {
    return activations.activeSince(appid);
  }

  /**
   * For callers that have proved to be this appid, and for the platform itself. Cheap enough for
   * every call of the API: an active account may be up to a second old.
   */
  public Optional<Account> account(AppId appid) {
    Optional<Account> known = active.find(appid);
    if (known.isPresent()) {
      return known;
    }
    Optional<Account> found = repository.account(appid, clock.instant());
    found.ifPresent(active::keep);
    return found;
  }

  /** Empty as well when the appid is another merchant's. */
  public Optional<Account> account(MerchantId merchantId, AppId appid) {
    return repository.account(merchantId, appid, clock.instant());
  }

  /** For the staff: everything about one account. */
  public Optional<AccountDetails> details(AppId appid) {
    return repository.account(appid, clock.instant()).map(repository::details);
  }

  /** Everything about one account; empty as well when the appid is another merchant's. */
  public Optional<AccountDetails> details(MerchantId merchantId, AppId appid) {
    return account(merchantId, appid).map(repository::details);
  }

  /** Opens the card function for this appid. A second call changes nothing. */
  @Transactional
  public void activate(AppId appid) {
    activations.activate(appid, clock.instant());
  }

  /**
   * Verifies an official account for a year from now, or from the end of the verification that
   * still holds.
   *
   * @throws IllegalStateException if there is no such official account
   */
  @Transactional
  public void verify(AppId appid) {
    if (!repository.verify(appid, VERIFIED_FOR, clock.instant())) {
      throw new IllegalStateException("there is no official account " + appid);
    }
  }

  /**
   * Suspends the card function for this cause, in the caller's transaction. False if nothing
   * changes: the card function was never activated, or is suspended for this cause already; and for
   * {@code VERIFICATION} also if it is suspended for another cause, or the verification still
   * holds.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean suspend(AppId appid, SuspensionCause cause) {
    boolean suspended =
        switch (cause) {
          case LEAD -> activations.suspendByLead(appid);
          case VERIFICATION -> activations.suspendUnverified(appid, clock.instant());
        };
    if (suspended) {
      active.forget(appid);
    }
    return suspended;
  }

  /**
   * Ends a suspension for this cause, in the caller's transaction. False if there is none, and for
   * {@code VERIFICATION} also if the account is not verified again.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean resume(AppId appid, SuspensionCause cause) {
    return switch (cause) {
      case LEAD -> activations.resumeByLead(appid);
      case VERIFICATION -> activations.resumeVerified(appid, clock.instant());
    };
  }

  /**
   * Every merchant with an account that is or was activated, with the moment of its first
   * activation.
   */
  public Map<MerchantId, Instant> activatedSince() {
    return activations.activatedSince();
  }
}
