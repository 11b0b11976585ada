package io.kaquan.messaging.notification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** {@code kaquan_letters_gave_up}: more than none wants a person. */
@Component
class LetterFigures implements MeterBinder {
  private final NotificationRepository repository;

  LetterFigures(NotificationRepository repository) {
    this.repository = repository;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("kaquan.letters.gave.up", repository, NotificationRepository::countGaveUp)
        .description("Letters that no mail server would take")
        .register(registry);
  }
}
