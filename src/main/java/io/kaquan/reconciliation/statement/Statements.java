package io.kaquan.reconciliation.statement;

import io.kaquan.coupon.ledger.Ledger;
import io.kaquan.coupon.ledger.StoredEntry;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

  /**
   * Returns the statements of these days, oldest first. Days without one are left out.
   *
   * @param to the last day
   */
  public List<Statement> list(MerchantId merchantId, LocalDate from, LocalDate to) {
    return repository.list(merchantId, from, to);
  }

  /** Returns the statement of a day. Empty if the day is not over or its statement is not built. */
  public Optional<Statement> find(MerchantId merchantId, LocalDate day) {
    return repository.list(merchantId, day, day).stream().findFirst();
  }

  /**
   * Returns where an entry stands in the statement of its day. Empty for a kind that no statement
   * lists, for an entry that was written after the statement was built, and while there is none.
   */
  public Optional<StatementRow> row(StoredEntry entry) {
    if (!StatementFile.LISTED.contains(entry.entry().kind())) {
      return Optional.empty();
    }
    return find(entry.entry().coupon().merchantId(), entry.day())
        .flatMap(
            statement -> {
              long no = ledger.position(entry, StatementFile.LISTED);
              return no > statement.rows()
                  ? Optional.empty()
                  : Optional.of(new StatementRow(statement.day(), no));
            });
  }

  /** Returns the statement of a day as CSV in UTF-8. Empty if there is none. */
  public Optional<byte[]> file(MerchantId merchantId, LocalDate day) {
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
              MerchantId merchant = merchantId;
              LocalDate first =
                  repository
                      .lastAsked(merchant)
                      .map(last -> last.plusDays(1))
                      .orElse(LocalDate.ofInstant(since, clock.getZone()));
              first
                  .datesUntil(today.isAfter(first) ? today : first)
                  .forEach(day -> start(definition, new Reconciliation(merchant, day)));
            });
  }

  /** The key of the row makes sure that only one of several nodes starts it. */
  private void start(String definition, Reconciliation of) {
    transaction.executeWithoutResult(
        status -> {
          if (repository.ask(of, clock.instant())) {
            processes.startProcessInstanceById(definition, of.businessKey());
          }
        });
  }
}
