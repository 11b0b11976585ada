package io.kaquan.api.statement;

import io.kaquan.api.wire.CallRefused;
import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.Payload;
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
   * @throws CallRefused where it is missing or no day
   */
  static LocalDate of(Payload payload, String name) {
    try {
      return LocalDate.parse(payload.needed(name, CommonErrcode.NO_FIELD), SHAPE);
    } catch (DateTimeParseException noDay) {
      throw new CallRefused(StatementErrcode.BAD_DATE, name);
    }
  }
}
