package io.kaquan.card.stock;

import io.kaquan.card.design.DesignReader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements on the stock of cards. */
@Repository
class StockRepository {
  private static final String ADD =
      """
      INSERT INTO card_stock (card_id, quantity, total, deposited)
      VALUES (:cardId, :quantity, :quantity, CASE WHEN :deposit THEN 0 END)
      """;

  private static final String CHANGE =
      """
      UPDATE card_stock
         SET quantity = quantity + :change,
             total = total + :change
       WHERE card_id = :cardId
         AND quantity + :change BETWEEN 0 AND :most
         AND (deposited IS NULL OR total + :change <= deposited)
         AND (CAST(:seen AS bigint) IS NULL OR total = :seen)
      """;

  private static final String LOCK =
      """
      SELECT card_id, quantity
        FROM card_stock
       WHERE card_id = ANY (CAST(:cardIds AS text[]))
       ORDER BY card_id
         FOR UPDATE
      """;

  private static final String TAKE =
      """
      UPDATE card_stock
         SET quantity = quantity - :taken
       WHERE card_id = :cardId
         AND quantity >= :taken
      """;

  private static final String GIVE_BACK =
      """
      UPDATE card_stock
         SET quantity = quantity + :given
       WHERE card_id = :cardId
         AND quantity + :given <= total
      """;

  private static final String DEPOSITED =
      "SELECT coalesce(deposited, 0) FROM card_stock WHERE card_id = :cardId";

  private static final String ADD_DEPOSITED =
      """
      UPDATE card_stock
         SET deposited = deposited + :added
       WHERE card_id = :cardId
         AND deposited IS NOT NULL
      """;

  /** The stock never exceeds the number of deposited codes. */
  private static final String TAKE_DEPOSITED =
      """
      UPDATE card_stock
         SET deposited = deposited - :taken,
             quantity = quantity - greatest(0, total - (deposited - :taken)),
             total = least(total, deposited - :taken)
       WHERE card_id = :cardId
         AND deposited IS NOT NULL
      """;

  private final JdbcClient db;

  StockRepository(JdbcClient db) {
    this.db = db;
  }

  void add(String cardId, long quantity, boolean deposit) {
    db.sql(ADD)
        .param("cardId", cardId)
        .param("quantity", quantity)
        .param("deposit", deposit)
        .update();
  }

  /**
   * Returns false if the stock would leave its limits, or if the total is not the one that was
   * seen.
   */
  boolean change(String cardId, long change, @Nullable Long seen) {
    return db.sql(CHANGE)
            .param("cardId", cardId)
            .param("change", change)
            .param("most", DesignReader.MOST_STOCK)
            .param("seen", seen)
            .update()
        == 1;
  }

  Map<String, Long> lock(Collection<String> cardIds) {
    Map<String, Long> stock = new LinkedHashMap<>();
    db.sql(LOCK)
        .param("cardIds", cardIds.toArray(String[]::new))
        .query((row, n) -> stock.put(row.getString("card_id"), row.getLong("quantity")))
        .list();
    return stock;
  }

  void take(SortedMap<String, Long> taken) {
    taken.forEach(
        (cardId, count) -> {
          if (db.sql(TAKE).param("cardId", cardId).param("taken", count).update() != 1) {
            throw new IllegalStateException(
                "Card " + cardId + " has no " + count + " left to claim");
          }
        });
  }

  void giveBack(String cardId, long count) {
    if (db.sql(GIVE_BACK).param("cardId", cardId).param("given", count).update() != 1) {
      throw new IllegalStateException(
          "Card " + cardId + " can't get " + count + " back: more than it ever had");
    }
  }

  /** Returns 0 as well if codes are not deposited. */
  long deposited(String cardId) {
    return db.sql(DEPOSITED).param("cardId", cardId).query(Long.class).single();
  }

  void addDeposited(SortedMap<String, Long> added) {
    added.forEach(
        (cardId, count) -> {
          if (db.sql(ADD_DEPOSITED).param("cardId", cardId).param("added", count).update() != 1) {
            throw new IllegalStateException("Card " + cardId + " takes no deposited codes");
          }
        });
  }

  void takeDeposited(SortedMap<String, Long> taken) {
    taken.forEach(
        (cardId, count) ->
            db.sql(TAKE_DEPOSITED).param("cardId", cardId).param("taken", count).update());
  }
}
