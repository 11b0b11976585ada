package io.kaquan.merchant.verification;

import io.kaquan.merchant.account.AccountLetters;
import io.kaquan.merchant.suspension.Suspensions;
import io.kaquan.merchant.verification.VerificationRepository.Ending;
import io.kaquan.platform.schedule.TimetableEntry;
import io.kaquan.platform.tenant.AppId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Says 30 and 7 days before that a verification ends, and suspends what it kept active when it has;
 * each once.
 */
@Component
class EndVerifications implements TimetableEntry {
  private static final Logger log = LoggerFactory.getLogger(EndVerifications.class);
  private static final Duration WEEK = Duration.ofDays(7);

  private final VerificationRepository repository;
  private final Suspensions suspensions;
  private final AccountLetters letters;
  private final TransactionTemplate transaction;
  private final Clock clock;

  EndVerifications(
      VerificationRepository repository,
      Suspensions suspensions,
      AccountLetters letters,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.repository = repository;
    this.suspensions = suspensions;
    this.letters = letters;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  @Override
  public String name() {
    return "end-verifications";
  }

  @Override
  public String cron() {
    return "0 7 * * * ?";
  }

  @Override
  public void run() {
    Instant now = clock.instant();
    repository
        .ending(now, now.plus(WEEK), now.plus(Verifications.MONTH))
        .forEach(ending -> sayApart(ending, now));
  }

  /** One that fails is tried again next time, and keeps no other waiting. */
  private void sayApart(Ending ending, Instant now) {
    try {
      transaction.executeWithoutResult(status -> say(ending, now));
    } catch (RuntimeException failed) {
      log.error("The end of the verification of {} was not said", ending.appid(), failed);
    }
  }

  private void say(Ending ending, Instant now) {
    if (!repository.said(ending, now)) {
      return;
    }
    AppId appid = ending.appid();
    if (ending.days() > 0) {
      letters.toMerchant("verification-" + ending.days(), appid.value(), appid, null);
    } else if (!suspensions.verificationEnded(appid)) {
      letters.toMerchant("verification-ended", appid.value(), appid, null);
    }
  }
}
