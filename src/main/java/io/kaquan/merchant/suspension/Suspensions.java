package io.kaquan.merchant.suspension;

import io.kaquan.merchant.account.AccountLetters;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.SuspensionCause;
import io.kaquan.platform.tenant.AppId;
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
  private final Accounts accounts;
  private final Clock clock;

  Suspensions(
      SuspensionRepository repository, AccountLetters letters, Accounts accounts, Clock clock) {
    this.repository = repository;
    this.letters = letters;
    this.accounts = accounts;
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
  public Optional<String> suspend(AppId appid, String reason, String by) {
    String why = reason.strip();
    int length = why.codePointCount(0, why.length());
    if (length < SHORTEST_REASON || length > LONGEST_REASON) {
      return Optional.of("account.not-now.reason");
    }
    if (!accounts.suspend(appid, SuspensionCause.LEAD)) {
      return Optional.of("account.not-now.not-active");
    }
    Instant now = clock.instant();
    repository.end(appid, by, now);
    repository.begin(appid, SuspensionCause.LEAD, why, by, now);
    letters.toMerchant("account-suspended", appid.value(), appid, why);
    return Optional.empty();
  }

  /**
   * For lead reviewers: ends what a lead reviewer began. What keeps it from ending, as a message
   * key; empty when it has ended. Where the verification has ended meanwhile, the account stays
   * suspended for that.
   */
  @Transactional
  public Optional<String> resume(AppId appid, String by) {
    if (!accounts.resume(appid, SuspensionCause.LEAD)) {
      return Optional.of("account.not-now.not-suspended");
    }
    repository.end(appid, by, clock.instant());
    boolean stays = begin(appid);
    letters.toMerchant(
        stays ? "account-resumed-unverified" : "account-resumed", appid.value(), appid, null);
    return Optional.empty();
  }

  /**
   * The one that lasts; for callers that know whose the account is. Empty where a verification has
   * ended this very hour.
   */
  public Optional<Suspension> open(AppId appid) {
    return repository.of(appid).stream()
        .filter(suspension -> suspension.endedAt() == null)
        .findFirst();
  }

  /** For the staff: every suspension, the newest first. */
  public List<Suspension> of(AppId appid) {
    return repository.of(appid);
  }

  /**
   * The verification has ended; false when the account is not active, and so has nothing to lose.
   */
  @Transactional
  public boolean verificationEnded(AppId appid) {
    boolean suspended = begin(appid);
    if (suspended) {
      letters.toMerchant("account-suspended-verification", appid.value(), appid, null);
    }
    return suspended;
  }

  /** There is a verification again. */
  @Transactional
  public void verified(AppId appid) {
    Instant now = clock.instant();
    if (accounts.resume(appid, SuspensionCause.VERIFICATION)) {
      repository.end(appid, null, now);
      letters.toMerchant("account-resumed", appid.value(), appid, null);
    }
  }

  private boolean begin(AppId appid) {
    Instant now = clock.instant();
    boolean suspended = accounts.suspend(appid, SuspensionCause.VERIFICATION);
    if (suspended) {
      repository.begin(appid, SuspensionCause.VERIFICATION, null, null, now);
    }
    return suspended;
  }
}
