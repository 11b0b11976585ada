package io.kaquan.coupon.statistics;

import io.kaquan.card.design.CardId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Every statement that counts, and that reads counts by transition. Reading, for pages only, names
 * cards or a day without an appid: pages show the cards of several accounts.
 */
@Repository
class CountRepository {
  private static final String ADD =
      """
      INSERT INTO coupon_tally (appid, card_id, arrow, from_status, to_status, passed)
      SELECT *
        FROM unnest(:appid::text[], :card::text[], :transition::text[], :from::text[], :to::text[], :passed::bigint[])
          ON CONFLICT (card_id, appid, arrow, from_status, to_status)
          DO UPDATE SET passed = coupon_tally.passed + excluded.passed
      """;
  private static final String ADD_FIGURES =
      """
      INSERT INTO coupon_figure (day, merchant_id, appid, card_id, arrow, kind, channel, location_id, passed, refused,
                                 amount_fen)
      SELECT *
        FROM unnest(:day::date[], :merchant::uuid[], :appid::text[], :card::text[], :transition::text[], :kind::text[],
                    :channel::text[], :location::text[], :passed::bigint[], :refused::bigint[], :amount::bigint[])
          ON CONFLICT (day, appid, card_id, arrow, kind, channel, location_id)
          DO UPDATE SET passed = coupon_figure.passed + excluded.passed,
                        refused = coupon_figure.refused + excluded.refused,
                        amount_fen = coupon_figure.amount_fen + excluded.amount_fen
      """;
  private static final String TRANSITIONS =
      """
      SELECT arrow, from_status, to_status, sum(passed) AS passed
        FROM coupon_tally
       GROUP BY arrow, from_status, to_status
      """;
  private static final String TRANSITIONS_OF_CARD =
      "SELECT arrow, from_status, to_status, passed FROM coupon_tally WHERE card_id = :card";
  private static final String TRANSITIONS_OF_CARDS =
      """
      SELECT card_id, arrow, from_status, to_status, passed
        FROM coupon_tally
       WHERE card_id = ANY (CAST(:cards AS text[]))
      """;
  private static final String OF_DAY =
      """
      SELECT arrow, sum(passed) AS passed, sum(refused) AS refused
        FROM coupon_figure
       WHERE day = :day
       GROUP BY arrow
      """;

  private final JdbcClient db;

  CountRepository(JdbcClient db) {
    this.db = db;
  }

  /**
   * @param counts in the order of their keys
   */
  void add(Map<TransitionKey, Long> counts) {
    List<Map.Entry<TransitionKey, Long>> rows = List.copyOf(counts.entrySet());
    db.sql(ADD)
        .param("appid", column(rows, row -> row.getKey().appid().value()))
        .param("card", column(rows, row -> row.getKey().cardId().value()))
        .param("transition", column(rows, row -> row.getKey().transition()))
        .param("from", column(rows, row -> row.getKey().from()))
        .param("to", column(rows, row -> row.getKey().to()))
        .param("passed", column(rows, Map.Entry::getValue))
        .update();
  }

  /**
   * @param figures in the order of their keys
   */
  void addFigures(Map<FigureKey, Figure> figures) {
    List<Map.Entry<FigureKey, Figure>> rows = List.copyOf(figures.entrySet());
    db.sql(ADD_FIGURES)
        .param("day", column(rows, row -> row.getKey().day()))
        .param("merchant", column(rows, row -> row.getKey().merchantId()))
        .param("appid", column(rows, row -> row.getKey().appid()))
        .param("card", column(rows, row -> row.getKey().cardId()))
        .param("transition", column(rows, row -> row.getKey().transition()))
        .param("kind", column(rows, row -> row.getKey().kind()))
        .param("channel", column(rows, row -> row.getKey().channel()))
        .param("location", column(rows, row -> row.getKey().location()))
        .param("passed", column(rows, row -> row.getValue().passed()))
        .param("refused", column(rows, row -> row.getValue().refused()))
        .param("amount", column(rows, row -> row.getValue().amountFen()))
        .update();
  }

  List<TransitionCount> transitions() {
    return db.sql(TRANSITIONS).query(CountRepository::transitionCount).list();
  }

  List<TransitionCount> transitions(CardId cardId) {
    return db.sql(TRANSITIONS_OF_CARD)
        .param("card", cardId.value())
        .query(CountRepository::transitionCount)
        .list();
  }

  Map<CardId, List<TransitionCount>> transitions(Collection<CardId> cardIds) {
    Map<CardId, List<TransitionCount>> found = new HashMap<>();
    db.sql(TRANSITIONS_OF_CARDS)
        .param("cards", cardIds.stream().map(CardId::value).toArray(String[]::new))
        .query(
            row -> {
              found
                  .computeIfAbsent(new CardId(row.getString("card_id")), id -> new ArrayList<>())
                  .add(transitionCount(row, 0));
            });
    return found;
  }

  Map<String, DailyCount> ofDay(LocalDate day) {
    Map<String, DailyCount> found = new HashMap<>();
    db.sql(OF_DAY)
        .param("day", day)
        .query(
            row -> {
              String transition = row.getString("arrow");
              found.put(
                  transition,
                  new DailyCount(transition, row.getLong("passed"), row.getLong("refused")));
            });
    return found;
  }

  private static TransitionCount transitionCount(ResultSet row, int n) throws SQLException {
    return new TransitionCount(
        row.getString("arrow"),
        row.getString("from_status"),
        row.getString("to_status"),
        row.getLong("passed"));
  }

  /** Returns one column of the rows as text; SQL casts it to its type. */
  private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable Object> value) {
    return rows.stream()
        .map(value)
        .map(cell -> cell == null ? null : cell.toString())
        .toArray(String[]::new);
  }
}
