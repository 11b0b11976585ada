package io.kaquan.activation;

import io.kaquan.account.Account;
import io.kaquan.account.AccountKind;
import io.kaquan.account.ActivationStatus;
import io.kaquan.account.Accounts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The door to applications for the card function. Safe to call from anywhere at once. */
@Component
public class Applications {
  private final ApplicationRepository repository;
  private final Accounts accounts;
  private final ActivationProcess process;
  private final Clock clock;

  Applications(ApplicationRepository repository, Accounts accounts, ActivationProcess process, Clock clock) {
    this.repository = repository;
    this.accounts = accounts;
    this.process = process;
    this.clock = clock;
  }

  /** Hands in the first round for this appid of the merchant. Twice at once: one application, the other is NotNow. */
  public Submission apply(UUID merchantId, String appid, Materials materials) {
    Optional<String> obstacle = obstacle(merchantId, appid);
    if (obstacle.isPresent()) {
      return new Submission.NotNow(obstacle.get());
    }
    Materials tidy = MaterialsCheck.tidy(materials);
    Map<String, String> faults = MaterialsCheck.faults(tidy);
    if (!faults.isEmpty()) {
      return new Submission.Invalid(faults);
    }
    Account account = accounts.account(merchantId, appid).orElseThrow();
    UUID id = UUID.randomUUID();
    return process.together(() -> {
      Instant now = clock.instant();
      if (!repository.add(id, merchantId, appid, account.channel(), now)) {
        return new Submission.NotNow("activation.not-now.open");
      }
      repository.addRound(id, tidy, now);
      process.start(id, account.channel());
      return submitted(id);
    });
  }

  /**
   * 重新审核: a new round with a clock of its own. Twice: one round, the other is NotNow. It need not wait until the letter
   * about the refusal has left.
   */
  public Submission resubmit(UUID merchantId, UUID applicationId, Materials materials) {
    Optional<Application> found = repository.find(merchantId, applicationId);
    if (found.isEmpty()) {
      return new Submission.NotNow("activation.not-now.unknown");
    }
    if (found.get().status() != ApplicationStatus.REFUSED) {
      return new Submission.NotNow("activation.not-now.not-refused");
    }
    Optional<String> account = accountObstacle(accounts.account(merchantId, found.get().appid()));
    if (account.isPresent()) {
      return new Submission.NotNow(account.get());
    }
    Materials tidy = MaterialsCheck.tidy(materials);
    Map<String, String> faults = MaterialsCheck.faults(tidy);
    if (!faults.isEmpty()) {
      return new Submission.Invalid(faults);
    }
    return process.together(() -> {
      Instant now = clock.instant();
      if (!repository.nextRound(merchantId, applicationId, now)) {
        return new Submission.NotNow("activation.not-now.not-refused");
      }
      repository.addRound(applicationId, tidy, now);
      process.materialsResubmitted(applicationId);
      return submitted(applicationId);
    });
  }

  private Submission submitted(UUID id) {
    return new Submission.Submitted(repository.find(id).orElseThrow());
  }

  /** Takes the application back; false when there was nothing to take back. */
  public boolean withdraw(UUID merchantId, UUID applicationId) {
    return process.together(() -> {
      boolean withdrawn = repository.withdraw(merchantId, applicationId, clock.instant());
      if (withdrawn) {
        process.withdrawn(applicationId);
      }
      return withdrawn;
    });
  }

  /** What keeps the merchant from applying for this appid at this moment, as a message key; empty when nothing does. */
  public Optional<String> obstacle(UUID merchantId, String appid) {
    Optional<String> account = accountObstacle(accounts.account(merchantId, appid));
    if (account.isPresent()) {
      return account;
    }
    List<ApplicationStatus> statuses = repository.obstacles(appid);
    if (statuses.contains(ApplicationStatus.DECLINED)) {
      return Optional.of("activation.not-now.declined");
    }
    return statuses.isEmpty() ? Optional.empty() : Optional.of("activation.not-now.open");
  }

  private static Optional<String> accountObstacle(Optional<Account> found) {
    if (found.isEmpty()) {
      return Optional.of("activation.not-now.unknown");
    }
    Account account = found.get();
    if (account.activation() != ActivationStatus.NONE) {
      return Optional.of("activation.not-now.active");
    }
    if (!account.verified()) {
      return Optional.of(account.kind() == AccountKind.MOBILE_APP ? "activation.not-now.unlisted"
          : "activation.not-now.unverified");
    }
    return Optional.empty();
  }

  /** Newest first. */
  public List<Application> of(UUID merchantId) {
    return repository.of(merchantId);
  }

  /** Empty as well when it is another merchant's. */
  public Optional<Application> find(UUID merchantId, UUID applicationId) {
    return repository.find(merchantId, applicationId);
  }

  /** For reviewers. */
  public Optional<Application> find(UUID applicationId) {
    return repository.find(applicationId);
  }

  /** For reviewers: every round, the newest first; empty for an unknown application. */
  public List<Round> rounds(UUID applicationId) {
    return repository.rounds(applicationId);
  }
}
