package io.kaquan.merchant.member;

import static io.kaquan.platform.database.Timestamps.instantOrNull;
import static io.kaquan.platform.database.Timestamps.utc;

import io.kaquan.platform.tenant.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on merchants and members. */
@Repository
class MerchantRepository {
  private static final String ADD_MERCHANT =
      "INSERT INTO merchant (id, name, created_at) VALUES (:id, :name, :now)";
  private static final String ADD_MEMBER =
      """
      INSERT INTO member (id, merchant_id, email, password_hash, role, stores, language, created_at)
      VALUES (:id, :merchant, :email, :hash, :role, :stores, :language, :now)
          ON CONFLICT DO NOTHING
      """;
  private static final String MEMBERS =
      """
      SELECT p.id, p.merchant_id, m.name AS merchant_name, p.email, p.password_hash, p.role, p.stores, p.language, p.round,
             p.signed_in_at
        FROM member p
        JOIN merchant m ON m.id = p.merchant_id
      """;
  private static final String BY_EMAIL = MEMBERS + " WHERE lower(p.email) = lower(:email)";
  private static final String BY_ID = MEMBERS + " WHERE p.id = :id";
  private static final String OF_MERCHANT =
      MEMBERS + " WHERE p.merchant_id = :merchant ORDER BY p.created_at, p.id";
  private static final String OWNERS =
      MEMBERS + " WHERE p.merchant_id = :merchant AND p.role = 'OWNER' ORDER BY p.created_at, p.id";
  private static final String LOCK = "SELECT id FROM merchant WHERE id = :merchant FOR UPDATE";
  private static final String CHANGE_ROLE =
      """
      UPDATE member
         SET role = :role, stores = :stores
       WHERE id = :id AND merchant_id = :merchant
         AND (role <> 'OWNER' OR :role = 'OWNER' OR EXISTS (SELECT 1 FROM member o
                                                             WHERE o.merchant_id = :merchant AND o.id <> :id
                                                               AND o.role = 'OWNER'))
      """;
  private static final String REMOVE =
      """
      DELETE FROM member
       WHERE id = :id AND merchant_id = :merchant
         AND (role <> 'OWNER' OR EXISTS (SELECT 1 FROM member o
                                          WHERE o.merchant_id = :merchant AND o.id <> :id AND o.role = 'OWNER'))
      """;
  private static final String SIGNED_IN = "UPDATE member SET signed_in_at = :now WHERE id = :id";
  private static final String NEXT_ROUND =
      "UPDATE member SET round = round + 1 WHERE id = :id RETURNING round";
  private static final String CHANGE_PASSWORD =
      "UPDATE member SET password_hash = :hash, round = round + 1 WHERE id = :id RETURNING round";
  private static final String CHANGE_LANGUAGE =
      "UPDATE member SET language = :language WHERE id = :id";

  private final JdbcClient db;

  MerchantRepository(JdbcClient db) {
    this.db = db;
  }

  void add(MerchantId id, String name, Instant now) {
    db.sql(ADD_MERCHANT)
        .param("id", id.value())
        .param("name", name)
        .param("now", utc(now))
        .update();
  }

  /** False when somebody has the e-mail address already, in whatever spelling. */
  boolean add(Member member, Instant now) {
    return db.sql(ADD_MEMBER)
            .param("id", member.id())
            .param("merchant", member.merchantId().value())
            .param("email", member.email())
            .param("hash", member.passwordHash())
            .param("role", member.role().name())
            .param("stores", member.stores().toArray(Long[]::new))
            .param("language", member.locale().toLanguageTag())
            .param("now", utc(now))
            .update()
        == 1;
  }

  Optional<Member> member(String email) {
    return db.sql(BY_EMAIL).param("email", email).query(MerchantRepository::member).optional();
  }

  Optional<Member> member(UUID id) {
    return db.sql(BY_ID).param("id", id).query(MerchantRepository::member).optional();
  }

  List<Member> members(MerchantId merchantId) {
    return db.sql(OF_MERCHANT)
        .param("merchant", merchantId.value())
        .query(MerchantRepository::member)
        .list();
  }

  List<Member> owners(MerchantId merchantId) {
    return db.sql(OWNERS)
        .param("merchant", merchantId.value())
        .query(MerchantRepository::member)
        .list();
  }

  /** Until the transaction ends, nobody else changes who the owners are. */
  void lock(MerchantId merchantId) {
    db.sql(LOCK).param("merchant", merchantId.value()).query(UUID.class).optional();
  }

  boolean changeRole(MerchantId merchantId, UUID id, Role role, List<Long> stores) {
    return db.sql(CHANGE_ROLE)
            .param("merchant", merchantId.value())
            .param("id", id)
            .param("role", role.name())
            .param("stores", stores.toArray(Long[]::new))
            .update()
        == 1;
  }

  boolean remove(MerchantId merchantId, UUID id) {
    return db.sql(REMOVE).param("merchant", merchantId.value()).param("id", id).update() == 1;
  }

  void signedIn(UUID id, Instant now) {
    db.sql(SIGNED_IN).param("id", id).param("now", utc(now)).update();
  }

  /** The new round; empty when there is no such member any more. */
  Optional<Integer> nextRound(UUID id) {
    return db.sql(NEXT_ROUND).param("id", id).query(Integer.class).optional();
  }

  Optional<Integer> changePassword(UUID id, String hash) {
    return db.sql(CHANGE_PASSWORD)
        .param("id", id)
        .param("hash", hash)
        .query(Integer.class)
        .optional();
  }

  void changeLanguage(UUID id, Locale language) {
    db.sql(CHANGE_LANGUAGE).param("id", id).param("language", language.toLanguageTag()).update();
  }

  private static Member member(ResultSet row, int n) throws SQLException {
    return new Member(
        row.getObject("id", UUID.class),
        new MerchantId(row.getObject("merchant_id", UUID.class)),
        row.getString("merchant_name"),
        row.getString("email"),
        row.getString("password_hash"),
        Role.valueOf(row.getString("role")),
        List.of((Long[]) row.getArray("stores").getArray()),
        Locale.forLanguageTag(row.getString("language")),
        row.getInt("round"),
        instantOrNull(row, "signed_in_at"));
  }
}
