package io.kaquan.coupon.statistics;

import io.kaquan.card.design.CardId;
import io.kaquan.platform.tenant.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reading the figures of days: those that are closed from their sums, the others as they are
 * counted.
 */
@Repository
class FigureRepository {
  private static final int MIDDLE_OF_MONTH = 15;
  private static final String CHANNELS =
      "SELECT DISTINCT channel FROM coupon_figure WHERE appid = :appid AND card_id = :card AND day = :day";
  private static final String LOCATIONS =
      "SELECT DISTINCT location_id FROM coupon_figure WHERE appid = :appid AND card_id = :card AND day = :day";
  private static final String CLOSED =
      "SELECT day FROM figure_closed WHERE merchant_id = :merchant";
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
         AND kind IN ('VIEWED', 'CLAIMED', 'REDEEMED', 'REVERSED', 'GIFTED', 'EXPIRED') %1$s
      """;

  private static final String DAYS =
      "SELECT day, channel, location_id, "
          + NUMBERS
          + " FROM figure_day WHERE merchant_id = :merchant AND day BETWEEN :from AND :closed %2$s";
  private static final String OF_DAYS =
      "("
          + DAYS
          + " UNION ALL SELECT day, channel, location_id, "
          + NUMBERS
          + " FROM ("
          + LIVE
          + ") l) AS f";
  private static final String BROKEN_DOWN =
      "SELECT day, channel, location_id, "
          + SUMS
          + " FROM "
          + OF_DAYS
          + " GROUP BY GROUPING SETS ((day), (channel), (location_id))";
  private static final String TOTAL = "SELECT " + SUMS + " FROM " + OF_DAYS;

  /** Days that are taken off a month which begins before the wanted time count backwards. */
  private static final String SIGN = "CASE WHEN day < :from THEN -1 ELSE 1 END AS sign";

  private static final String SIGNED_SUMS = SUMS.replaceAll("sum\\((\\w+)\\)", "sum(sign * $1)");

  /** Whole months from their sums, the days beside them one by one. */
  private static final String BY_CARD =
      "SELECT card_id, "
          + SIGNED_SUMS
          + " FROM (SELECT card_id, 1 AS sign, "
          + NUMBERS
          + " FROM figure_card WHERE merchant_id = :merchant AND month AND day >= :months AND day < :afterMonths %1$s"
          + " UNION ALL SELECT card_id, "
          + SIGN
          + ", "
          + NUMBERS
          + " FROM figure_card WHERE merchant_id = :merchant AND NOT month AND day >= :low AND day < :high %1$s"
          + " UNION ALL SELECT card_id, 1, "
          + NUMBERS
          + " FROM figure_card WHERE merchant_id = :merchant AND NOT month AND day >= :afterMonths AND day <= :closed %1$s"
          + " UNION ALL SELECT card_id, 1, "
          + NUMBERS
          + " FROM ("
          + LIVE
          + ") l) AS f GROUP BY card_id";

  private static final String BY_CARD_LIVE =
      "SELECT card_id, " + SUMS + " FROM (" + LIVE + ") AS f GROUP BY card_id";

  /**
   * Of one channel or one store: whole months from their sums, the days beside them as they were
   * counted.
   */
  private static final String BY_CARD_OF_PART =
      "SELECT card_id, "
          + SIGNED_SUMS
          + " FROM (SELECT card_id, 1 AS sign, "
          + NUMBERS
          + " FROM figure_card_part WHERE merchant_id = :merchant AND part = :part AND name = :name AND month >= :months"
          + " AND month < :afterMonths %3$s UNION ALL SELECT card_id, "
          + SIGN
          + ", "
          + NUMBERS
          + " FROM ("
          + LIVE.replace(
              "day >= :live AND day <= :to",
              "(day >= :low AND day < :high OR day >= :afterMonths AND day <= :closed"
                  + " OR day >= :live AND day <= :to)")
          + ") l) AS f GROUP BY card_id";

  private static final String WHOLE_DAYS =
      "(SELECT day, "
          + NUMBERS
          + " FROM figure_part WHERE merchant_id = :merchant AND part = 'DAY' AND NOT month AND day BETWEEN :from AND :closed %1$s"
          + " UNION ALL SELECT day, "
          + NUMBERS
          + " FROM ("
          + LIVE
          + ") l) AS f";
  private static final String NAMED =
      "(SELECT part, name, 1 AS sign, "
          + NUMBERS
          + " FROM figure_part WHERE merchant_id = :merchant AND part = ANY (CAST(:parts AS text[])) AND month"
          + " AND day >= :months AND day < :afterMonths %1$s UNION ALL SELECT part, name, "
          + SIGN
          + ", "
          + NUMBERS
          + " FROM figure_part WHERE merchant_id = :merchant AND part = ANY (CAST(:parts AS text[])) AND NOT month"
          + " AND (day >= :low AND day < :high OR day >= :afterMonths AND day <= :closed) %1$s"
          + " UNION ALL SELECT part, CASE part WHEN 'CHANNEL' THEN channel ELSE location_id END, 1, "
          + NUMBERS
          + " FROM ("
          + LIVE
          + ") l, unnest(CAST(:parts AS text[])) AS p (part)) AS f";
  private static final String BROKEN_DOWN_WHOLE =
      "SELECT day, NULL AS channel, NULL AS location_id, "
          + SUMS
          + " FROM "
          + WHOLE_DAYS
          + " GROUP BY day UNION ALL SELECT NULL, CASE part WHEN 'CHANNEL' THEN name END,"
          + " CASE part WHEN 'LOCATION' THEN name END, "
          + SIGNED_SUMS
          + " FROM "
          + NAMED
          + " GROUP BY part, name";
  private static final String TOTAL_WHOLE = "SELECT " + SUMS + " FROM " + WHOLE_DAYS;
  private static final String NAMES =
      "SELECT name FROM (SELECT name, "
          + SIGNED_SUMS
          + " FROM "
          + NAMED.formatted("")
          + " GROUP BY name) n WHERE viewed + claimed + redeemed + reversed + given + expired > 0 ORDER BY name";

  private final JdbcClient db;

  FigureRepository(JdbcClient db) {
    this.db = db;
  }

  /** Returns the channels of a card that figures of this day name. Empty and others among them. */
  List<String> channels(LocalDate day, OwnedCard card) {
    return names(CHANNELS, day, card);
  }

  /** Returns the stores of a card that figures of this day name. Empty and others among them. */
  List<String> locations(LocalDate day, OwnedCard card) {
    return names(LOCATIONS, day, card);
  }

  private List<String> names(String statement, LocalDate day, OwnedCard card) {
    return db.sql(statement)
        .param("appid", card.appid().value())
        .param("card", card.cardId().value())
        .param("day", day)
        .query(String.class)
        .list();
  }

  Breakdown breakDown(Selection wanted, LocalDate today) {
    Span span = span(wanted, today);
    Breakdown all =
        new Breakdown(
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>());
    boolean wide = wanted.isWhole();
    asked(wide ? BROKEN_DOWN_WHOLE : BROKEN_DOWN, wanted, span, "CHANNEL", "LOCATION")
        .query(
            row -> {
              LocalDate day = row.getObject("day", LocalDate.class);
              if (day != null) {
                keep(all.days(), day, row);
              } else if (row.getString("channel") != null) {
                keep(all.channels(), row.getString("channel"), row);
              } else {
                keep(all.locations(), row.getString("location_id"), row);
              }
            });
    boolean part =
        wanted.cardId() == null && (wanted.channel() == null) != (wanted.location() == null);
    asked(
            wide ? BY_CARD : part ? BY_CARD_OF_PART : BY_CARD_LIVE,
            wanted,
            wide || part ? span : Span.open(wanted))
        .query(
            row -> {
              keep(all.cards(), new CardId(row.getString("card_id")), row);
            });
    return all;
  }

  Sums total(Selection wanted, LocalDate today) {
    return asked(wanted.isWhole() ? TOTAL_WHOLE : TOTAL, wanted, span(wanted, today))
        .query(FigureRepository::sums)
        .single();
  }

  /**
   * @param part CHANNEL or LOCATION
   */
  List<String> names(String part, Selection wanted, LocalDate today) {
    return asked(NAMES, wanted, span(wanted, today), part).query(String.class).list();
  }

  /**
   * Which days are read from their sums, to {@code closed}, and from {@code live} on as they are
   * counted.
   *
   * @param months from here to {@code afterMonths}, which does not belong to it, months are read by
   *     their sums; where this is before the wanted time, the days between are taken off again
   */
  private record Span(LocalDate closed, LocalDate live, LocalDate months, LocalDate afterMonths) {
    /** As if no day were closed. */
    static Span open(Selection wanted) {
      return new Span(wanted.from().minusDays(1), wanted.from(), wanted.from(), wanted.from());
    }

    /**
     * @param last the last closed day of all, not before the wanted time begins
     */
    static Span closed(Selection wanted, LocalDate last) {
      LocalDate month = wanted.from().withDayOfMonth(1);
      LocalDate months =
          wanted.from().getDayOfMonth() <= MIDDLE_OF_MONTH ? month : month.plusMonths(1);
      // the sum of the month that is not over ends with the last closed day
      LocalDate after =
          last.isAfter(wanted.to())
              ? wanted.to().plusDays(1).withDayOfMonth(1)
              : last.withDayOfMonth(1).plusMonths(1);
      boolean whole = months.isBefore(after);
      return new Span(
          last.isAfter(wanted.to()) ? wanted.to() : last,
          last.plusDays(1),
          whole ? months : wanted.from(),
          whole ? after : wanted.from());
    }
  }

  /**
   * Cards are not told apart in the sums; and where the clock went back, days are closed that are
   * not over.
   */
  private Span span(Selection wanted, LocalDate today) {
    Optional<LocalDate> closed =
        wanted.cardId() == null ? closed(wanted.merchantId()) : Optional.empty();
    return closed
        .filter(day -> !day.isBefore(wanted.from()) && day.isBefore(today))
        .map(day -> Span.closed(wanted, day))
        .orElseGet(() -> Span.open(wanted));
  }

  private Optional<LocalDate> closed(MerchantId merchantId) {
    return db.sql(CLOSED).param("merchant", merchantId.value()).query(LocalDate.class).optional();
  }

  private JdbcClient.StatementSpec asked(
      String statement, Selection wanted, Span span, String... parts) {
    // only what is asked for stands in the statement, so that it finds its index
    String account = wanted.appid() == null ? "" : " AND appid = :appid";
    String also =
        account
            + (wanted.cardId() == null ? "" : " AND card_id = :card")
            + (wanted.channel() == null ? "" : " AND channel = :channel")
            + (wanted.location() == null ? "" : " AND location_id = :location");
    boolean before = span.months().isBefore(wanted.from());
    return db.sql(statement.formatted(also, wanted.cardId() == null ? also : "AND false", account))
        .param("merchant", wanted.merchantId().value())
        .param("from", wanted.from())
        .param("to", wanted.to())
        .param("closed", span.closed())
        .param("live", span.live())
        .param("months", span.months())
        .param("afterMonths", span.afterMonths())
        .param("low", before ? span.months() : wanted.from())
        .param("high", before ? wanted.from() : span.months())
        .param("appid", wanted.appid() == null ? null : wanted.appid().value())
        .param("card", wanted.cardId() == null ? null : wanted.cardId().value())
        .param("channel", wanted.channel())
        .param("location", wanted.location())
        .param("parts", parts)
        .param("part", wanted.channel() == null ? "LOCATION" : "CHANNEL")
        .param("name", wanted.channel() == null ? wanted.location() : wanted.channel());
  }

  /** But what only days were taken off from: nothing happened for it. */
  private static <K> void keep(Map<K, Sums> found, K key, ResultSet row) throws SQLException {
    Sums sums = sums(row, 0);
    if (!sums.equals(Sums.NONE)) {
      found.put(key, sums);
    }
  }

  private static Sums sums(ResultSet row, int n) throws SQLException {
    return new Sums(
        row.getLong("viewed"),
        row.getLong("claimed"),
        row.getLong("redeemed"),
        row.getLong("redeemed_fen"),
        row.getLong("reversed"),
        row.getLong("reversed_fen"),
        row.getLong("given"),
        row.getLong("expired"));
  }
}
