package io.kaquan.merchant.activation;

import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.Channel;
import io.kaquan.platform.calendar.WorkingDays;
import io.kaquan.platform.calendar.WorkingDays.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the process does to an application and its rounds, in the transaction of the process. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Rounds {
  static final Duration LAPSE = Duration.ofDays(90);
  static final Duration LAPSE_WARNING = Duration.ofDays(83);

  private final ApplicationRepository repository;
  private final Accounts accounts;
  private final WorkingDays workingDays;
  private final ActivationLetters letters;
  private final Clock clock;

  Rounds(
      ApplicationRepository repository,
      Accounts accounts,
      WorkingDays workingDays,
      ActivationLetters letters,
      Clock clock) {
    this.repository = repository;
    this.accounts = accounts;
    this.workingDays = workingDays;
    this.letters = letters;
    this.clock = clock;
  }

  /** What the reviewer's form shows of a round. */
  record Facts(
      String merchantName, Channel channel, String accountName, int round, Deadline deadline) {}

  /** Sets the round's clock. */
  Facts begin(UUID id) {
    Application application = application(id);
    Deadline deadline = workingDays.review(application.submittedAt());
    repository.due(id, deadline.due());
    Account account = accounts.account(application.appid()).orElseThrow();
    return new Facts(
        account.merchantName(),
        application.channel(),
        account.name(),
        application.round(),
        deadline);
  }

  /** Tells the reviewers, once a round. */
  void remind(UUID id, List<String> reviewers) {
    if (repository.reminded(id, clock.instant())) {
      letters.toStaff("activation-reminder", application(id), reviewers);
    }
  }

  /** Tells the lead reviewers, once a round. */
  void escalate(UUID id, List<String> leads) {
    if (repository.escalated(id, clock.instant())) {
      letters.toStaff("activation-overdue", application(id), leads);
    }
  }

  /** Keeps what a reviewer said; the merchant hears of it when the process has recorded it. */
  void decide(UUID id, Decision decision, String reason, Map<String, String> reasons, String by) {
    repository.decided(id, decision, reason, reasons, by, clock.instant());
  }

  /** Whether all of these are materials of the open round. */
  boolean isAsked(UUID id, Set<String> materials) {
    return application(id).materials().values().keySet().containsAll(materials);
  }

  /** A line for each refused material, for staff. */
  String refusals(UUID id, Map<String, String> reasons) {
    return letters.refusalsForStaff(application(id), reasons);
  }

  Optional<String> firstReviewer(UUID id) {
    return repository.firstReviewer(id);
  }

  void confirmDecline(UUID id, String by) {
    repository.confirmed(id, by, clock.instant());
  }

  void reviewAgain(UUID id, String by) {
    repository.undecided(id, by, clock.instant());
  }

  void approve(UUID id) {
    move(id, ApplicationStatus.IN_REVIEW, ApplicationStatus.APPROVED);
    Application application = application(id);
    accounts.activate(application.appid());
    letters.toMerchant("activation-approved", application);
  }

  /** The moment of the refusal, from which the lapse is counted. */
  Instant refuse(UUID id) {
    move(id, ApplicationStatus.IN_REVIEW, ApplicationStatus.REFUSED);
    letters.toMerchant("activation-refused", application(id));
    return clock.instant();
  }

  void decline(UUID id) {
    move(id, ApplicationStatus.IN_REVIEW, ApplicationStatus.DECLINED);
    letters.toMerchant("activation-declined", application(id));
  }

  void warnOfLapse(UUID id) {
    letters.toMerchant("activation-lapse-warning", application(id));
  }

  void lapse(UUID id) {
    if (!repository.move(
        id, ApplicationStatus.REFUSED, ApplicationStatus.LAPSED, clock.instant())) {
      throw noLonger(id, ApplicationStatus.REFUSED);
    }
    letters.toMerchant("activation-lapsed", application(id));
  }

  /**
   * The row was moved when the merchant asked; what is left is to close the round and to say so.
   */
  void withdraw(UUID id) {
    repository.closed(id, clock.instant());
    letters.toMerchant("activation-withdrawn", application(id));
  }

  private void move(UUID id, ApplicationStatus from, ApplicationStatus to) {
    Instant now = clock.instant();
    if (!repository.move(id, from, to, now) || !repository.closed(id, now)) {
      throw noLonger(id, from);
    }
  }

  private static IllegalStateException noLonger(UUID id, ApplicationStatus status) {
    return new IllegalStateException("application " + id + " is no longer " + status);
  }

  private Application application(UUID id) {
    return repository.find(id).orElseThrow();
  }
}
