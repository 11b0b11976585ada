package io.kaquan.visit;

import io.kaquan.ledger.Selection;
import io.kaquan.visit.Visits.Look;
import io.kaquan.visit.Visits.Viewed;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on looks. */
@Repository
class VisitRepository {
  private static final String ADD =
      """
      WITH looked AS (
        SELECT * FROM unnest(:cards::text[], :merchants::uuid[], :channels::text[]) AS l (card_id, merchant_id, channel)
      ), fresh AS (
        INSERT INTO card_visitor (day, card_id, visitor)
        SELECT :day, card_id, :visitor FROM looked ORDER BY card_id
            ON CONFLICT DO NOTHING
        RETURNING card_id
      )
      INSERT INTO card_visit (day, merchant_id, card_id, channel, viewed)
      SELECT :day, merchant_id, card_id,
             CASE WHEN channel = ''
                    OR EXISTS (SELECT 1 FROM card_visit v WHERE v.day = :day AND v.card_id = looked.card_id AND v.channel = looked.channel)
                    OR (SELECT count(*) FROM card_visit v WHERE v.day = :day AND v.card_id = looked.card_id) < :most
                  THEN channel ELSE :others END, 1
        FROM looked
        JOIN fresh USING (card_id)
       ORDER BY card_id
          ON CONFLICT (day, card_id, channel) DO UPDATE SET viewed = card_visit.viewed + 1
      """;
  private static final String WHERE =
      """
       FROM card_visit
      WHERE merchant_id = :merchant AND day BETWEEN :from AND :to
        AND (CAST(:cards AS text[]) IS NULL OR card_id = ANY (CAST(:cards AS text[])))
        AND (CAST(:channel AS text) IS NULL OR channel = :channel)
      """;
  private static final String VIEWED = "SELECT day, channel, card_id, sum(viewed) AS viewed" + WHERE
      + " GROUP BY GROUPING SETS ((day), (channel), (card_id))";
  private static final String TOTAL = "SELECT coalesce(sum(viewed), 0)" + WHERE;
  private static final String FORGET = "DELETE FROM card_visitor WHERE day < :today";

  private final JdbcClient db;

  VisitRepository(JdbcClient db) {
    this.db = db;
  }

  void add(LocalDate day, UUID visitor, Collection<Look> looks) {
    db.sql(ADD).param("day", day).param("visitor", visitor).param("most", Selection.MOST_NAMES).param("others", Selection.OTHERS)
        .param("cards", looks.stream().map(Look::cardId).toArray(String[]::new))
        .param("merchants", looks.stream().map(look -> look.merchantId().toString()).toArray(String[]::new))
        .param("channels", looks.stream().map(look -> look.channel() == null ? "" : look.channel()).toArray(String[]::new))
        .update();
  }

  Viewed viewed(Selection wanted) {
    Viewed viewed = new Viewed(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    asked(VIEWED, wanted).query(row -> {
      LocalDate day = row.getObject("day", LocalDate.class);
      if (day != null) {
        viewed.days().put(day, row.getLong("viewed"));
      } else if (row.getString("channel") != null) {
        viewed.channels().put(row.getString("channel"), row.getLong("viewed"));
      } else if (row.getString("card_id") != null) {
        viewed.cards().put(row.getString("card_id"), row.getLong("viewed"));
      }
    });
    return viewed;
  }

  long total(Selection wanted) {
    return asked(TOTAL, wanted).query(Long.class).single();
  }

  private JdbcClient.StatementSpec asked(String statement, Selection wanted) {
    return db.sql(statement).param("merchant", wanted.merchantId()).param("from", wanted.from()).param("to", wanted.to())
        .param("cards", wanted.cardIds() == null ? null : wanted.cardIds().toArray(String[]::new))
        .param("channel", wanted.channel());
  }

  void forgetBefore(LocalDate today) {
    db.sql(FORGET).param("today", today).update();
  }
}
