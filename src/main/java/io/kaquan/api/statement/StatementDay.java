package io.kaquan.api.statement;

import io.kaquan.api.wire.CallRefused;
import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.Payload;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;

/** Reads a day as calls about statements write it, for example {@code 2026-11-23}. */
final class StatementDay {
  private static final DateTimeFormatter SHAPE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

  private StatementDay() {}

  /**
   * @throws CallRefused with 41011 if it is absent, with 61500 if it is no day
   */
  static LocalDate of(Payload payload, String name) {
    try {
      return LocalDate.parse(payload.required(name, CommonErrcode.NO_FIELD), SHAPE);
    } catch (DateTimeParseException e) {
      throw new CallRefused(StatementErrcode.BAD_DATE, name);
    }
  }
}
