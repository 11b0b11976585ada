package io.kaquan.reconciliation.statement;

import io.kaquan.coupon.ledger.Ledger;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_BuildStatement in reconciliation.bpmn. A second run of the job finds the statement built and
 * changes nothing.
 */
@Component
class BuildStatement implements JavaDelegate {
  private final StatementRepository repository;
  private final Ledger ledger;
  private final Clock clock;

  BuildStatement(StatementRepository repository, Ledger ledger, Clock clock) {
    this.repository = repository;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Reconciliation of = Reconciliation.of(execution.getProcessBusinessKey());
    try (StatementFile file = new StatementFile(clock.getZone())) {
      ledger.read(of.merchantId(), of.day(), file::add);
      long rows = file.rows();
      byte[] bytes = file.finish();
      repository.built(of, rows, StatementFile.sha256(bytes), bytes, clock.instant());
    }
  }
}
