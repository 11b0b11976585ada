package io.kaquan.card.view;

import io.kaquan.card.design.Validity;
import java.time.Clock;
import java.time.LocalDate;

/**
 * When a card can be used, for saying it in words.
 *
 * @param kind {@code range}, {@code term}, {@code until} or {@code always}: names the words in the
 *     message files
 * @param days length of a term
 * @param after days from the claim to its first day
 */
public record ValidityView(String kind, LocalDate from, LocalDate to, int days, int after) {

  /** In days of the clock's zone. */
  public static ValidityView of(Validity validity, Clock clock) {
    LocalDate from =
        validity.begin() == null ? null : LocalDate.ofInstant(validity.begin(), clock.getZone());
    LocalDate to =
        validity.end() == null ? null : LocalDate.ofInstant(validity.end(), clock.getZone());
    if (validity.days() > 0) {
      return new ValidityView(
          to == null ? "term" : "term-until", null, to, validity.days(), validity.beginDays());
    }
    return new ValidityView(to == null ? "always" : "range", from, to, 0, 0);
  }
}
