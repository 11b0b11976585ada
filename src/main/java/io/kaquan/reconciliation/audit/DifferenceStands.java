package io.kaquan.reconciliation.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Task_DifferenceStands in self-audit.bpmn: fails as long as the difference stands, so that it is
 * an incident with its ids in Cockpit. "Retry" there recounts its card, and ends it when it is
 * gone.
 */
@Component
class DifferenceStands implements JavaDelegate {
  private record Card(String appid, String cardId) {}

  private final Audits audits;
  private final AuditRepository repository;
  private final Clock clock;
  private final TransactionTemplate apart;

  DifferenceStands(
      Audits audits,
      AuditRepository repository,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.audits = audits;
    this.repository = repository;
    this.clock = clock;
    this.apart = new TransactionTemplate(transactions);
    apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID run = AuditProcess.run(execution);
    int number = AuditProcess.number(execution);
    List<Finding> standing = repository.standing(run, number);
    if (standing.stream().allMatch(Finding::isRaised)) {
      apart.executeWithoutResult(status -> recount(run, standing));
    } else {
      apart.executeWithoutResult(status -> repository.raised(run, number, clock.instant()));
    }
    List<Finding> left = repository.standing(run, number);
    if (!left.isEmpty()) {
      throw new Standing(left);
    }
  }

  private void recount(UUID run, List<Finding> standing) {
    Instant now = clock.instant();
    Map<Card, List<Finding>> byCard =
        standing.stream()
            .collect(
                Collectors.groupingBy(
                    one -> new Card(one.difference().appid(), one.difference().cardId())));
    byCard.forEach(
        (card, findings) -> {
          List<Difference> there = audits.differences(card.appid(), card.cardId());
          findings.forEach(
              finding ->
                  there.stream()
                      .filter(finding.difference()::isSameAs)
                      .findFirst()
                      .ifPresentOrElse(
                          one -> repository.seen(run, one, RecountNextAccount.MOST_INCIDENTS, now),
                          () -> repository.gone(finding.id(), now)));
        });
  }

  /** What Cockpit shows. Nothing went wrong in the program, so there is no stack to look at. */
  static class Standing extends RuntimeException {
    Standing(List<Finding> findings) {
      super(words(findings), null, false, false);
    }

    private static String words(List<Finding> findings) {
      Finding first = findings.get(0);
      String more =
          findings.size() == 1
              ? ""
              : ", and " + (findings.size() - 1) + " more differences: see /ops/audit";
      return first.difference()
          + " (finding "
          + first.id()
          + ", appid "
          + first.difference().appid()
          + ")"
          + more;
    }
  }
}
