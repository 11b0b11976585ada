package io.kaquan.ledger;

import io.kaquan.ledger.Ledger.Broken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is read from the figures of days. */
@Repository
class FigureRepository {
  private static final String CHANNELS = "SELECT DISTINCT channel FROM coupon_figure WHERE day = :day AND card_id = :card";
  private static final String LOCATIONS =
      "SELECT DISTINCT location_id FROM coupon_figure WHERE day = :day AND card_id = :card";
  private static final String SUMS =
      """
      coalesce(sum(passed) FILTER (WHERE arrow = 'ISSUE'), 0) AS claimed,
      coalesce(sum(passed) FILTER (WHERE arrow = 'REDEEM'), 0) AS redeemed,
      coalesce(sum(amount_fen) FILTER (WHERE arrow = 'REDEEM'), 0) AS redeemed_fen,
      coalesce(sum(passed) FILTER (WHERE arrow = 'REVERSE'), 0) AS reversed,
      coalesce(sum(amount_fen) FILTER (WHERE arrow = 'REVERSE'), 0) AS reversed_fen,
      coalesce(sum(passed) FILTER (WHERE kind = 'GIFTED'), 0) AS given,
      coalesce(sum(passed) FILTER (WHERE arrow = 'EXPIRE'), 0) AS expired
      """;
  private static final String WHERE =
      """
       FROM coupon_figure
      WHERE merchant_id = :merchant AND day BETWEEN :from AND :to AND kind IN ('CLAIMED', 'REDEEMED', 'REVERSED', 'GIFTED', 'EXPIRED')
      """;
  private static final String BROKEN_DOWN =
      "SELECT day, channel, location_id, card_id, " + SUMS + WHERE + "%s GROUP BY GROUPING SETS ((day), (channel), (location_id), (card_id))";
  private static final String TOTAL = "SELECT " + SUMS + WHERE + "%s";
  private static final String NAMES = "SELECT DISTINCT %s AS name" + WHERE + " ORDER BY name";

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

  Broken brokenDown(Selection wanted) {
    Broken all = new Broken(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    asked(BROKEN_DOWN, wanted).query(row -> {
      Sums sums = sums(row, 0);
      LocalDate day = row.getObject("day", LocalDate.class);
      if (day != null) {
        all.days().put(day, sums);
      } else if (!put(row, "channel", all.channels(), sums) && !put(row, "location_id", all.locations(), sums)) {
        put(row, "card_id", all.cards(), sums);
      }
    });
    return all;
  }

  private static boolean put(ResultSet row, String column, Map<String, Sums> into, Sums sums) throws SQLException {
    String key = row.getString(column);
    if (key != null) {
      into.put(key, sums);
    }
    return key != null;
  }

  Sums total(Selection wanted) {
    return asked(TOTAL, wanted).query(FigureRepository::sums).single();
  }

  private JdbcClient.StatementSpec asked(String statement, Selection wanted) {
    // only what is asked for stands in the statement, so that it finds its index
    StringBuilder more = new StringBuilder();
    if (wanted.cardIds() != null) {
      more.append(" AND card_id = ANY (CAST(:cards AS text[]))");
    }
    if (wanted.channel() != null) {
      more.append(" AND channel = :channel");
    }
    if (wanted.location() != null) {
      more.append(" AND location_id = :location");
    }
    JdbcClient.StatementSpec asked = db.sql(statement.formatted(more)).param("merchant", wanted.merchantId())
        .param("from", wanted.from()).param("to", wanted.to());
    asked = wanted.cardIds() == null ? asked : asked.param("cards", wanted.cardIds().toArray(String[]::new));
    asked = wanted.channel() == null ? asked : asked.param("channel", wanted.channel());
    return wanted.location() == null ? asked : asked.param("location", wanted.location());
  }

  /** @param column channel or location_id */
  List<String> names(String column, Selection wanted) {
    return db.sql(NAMES.formatted(column)).param("merchant", wanted.merchantId()).param("from", wanted.from())
        .param("to", wanted.to()).query(String.class).list();
  }

  private static Sums sums(ResultSet row, int n) throws SQLException {
    return new Sums(row.getLong("claimed"), row.getLong("redeemed"), row.getLong("redeemed_fen"), row.getLong("reversed"),
        row.getLong("reversed_fen"), row.getLong("given"), row.getLong("expired"));
  }
}
