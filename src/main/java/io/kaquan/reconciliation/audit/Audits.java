package io.kaquan.reconciliation.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door to the self-audit. One run at a time, on all nodes together; traffic goes on meanwhile.
 */
@Component
public class Audits {

  /**
   * One run.
   *
   * @param finished null while it recounts
   * @param accounts how many appids it has recounted
   * @param found how many differences it was the first to find
   * @param standing how many of them are still there
   */
  public record Run(
      UUID id,
      String askedBy,
      Instant started,
      Instant finished,
      int accounts,
      long found,
      long standing) {}

  private static final int NEWEST = 30;

  private final AuditRepository repository;
  private final LedgerChecks checks;
  private final AuditProcess process;
  private final Clock clock;
  private final TransactionTemplate snapshot;

  Audits(
      AuditRepository repository,
      LedgerChecks checks,
      AuditProcess process,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.repository = repository;
    this.checks = checks;
    this.process = process;
    this.clock = clock;
    this.snapshot = new TransactionTemplate(transactions);
    snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
  }

  /** Begins a run; false when one is at work. */
  @Transactional
  public boolean begin(String askedBy) {
    UUID run = UUID.randomUUID();
    if (!repository.begin(run, askedBy, clock.instant())) {
      return false;
    }
    process.begin(run);
    return true;
  }

  /**
   * Recounts now, beside all runs, and writes nothing down.
   *
   * @param cardId null for all cards of the appid
   */
  public List<Difference> differences(String appid, String cardId) {
    return snapshot.execute(status -> checks.differences(appid, cardId));
  }

  /** The newest ones, at most 30. */
  public List<Run> runs() {
    return repository.runs(NEWEST);
  }

  /** Differences that were there when they were looked at last. */
  public List<Finding> standing(int most) {
    return repository.standing(most);
  }

  /** How many stand. */
  public long open() {
    return repository.open();
  }
}
