package io.kaquan.api.wire;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;

/** A day as calls about statements name it: {@code 2026-11-23}. */
final class StatementDay {
  private static final DateTimeFormatter SHAPE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

  private StatementDay() {}

  /**
   * @throws Refused where it is missing or no day
   */
  static LocalDate of(Payload payload, String name) {
    try {
      return LocalDate.parse(payload.needed(name, Errcode.NO_FIELD), SHAPE);
    } catch (DateTimeParseException noDay) {
      throw new Refused(Errcode.BAD_DATE, name);
    }
  }
}
