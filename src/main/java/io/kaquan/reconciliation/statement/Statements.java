package io.kaquan.reconciliation.statement;

import io.kaquan.coupon.ledger.Ledger;
import io.kaquan.merchant.account.Accounts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door to statements (对账单): what the ledger says about one merchant and one finished day. A
 * statement is never changed; a late entry belongs to the day it was written.
 */
@Component
public class Statements {

  /**
   * @param rows without header and summary
   * @param sha256 of the file's bytes, lower-case hex
   */
  public record Statement(UUID merchantId, LocalDate day, long rows, String sha256) {}

  private final StatementRepository repository;
  private final Ledger ledger;
  private final Accounts accounts;
  private final RuntimeService processes;
  private final RepositoryService models;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Statements(
      StatementRepository repository,
      Ledger ledger,
      Accounts accounts,
      RuntimeService processes,
      RepositoryService models,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.repository = repository;
    this.ledger = ledger;
    this.accounts = accounts;
    this.processes = processes;
    this.models = models;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Oldest first; days without a statement are left out. Both ends belong to it. */
  public List<Statement> list(UUID merchantId, LocalDate from, LocalDate to) {
    return repository.list(merchantId, from, to);
  }

  /** Empty when the day is not over, or its statement is not built yet. */
  public Optional<Statement> find(UUID merchantId, LocalDate day) {
    return repository.list(merchantId, day, day).stream().findFirst();
  }

  /** Where an entry stands: the {@code no} of its row in the statement of this day. */
  public record Line(LocalDate day, long no) {}

  /**
   * Empty for kinds that no statement lists, for what was written after it was built, and while
   * there is none.
   */
  public Optional<Line> line(Ledger.Kept entry) {
    if (!StatementFile.LISTED.contains(entry.entry().kind())) {
      return Optional.empty();
    }
    return find(entry.entry().merchantId(), entry.day())
        .flatMap(
            statement -> {
              long no = ledger.place(entry, StatementFile.LISTED);
              return no > statement.rows()
                  ? Optional.empty()
                  : Optional.of(new Line(statement.day(), no));
            });
  }

  /** The CSV, UTF-8; empty when there is no statement for the day. */
  public Optional<byte[]> file(UUID merchantId, LocalDate day) {
    return repository.file(merchantId, day);
  }

  /**
   * Starts one process per merchant and day, from the day of activation to yesterday, for those
   * that have none.
   */
  void startFinishedDays() {
    LocalDate today = LocalDate.now(clock);
    String definition =
        models
            .createProcessDefinitionQuery()
            .processDefinitionKey(Reconciliation.PROCESS)
            .latestVersion()
            .singleResult()
            .getId();
    accounts
        .activatedSince()
        .forEach(
            (merchantId, since) -> {
              LocalDate first =
                  repository
                      .lastAsked(merchantId)
                      .map(last -> last.plusDays(1))
                      .orElse(LocalDate.ofInstant(since, clock.getZone()));
              first
                  .datesUntil(today.isAfter(first) ? today : first)
                  .forEach(day -> start(definition, new Reconciliation(merchantId, day)));
            });
  }

  /** The row's key makes sure that of two nodes one starts it. */
  private void start(String definition, Reconciliation of) {
    transaction.executeWithoutResult(
        status -> {
          if (repository.ask(of, clock.instant())) {
            processes.startProcessInstanceById(definition, of.businessKey());
          }
        });
  }
}
