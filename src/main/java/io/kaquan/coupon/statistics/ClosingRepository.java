package io.kaquan.coupon.statistics;

import io.kaquan.platform.tenant.MerchantId;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Every statement that sums up finished days. A merchant's days are closed for all its accounts
 * together, because its pages read them together; so these statements name no appid.
 */
@Repository
class ClosingRepository {
  private static final String OPEN =
      """
      SELECT DISTINCT f.merchant_id
        FROM coupon_figure f
        LEFT JOIN figure_closed c USING (merchant_id)
       WHERE f.merchant_id IS NOT NULL AND f.day <= :last AND (c.day IS NULL OR f.day > c.day OR c.day > :last)
      """;
  private static final LocalDate NEVER = LocalDate.of(1, 1, 1);
  private static final String BEGIN =
      "INSERT INTO figure_closed (merchant_id, day) VALUES (:merchant, :never) ON CONFLICT DO NOTHING";
  private static final String LOCK =
      "SELECT day FROM figure_closed WHERE merchant_id = :merchant FOR UPDATE";
  private static final String CLOSE =
      "UPDATE figure_closed SET day = :last WHERE merchant_id = :merchant";
  private static final String SUMS =
      """
      coalesce(sum(passed) FILTER (WHERE arrow = 'VIEW'), 0), coalesce(sum(passed) FILTER (WHERE arrow = 'ISSUE'), 0),
      coalesce(sum(passed) FILTER (WHERE arrow = 'REDEEM'), 0), coalesce(sum(amount_fen) FILTER (WHERE arrow = 'REDEEM'), 0),
      coalesce(sum(passed) FILTER (WHERE arrow = 'REVERSE'), 0), coalesce(sum(amount_fen) FILTER (WHERE arrow = 'REVERSE'), 0),
      coalesce(sum(passed) FILTER (WHERE kind = 'GIFTED'), 0), coalesce(sum(passed) FILTER (WHERE arrow = 'EXPIRE'), 0)
        FROM coupon_figure
       WHERE merchant_id = :merchant AND day > :closed AND day <= :last
         AND kind IN ('VIEWED', 'CLAIMED', 'REDEEMED', 'REVERSED', 'GIFTED', 'EXPIRED')
      """;
  private static final String NUMBERS =
      "viewed, claimed, redeemed, redeemed_fen, reversed, reversed_fen, given, expired";
  private static final String DAYS =
      "INSERT INTO figure_day (merchant_id, day, appid, channel, location_id, "
          + NUMBERS
          + ") SELECT :merchant, day, appid, channel, location_id, "
          + SUMS
          + " GROUP BY day, appid, channel, location_id";

  /** Of the days that are being closed, once their sums are there. */
  private static final String PARTS =
      """
      INSERT INTO figure_part (merchant_id, part, month, day, appid, name, viewed, claimed, redeemed, redeemed_fen, reversed,
                               reversed_fen, given, expired)
      SELECT merchant_id, part, false, day, appid, CASE part WHEN 'CHANNEL' THEN channel WHEN 'LOCATION' THEN location_id ELSE '' END,
             sum(viewed), sum(claimed), sum(redeemed), sum(redeemed_fen), sum(reversed), sum(reversed_fen), sum(given),
             sum(expired)
        FROM figure_day, (VALUES ('DAY'), ('CHANNEL'), ('LOCATION')) AS parts (part)
       WHERE merchant_id = :merchant AND day > :closed AND day <= :last
       GROUP BY 1, 2, 4, 5, 6
      """;

  private static final String PART_MONTHS =
      """
      INSERT INTO figure_part (merchant_id, part, month, day, appid, name, viewed, claimed, redeemed, redeemed_fen, reversed,
                               reversed_fen, given, expired)
      SELECT merchant_id, part, true, date_trunc('month', day)::date, appid, name, sum(viewed), sum(claimed), sum(redeemed),
             sum(redeemed_fen), sum(reversed), sum(reversed_fen), sum(given), sum(expired)
        FROM figure_part
       WHERE merchant_id = :merchant AND part <> 'DAY' AND NOT month AND day > :closed AND day <= :last
       GROUP BY 1, 2, 4, 5, 6
          ON CONFLICT (merchant_id, part, month, day, appid, name) DO UPDATE SET\s"""
          + added("figure_part");
  private static final String CARD_DAYS =
      "INSERT INTO figure_card (merchant_id, month, day, appid, card_id, "
          + NUMBERS
          + ") SELECT :merchant, false, day, appid, card_id, "
          + SUMS
          + " GROUP BY day, appid, card_id";
  private static final String CARD_MONTHS =
      "INSERT INTO figure_card (merchant_id, month, day, appid, card_id, "
          + NUMBERS
          + ") SELECT :merchant, true, date_trunc('month', day)::date, appid, card_id, "
          + SUMS
          + " GROUP BY date_trunc('month', day), appid, card_id ON CONFLICT (merchant_id, month, day, card_id, appid) DO UPDATE SET "
          + added("figure_card");
  private static final String CARD_PARTS =
      "INSERT INTO figure_card_part (merchant_id, part, name, month, appid, card_id, "
          + NUMBERS
          + ") SELECT :merchant, part, CASE part WHEN 'CHANNEL' THEN channel ELSE location_id END, date_trunc('month', day)::date,"
          + " appid, card_id, "
          + SUMS.replace(
              "FROM coupon_figure",
              "FROM coupon_figure, (VALUES ('CHANNEL'), ('LOCATION')) AS parts (part)")
          + " GROUP BY 2, 3, 4, 5, 6 ON CONFLICT (merchant_id, part, name, month, card_id, appid) DO UPDATE SET "
          + added("figure_card_part");

  private static final List<String> TABLES =
      List.of("figure_day", "figure_part", "figure_card", "figure_card_part");

  private final JdbcClient db;

  ClosingRepository(JdbcClient db) {
    this.db = db;
  }

  /** Each number of a row that is there already, and what comes to it. */
  private static String added(String table) {
    return Stream.of(NUMBERS.split(", "))
        .map(number -> "%1$s = %2$s.%1$s + excluded.%1$s".formatted(number, table))
        .collect(Collectors.joining(", "));
  }

  /** The merchants with figures up to this day that are not summed up. */
  List<MerchantId> open(LocalDate last) {
    return db.sql(OPEN)
        .param("last", last)
        .query((row, n) -> new MerchantId(row.getObject("merchant_id", UUID.class)))
        .list();
  }

  /**
   * Sums up all that is not yet, to this day; whoever else would for this merchant waits, and finds
   * it done.
   */
  void close(MerchantId merchantId, LocalDate last) {
    db.sql(BEGIN).param("merchant", merchantId.value()).param("never", NEVER).update();
    LocalDate closed =
        db.sql(LOCK).param("merchant", merchantId.value()).query(LocalDate.class).single();
    if (closed.isAfter(last)) {
      // the clock went back: days were closed that are not over
      TABLES.forEach(
          table ->
              db.sql("DELETE FROM " + table + " WHERE merchant_id = :merchant")
                  .param("merchant", merchantId.value())
                  .update());
      closed = NEVER;
    }
    if (closed.isBefore(last)) {
      for (String statement :
          List.of(DAYS, PARTS, PART_MONTHS, CARD_DAYS, CARD_MONTHS, CARD_PARTS)) {
        db.sql(statement)
            .param("merchant", merchantId.value())
            .param("closed", closed)
            .param("last", last)
            .update();
      }
      db.sql(CLOSE).param("merchant", merchantId.value()).param("last", last).update();
    }
  }
}
