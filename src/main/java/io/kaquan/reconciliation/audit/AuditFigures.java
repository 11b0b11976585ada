package io.kaquan.reconciliation.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** {@code kaquan_audit_findings}: more than none wants a person. */
@Component
class AuditFigures implements MeterBinder {
  private final AuditRepository repository;

  AuditFigures(AuditRepository repository) {
    this.repository = repository;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("kaquan.audit.findings", repository, AuditRepository::open)
        .description("Differences from the ledger that stand")
        .register(registry);
  }
}
