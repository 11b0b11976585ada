package io.kaquan.reconciliation.statement;

import io.kaquan.merchant.member.Member;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.messaging.notification.Letter;
import io.kaquan.messaging.notification.Notifications;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_CloseDay in reconciliation.bpmn: closes the day, because the merchant has not agreed to send
 * a file of its own. The owners get a letter about a day with rows.
 */
@Component
class CloseDay implements JavaDelegate {
  private final StatementRepository repository;
  private final Merchants merchants;
  private final Notifications notifications;
  private final Clock clock;

  CloseDay(
      StatementRepository repository,
      Merchants merchants,
      Notifications notifications,
      Clock clock) {
    this.repository = repository;
    this.merchants = merchants;
    this.notifications = notifications;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Reconciliation of = Reconciliation.of(execution.getProcessBusinessKey());
    if (!repository.closed(of, clock.instant())) {
      return;
    }
    for (Statement statement : repository.list(of.merchantId(), of.day(), of.day())) {
      if (statement.rows() > 0) {
        for (Member owner : merchants.owners(of.merchantId())) {
          notifications.post(
              new Letter(
                  of.businessKey(),
                  owner.email(),
                  owner.locale(),
                  "statement",
                  List.of(
                      owner.merchantName(),
                      of.day().toString(),
                      Long.toString(statement.rows()),
                      statement.sha256())));
        }
      }
    }
  }
}
