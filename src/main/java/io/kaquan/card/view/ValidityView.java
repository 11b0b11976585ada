package io.kaquan.card.view;

import io.kaquan.card.design.Validity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a card can be used, for saying it in words.
 *
 * @param kind {@code range}, {@code term}, {@code term-until} or {@code always}: part of the key in
 *     the message files
 * @param from first day of a range; else null
 * @param to last day; null if there is none
 * @param days length of a term; else 0
 * @param after days from the claim to the first day of a term
 */
public record ValidityView(
    String kind, @Nullable LocalDate from, @Nullable LocalDate to, int days, int after) {

  /** In days of the clock's zone. */
  public static ValidityView of(Validity validity, Clock clock) {
    LocalDate from = day(validity.begin(), clock);
    LocalDate to = day(validity.end(), clock);
    if (validity.days() > 0) {
      return new ValidityView(
          to == null ? "term" : "term-until", null, to, validity.days(), validity.beginDays());
    }
    return new ValidityView(to == null ? "always" : "range", from, to, 0, 0);
  }

  private static @Nullable LocalDate day(@Nullable Instant moment, Clock clock) {
    return moment == null ? null : LocalDate.ofInstant(moment, clock.getZone());
  }
}
