package io.kaquan.messaging.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** {@code kaquan_letters_gave_up}: above zero, an operator has to act. */
@Component
class LetterMetrics implements MeterBinder {
  private final OutboxRepository repository;

  LetterMetrics(OutboxRepository repository) {
    this.repository = repository;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("kaquan.letters.gave.up", repository, OutboxRepository::countGaveUp)
        .description("Letters that no mail server would take")
        .register(registry);
  }
}
