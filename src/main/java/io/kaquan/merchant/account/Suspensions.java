package io.kaquan.merchant.account;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Suspending accounts, by a lead reviewer or because a verification has ended, and the end of it. A
 * suspended account makes no new card and hands out no coupon; coupons in hand stay redeemable and
 * statements go on.
 */
@Component
public class Suspensions {
  private static final int SHORTEST_REASON = 2;
  private static final int LONGEST_REASON = 500;

  private final SuspensionRepository repository;
  private final AccountLetters letters;
  private final ActiveAccounts active;
  private final Clock clock;

  Suspensions(
      SuspensionRepository repository, AccountLetters letters, ActiveAccounts active, Clock clock) {
    this.repository = repository;
    this.letters = letters;
    this.active = active;
    this.clock = clock;
  }

  /**
   * For lead reviewers. What keeps the account from being suspended, as a message key; empty when
   * it is suspended now. One whose verification has ended can be suspended besides: then a new
   * verification alone does not end it.
   *
   * @param by name of the lead reviewer
   */
  @Transactional
  public Optional<String> suspend(String appid, String reason, String by) {
    String why = reason.strip();
    int length = why.codePointCount(0, why.length());
    if (length < SHORTEST_REASON || length > LONGEST_REASON) {
      return Optional.of("account.not-now.reason");
    }
    if (!repository.byLead(appid)) {
      return Optional.of("account.not-now.not-active");
    }
    Instant now = clock.instant();
    repository.end(appid, by, now);
    repository.begin(appid, Suspension.Why.LEAD, why, by, now);
    active.forget(appid);
    letters.toMerchant("account-suspended", appid, appid, why);
    return Optional.empty();
  }

  /**
   * For lead reviewers: ends what a lead reviewer began. What keeps it from ending, as a message
   * key; empty when it has ended. Where the verification has ended meanwhile, the account stays
   * suspended for that.
   */
  @Transactional
  public Optional<String> resume(String appid, String by) {
    if (!repository.leadEnds(appid)) {
      return Optional.of("account.not-now.not-suspended");
    }
    repository.end(appid, by, clock.instant());
    boolean stays = begin(appid);
    letters.toMerchant(
        stays ? "account-resumed-unverified" : "account-resumed", appid, appid, null);
    return Optional.empty();
  }

  /**
   * The one that lasts; for callers that know whose the account is. Empty where a verification has
   * ended this very hour.
   */
  public Optional<Suspension> open(String appid) {
    return repository.of(appid).stream()
        .filter(suspension -> suspension.endedAt() == null)
        .findFirst();
  }

  /** For the staff: every suspension, the newest first. */
  public List<Suspension> of(String appid) {
    return repository.of(appid);
  }

  /**
   * The verification has ended; false when the account is not active, and so has nothing to lose.
   */
  @Transactional
  boolean verificationEnded(String appid) {
    boolean suspended = begin(appid);
    if (suspended) {
      letters.toMerchant("account-suspended-verification", appid, appid, null);
    }
    return suspended;
  }

  /** There is a verification again. */
  @Transactional
  void verified(String appid) {
    Instant now = clock.instant();
    if (repository.verificationEnds(appid, now)) {
      repository.end(appid, null, now);
      letters.toMerchant("account-resumed", appid, appid, null);
    }
  }

  private boolean begin(String appid) {
    Instant now = clock.instant();
    boolean suspended = repository.byVerification(appid, now);
    if (suspended) {
      repository.begin(appid, Suspension.Why.VERIFICATION, null, null, now);
      active.forget(appid);
    }
    return suspended;
  }
}
