package io.kaquan.distribution.landing;

import static io.kaquan.platform.database.Timestamps.instantOrNull;
import static io.kaquan.platform.database.Timestamps.utc;

import io.kaquan.distribution.landing.Landing.Shown;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on landing pages. */
@Repository
class LandingRepository {
  private static final String ADD =
      """
      INSERT INTO landing (key, merchant_id, appid, form, title, shared, outer_str, made_at, changed_at)
      VALUES (:key, :merchant, :appid, :form, :title, :shared, :channel, :now, :now)
          ON CONFLICT (merchant_id, form) DO NOTHING
      RETURNING id
      """;
  private static final String KEY_OF =
      "SELECT key FROM landing WHERE merchant_id = :merchant AND form = :form";
  private static final String CHANGE =
      """
      UPDATE landing
         SET appid = :appid, title = :title, shared = :shared, outer_str = :channel, changed_at = :now
       WHERE id = :id
         AND ended_at IS NULL
      """;
  private static final String FIND =
      """
      SELECT id, key, merchant_id, appid, title, shared, outer_str, scene, made_at, changed_at, ended_at,
             EXISTS (SELECT 1 FROM landing_banner b WHERE b.landing = landing.id) AS banner
        FROM landing
      """;
  private static final String FIND_ONE = FIND + " WHERE key = :key";
  private static final String LOCK =
      FIND + " WHERE key = :key AND merchant_id = :merchant FOR UPDATE";
  private static final String OF_MERCHANT =
      FIND
          + " WHERE merchant_id = :merchant ORDER BY made_at DESC, id DESC"
          + " OFFSET :offset LIMIT :most";
  private static final String COUNT = "SELECT count(*) FROM landing WHERE merchant_id = :merchant";
  private static final String SHOWING =
      FIND
          + """
       WHERE merchant_id = :merchant
         AND id IN (SELECT landing FROM landing_card WHERE card_id = :card)
       ORDER BY made_at DESC, id DESC
       LIMIT 50
      """;
  private static final String CARDS =
      """
      SELECT landing, card_id, thumb_url
        FROM landing_card
       WHERE landing = ANY (CAST(:ids AS int[]))
       ORDER BY landing, place
      """;
  private static final String DROP_CARDS = "DELETE FROM landing_card WHERE landing = :id";
  private static final String ADD_CARD =
      "INSERT INTO landing_card (landing, place, card_id, thumb_url) VALUES (:id, :place, :card, :thumb)";
  private static final String SET_BANNER =
      """
      INSERT INTO landing_banner (landing, jpeg)
      VALUES (:id, :jpeg)
          ON CONFLICT (landing) DO UPDATE SET jpeg = excluded.jpeg
      """;
  private static final String DROP_BANNER = "DELETE FROM landing_banner WHERE landing = :id";
  private static final String BANNER = "SELECT jpeg FROM landing_banner WHERE landing = :id";
  private static final String END =
      "UPDATE landing SET ended_at = :now WHERE key = :key AND merchant_id = :merchant AND ended_at IS NULL";

  private final JdbcClient db;

  LandingRepository(JdbcClient db) {
    this.db = db;
  }

  /** Its number; empty when the form has made one before. */
  Optional<Integer> add(
      String key, UUID merchantId, String appid, UUID form, LandingEntry entry, Instant now) {
    return db.sql(ADD)
        .param("key", key)
        .param("merchant", merchantId)
        .param("appid", appid)
        .param("form", form)
        .param("title", entry.title())
        .param("shared", entry.shared())
        .param("channel", entry.channel())
        .param("now", utc(now))
        .query(Integer.class)
        .optional();
  }

  String keyOf(UUID merchantId, UUID form) {
    return db.sql(KEY_OF)
        .param("merchant", merchantId)
        .param("form", form)
        .query(String.class)
        .single();
  }

  void change(int id, String appid, LandingEntry entry, Instant now) {
    db.sql(CHANGE)
        .param("id", id)
        .param("appid", appid)
        .param("title", entry.title())
        .param("shared", entry.shared())
        .param("channel", entry.channel())
        .param("now", utc(now))
        .update();
  }

  void setCards(int id, List<Shown> cards) {
    db.sql(DROP_CARDS).param("id", id).update();
    for (int place = 0; place < cards.size(); place++) {
      db.sql(ADD_CARD)
          .param("id", id)
          .param("place", place)
          .param("card", cards.get(place).cardId())
          .param("thumb", cards.get(place).thumbUrl())
          .update();
    }
  }

  void setBanner(int id, Banner banner) {
    db.sql(SET_BANNER).param("id", id).param("jpeg", banner.jpeg()).update();
  }

  void dropBanner(int id) {
    db.sql(DROP_BANNER).param("id", id).update();
  }

  Optional<byte[]> banner(int id) {
    return db.sql(BANNER).param("id", id).query((row, n) -> row.getBytes("jpeg")).optional();
  }

  boolean end(UUID merchantId, String key, Instant now) {
    return db.sql(END)
            .param("key", key)
            .param("merchant", merchantId)
            .param("now", utc(now))
            .update()
        == 1;
  }

  Optional<Landing> find(String key) {
    return withCards(db.sql(FIND_ONE).param("key", key).query(LandingRepository::landing).list())
        .stream()
        .findFirst();
  }

  Optional<Landing> lock(UUID merchantId, String key) {
    return withCards(
            db.sql(LOCK)
                .param("key", key)
                .param("merchant", merchantId)
                .query(LandingRepository::landing)
                .list())
        .stream()
        .findFirst();
  }

  List<Landing> of(UUID merchantId, int offset, int most) {
    return withCards(
        db.sql(OF_MERCHANT)
            .param("merchant", merchantId)
            .param("offset", offset)
            .param("most", most)
            .query(LandingRepository::landing)
            .list());
  }

  int count(UUID merchantId) {
    return db.sql(COUNT).param("merchant", merchantId).query(Integer.class).single();
  }

  List<Landing> showing(UUID merchantId, String cardId) {
    return withCards(
        db.sql(SHOWING)
            .param("merchant", merchantId)
            .param("card", cardId)
            .query(LandingRepository::landing)
            .list());
  }

  private List<Landing> withCards(List<Landing> pages) {
    if (pages.isEmpty()) {
      return pages;
    }
    Map<Integer, List<Shown>> cards = new HashMap<>();
    db.sql(CARDS)
        .param("ids", pages.stream().map(Landing::id).toArray(Integer[]::new))
        .query(
            (row, n) ->
                cards
                    .computeIfAbsent(row.getInt("landing"), none -> new ArrayList<>())
                    .add(new Shown(row.getString("card_id"), row.getString("thumb_url"))))
        .list();
    return pages.stream().map(page -> page.with(cards.getOrDefault(page.id(), List.of()))).toList();
  }

  private static Landing landing(ResultSet row, int n) throws SQLException {
    return new Landing(
        row.getInt("id"),
        row.getString("key"),
        row.getObject("merchant_id", UUID.class),
        row.getString("appid"),
        row.getString("title"),
        row.getBoolean("shared"),
        row.getString("outer_str"),
        row.getString("scene"),
        List.of(),
        row.getBoolean("banner"),
        instantOrNull(row, "made_at"),
        instantOrNull(row, "changed_at"),
        instantOrNull(row, "ended_at"));
  }
}
