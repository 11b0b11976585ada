package io.kaquan.ledger;

import io.kaquan.ledger.Ledger.Broken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reading the figures of days: those that are closed from their sums, the others as they are counted. */
@Repository
class FigureRepository {
  private static final String CHANNELS = "SELECT DISTINCT channel FROM coupon_figure WHERE day = :day AND card_id = :card";
  private static final String LOCATIONS =
      "SELECT DISTINCT location_id FROM coupon_figure WHERE day = :day AND card_id = :card";
  private static final String CLOSED = "SELECT day FROM figure_closed WHERE merchant_id = :merchant";
  private static final String NUMBERS =
      "viewed, claimed, redeemed, redeemed_fen, reversed, reversed_fen, given, expired";
  private static final String SUMS =
      """
      coalesce(sum(viewed), 0) AS viewed, coalesce(sum(claimed), 0) AS claimed, coalesce(sum(redeemed), 0) AS redeemed,
      coalesce(sum(redeemed_fen), 0) AS redeemed_fen, coalesce(sum(reversed), 0) AS reversed,
      coalesce(sum(reversed_fen), 0) AS reversed_fen, coalesce(sum(given), 0) AS given, coalesce(sum(expired), 0) AS expired
      """;
  /** What was counted after the closed days. */
  private static final String LIVE =
      """
      SELECT day, channel, location_id, card_id,
             CASE WHEN arrow = 'VIEW' THEN passed END AS viewed, CASE WHEN arrow = 'ISSUE' THEN passed END AS claimed,
             CASE WHEN arrow = 'REDEEM' THEN passed END AS redeemed, CASE WHEN arrow = 'REDEEM' THEN amount_fen END AS redeemed_fen,
             CASE WHEN arrow = 'REVERSE' THEN passed END AS reversed, CASE WHEN arrow = 'REVERSE' THEN amount_fen END AS reversed_fen,
             CASE WHEN kind = 'GIFTED' THEN passed END AS given, CASE WHEN arrow = 'EXPIRE' THEN passed END AS expired
        FROM coupon_figure
       WHERE merchant_id = :merchant AND day >= :live AND day <= :to
         AND kind IN ('VIEWED', 'CLAIMED', 'REDEEMED', 'REVERSED', 'GIFTED', 'EXPIRED') %s
      """;
  private static final String DAYS = "SELECT day, channel, location_id, " + NUMBERS
      + " FROM figure_day WHERE merchant_id = :merchant AND day BETWEEN :from AND :closed %s";
  private static final String OF_DAYS = "(" + DAYS + " UNION ALL SELECT day, channel, location_id, " + NUMBERS
      + " FROM (" + LIVE + ") l) AS f";
  private static final String BROKEN_DOWN = "SELECT day, channel, location_id, " + SUMS + " FROM " + OF_DAYS
      + " GROUP BY GROUPING SETS ((day), (channel), (location_id))";
  private static final String TOTAL = "SELECT " + SUMS + " FROM " + OF_DAYS;
  private static final String BY_CARD = "SELECT card_id, " + SUMS + " FROM (SELECT card_id, " + NUMBERS
      + " FROM figure_card WHERE merchant_id = :merchant AND month AND day >= :months AND day < :afterMonths"
      + " UNION ALL SELECT card_id, " + NUMBERS
      + " FROM figure_card WHERE merchant_id = :merchant AND NOT month AND day >= :from AND day < :months"
      + " UNION ALL SELECT card_id, " + NUMBERS
      + " FROM figure_card WHERE merchant_id = :merchant AND NOT month AND day >= :afterMonths AND day <= :closed"
      + " UNION ALL SELECT card_id, " + NUMBERS + " FROM (" + LIVE
      + ") l) AS f GROUP BY card_id";
  private static final String BY_CARD_LIVE = "SELECT card_id, " + SUMS + " FROM (" + LIVE + ") AS f GROUP BY card_id";
  /** Of one channel or one store: whole months from their sums, the days before and after as they were counted. */
  private static final String BY_CARD_OF_PART = "SELECT card_id, " + SUMS + " FROM (SELECT card_id, " + NUMBERS
      + " FROM figure_card_part WHERE merchant_id = :merchant AND part = :part AND name = :name AND month >= :months"
      + " AND month < :afterMonths UNION ALL SELECT card_id, " + NUMBERS + " FROM ("
      + LIVE.replace("day >= :live AND day <= :to", "(day >= :from AND day < :months OR day >= :afterMonths AND day <= :to)")
      + ") l) AS f GROUP BY card_id";
  private static final String OF_PARTS = "(SELECT part, day, name, " + NUMBERS
      + " FROM figure_part WHERE merchant_id = :merchant AND part = ANY (CAST(:parts AS text[])) AND day BETWEEN :from AND :closed"
      + " UNION ALL SELECT part, day, CASE part WHEN 'CHANNEL' THEN channel WHEN 'LOCATION' THEN location_id ELSE '' END, " + NUMBERS
      + " FROM (" + LIVE.formatted("") + ") l, unnest(CAST(:parts AS text[])) AS p (part)) AS f";
  private static final String BROKEN_DOWN_WHOLE = "SELECT CASE part WHEN 'DAY' THEN day END AS day,"
      + " CASE part WHEN 'CHANNEL' THEN name END AS channel, CASE part WHEN 'LOCATION' THEN name END AS location_id, " + SUMS
      + " FROM " + OF_PARTS + " GROUP BY part, CASE part WHEN 'DAY' THEN day END, name";
  private static final String TOTAL_WHOLE = "SELECT " + SUMS + " FROM " + OF_PARTS;
  private static final String NAMES = "SELECT DISTINCT name FROM " + OF_PARTS + " ORDER BY name";

