package io.kaquan.reconciliation.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_RecountNextAccount in self-audit.bpmn: one appid in one snapshot; what it finds is written
 * down in the job.
 */
@Component
class RecountNextAccount implements JavaDelegate {
  /** A flood of differences has one cause: the last incident stands for all that follow. */
  static final int MOST_INCIDENTS = 200;

  private final Audits audits;
  private final AuditRepository repository;
  private final Clock clock;

  RecountNextAccount(Audits audits, AuditRepository repository, Clock clock) {
    this.audits = audits;
    this.repository = repository;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID run = AuditProcess.run(execution);
    Optional<String> appid = repository.nextAppid(run);
    appid.ifPresent(
        next -> {
          Instant now = clock.instant();
          List<Difference> there = audits.differences(next, null);
          there.forEach(one -> repository.seen(run, one, MOST_INCIDENTS, now));
          repository.standing(next).stream()
              .filter(finding -> there.stream().noneMatch(finding.difference()::isSameAs))
              .forEach(finding -> repository.gone(finding.id(), now));
          repository.reached(run, next);
        });
    if (appid.isEmpty()) {
      repository.finished(run, clock.instant());
    }
    AuditProcess.recounted(execution, appid.isPresent(), repository.incidents(run));
  }
}
