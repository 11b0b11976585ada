package io.kaquan.card.design;

import java.time.Instant;
import java.time.ZoneId;

/** {@code date_info} of a card. */
public record DateInfo(Kind kind, Validity validity) {
  private static final long MOST_DAYS = 36_500;

  public enum Kind {
    FIX_TIME_RANGE,
    FIX_TERM,
    PERMANENT;

    private static Kind of(String type, String field) {
      return switch (type) {
        case "DATE_TYPE_FIX_TIME_RANGE", "1" -> FIX_TIME_RANGE;
        case "DATE_TYPE_FIX_TERM", "2" -> FIX_TERM;
        case "DATE_TYPE_PERMANENT" -> PERMANENT;
        default -> throw new InvalidDesign(CardFault.BAD_TIME, field);
      };
    }
  }

  /**
   * @param zone in whose days a date range ends: at 23:59:59 of its last one
   */
  static DateInfo read(DesignFields given, CardType type, Instant now, ZoneId zone) {
    Kind kind = Kind.of(given.neededText("type"), given.path("type"));
    given.node().put("type", "DATE_TYPE_" + kind);
    return new DateInfo(
        kind,
        switch (kind) {
          case FIX_TIME_RANGE -> range(given, now, zone);
          case FIX_TERM -> term(given, now, zone);
          case PERMANENT -> permanent(given, type);
        });
  }

  private static Validity range(DesignFields given, Instant now, ZoneId zone) {
    Instant begin = Instant.ofEpochSecond(moment(given, "begin_timestamp"));
    Instant end = endOfDay(Instant.ofEpochSecond(moment(given, "end_timestamp")), zone);
    if (end.isBefore(begin) || end.isBefore(now)) {
      throw new InvalidDesign(CardFault.BAD_TIME, given.path("end_timestamp"));
    }
    return new Validity(begin, end, 0, 0);
  }

  private static Validity term(DesignFields given, Instant now, ZoneId zone) {
    long days = given.neededNumber("fixed_term", 1, MOST_DAYS, CardFault.BAD_TIME);
    Long beginDays = given.number("fixed_begin_term", 0, MOST_DAYS, CardFault.BAD_TIME);
    Long hardEnd =
        given.number("end_timestamp", 0, Validity.FOR_EVER.getEpochSecond(), CardFault.BAD_TIME);
    Instant end =
        hardEnd == null || hardEnd == 0 ? null : endOfDay(Instant.ofEpochSecond(hardEnd), zone);
    if (end != null && end.isBefore(now)) {
      throw new InvalidDesign(CardFault.BAD_TIME, given.path("end_timestamp"));
    }
    return new Validity(null, end, beginDays == null ? 0 : beginDays.intValue(), (int) days);
  }

  private static Validity permanent(DesignFields given, CardType type) {
    if (type != CardType.MEMBER_CARD && type != CardType.GENERAL_CARD) {
      throw new InvalidDesign(CardFault.BAD_TIME, given.path("type"));
    }
    return new Validity(null, null, 0, 0);
  }

  private static long moment(DesignFields given, String field) {
    return given.neededNumber(field, 1, Validity.FOR_EVER.getEpochSecond(), CardFault.BAD_TIME);
  }

  private static Instant endOfDay(Instant moment, ZoneId zone) {
    return moment
        .atZone(zone)
        .toLocalDate()
        .plusDays(1)
        .atStartOfDay(zone)
        .toInstant()
        .minusSeconds(1);
  }
}