  private final JdbcClient db;

  FigureRepository(JdbcClient db) {
    this.db = db;
  }

  /** Empty and others among them. */
  List<String> channels(LocalDate day, String cardId) {
    return db.sql(CHANNELS).param("day", day).param("card", cardId).query(String.class).list();
  }

  List<String> locations(LocalDate day, String cardId) {
    return db.sql(LOCATIONS).param("day", day).param("card", cardId).query(String.class).list();
  }

  Broken brokenDown(Selection wanted, LocalDate today) {
    Span span = span(wanted, today);
    Broken all = new Broken(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    String also = also(wanted);
    // cards are closed without their channels and stores, and those each by itself
    boolean wide = also.isEmpty();
    asked(wide ? BROKEN_DOWN_WHOLE : BROKEN_DOWN.formatted(wanted.cardIds() == null ? also : "AND false", also), wanted, span,
        "DAY", "CHANNEL", "LOCATION").query(row -> {
      LocalDate day = row.getObject("day", LocalDate.class);
      if (day != null) {
        all.days().put(day, sums(row, 0));
      } else if (row.getString("channel") != null) {
        all.channels().put(row.getString("channel"), sums(row, 0));
      } else {
        all.locations().put(row.getString("location_id"), sums(row, 0));
      }
    });
    boolean part = wanted.cardIds() == null && (wanted.channel() == null) != (wanted.location() == null);
    asked((wide ? BY_CARD : part ? BY_CARD_OF_PART : BY_CARD_LIVE).formatted(also), wanted, wide || part ? span : Span.open(wanted))
        .query(row -> {
          all.cards().put(row.getString("card_id"), sums(row, 0));
        });
    return all;
  }

  Sums total(Selection wanted, LocalDate today) {
    String also = also(wanted);
    return asked(also.isEmpty() ? TOTAL_WHOLE : TOTAL.formatted(wanted.cardIds() == null ? also : "AND false", also), wanted,
        span(wanted, today), "DAY").query(FigureRepository::sums).single();
  }

  /** @param part CHANNEL or LOCATION */
  List<String> names(String part, Selection wanted, LocalDate today) {
    return asked(NAMES, wanted, span(wanted, today), part).query(String.class).list();
  }

  /** @param live the first day that is not closed */
  private record Span(LocalDate closed, LocalDate live) {
    /** As if no day were closed. */
    static Span open(Selection wanted) {
      return new Span(wanted.from().minusDays(1), wanted.from());
    }
  }

  /** Cards are not told apart in the sums; and where the clock went back, days are closed that are not over. */
  private Span span(Selection wanted, LocalDate today) {
    Optional<LocalDate> closed = wanted.cardIds() == null ? closed(wanted.merchantId()) : Optional.empty();
    return closed.filter(day -> !day.isBefore(wanted.from()) && day.isBefore(today))
        .map(day -> new Span(day.isAfter(wanted.to()) ? wanted.to() : day, day.plusDays(1))).orElseGet(() -> Span.open(wanted));
  }

  private Optional<LocalDate> closed(UUID merchantId) {
    return db.sql(CLOSED).param("merchant", merchantId).query(LocalDate.class).optional();
  }

  /** Only what is asked for stands in the statement, so that it finds its index. */
  private static String also(Selection wanted) {
    return (wanted.cardIds() == null ? "" : " AND card_id = ANY (CAST(:cards AS text[]))")
        + (wanted.channel() == null ? "" : " AND channel = :channel")
        + (wanted.location() == null ? "" : " AND location_id = :location");
  }

  private JdbcClient.StatementSpec asked(String statement, Selection wanted, Span span, String... parts) {
    LocalDate months = wanted.from().plusMonths(wanted.from().getDayOfMonth() == 1 ? 0 : 1).withDayOfMonth(1);
    LocalDate after = span.closed().plusDays(1).withDayOfMonth(1);
    boolean whole = months.isBefore(after);
    return db.sql(statement).param("merchant", wanted.merchantId()).param("from", wanted.from()).param("to", wanted.to())
        .param("closed", span.closed()).param("live", span.live()).param("months", whole ? months : wanted.from())
        .param("afterMonths", whole ? after : wanted.from())
        .param("cards", wanted.cardIds() == null ? null : wanted.cardIds().toArray(String[]::new))
        .param("channel", wanted.channel()).param("location", wanted.location()).param("parts", parts)
        .param("part", wanted.channel() == null ? "LOCATION" : "CHANNEL")
        .param("name", wanted.channel() == null ? wanted.location() : wanted.channel());
  }

  private static Sums sums(ResultSet row, int n) throws SQLException {
    return new Sums(row.getLong("viewed"), row.getLong("claimed"), row.getLong("redeemed"), row.getLong("redeemed_fen"),
        row.getLong("reversed"), row.getLong("reversed_fen"), row.getLong("given"), row.getLong("expired"));
  }
}
