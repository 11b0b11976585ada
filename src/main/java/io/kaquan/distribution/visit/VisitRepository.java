package io.kaquan.distribution.visit;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on visitors. */
@Repository
class VisitRepository {
  private static final String ADD =
      """
      INSERT INTO card_visitor (day, card_id, visitor)
      SELECT :day, card_id, :visitor FROM unnest(:cards::text[]) AS l (card_id) ORDER BY card_id
          ON CONFLICT DO NOTHING
      RETURNING card_id
      """;
  private static final String FORGET = "DELETE FROM card_visitor WHERE day < :today";

  private final JdbcClient db;

  VisitRepository(JdbcClient db) {
    this.db = db;
  }

  /** Remembers the visitor; those of the cards that the visitor had not seen on this day. */
  Set<String> firstOf(LocalDate day, UUID visitor, Collection<String> cardIds) {
    return db.sql(ADD)
        .param("day", day)
        .param("visitor", visitor)
        .param("cards", cardIds.toArray(String[]::new))
        .query(String.class)
        .set();
  }

  void forgetBefore(LocalDate today) {
    db.sql(FORGET).param("today", today).update();
  }
}
