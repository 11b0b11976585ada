package io.kaquan.merchant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
      INSERT INTO member (id, merchant_id, email, password_hash, role, language, created_at)
      VALUES (:id, :merchant, :email, :hash, :role, :language, :now)
      """;
  private static final String MEMBERS =
      """
      SELECT p.id, p.merchant_id, m.name AS merchant_name, p.email, p.password_hash, p.role, p.language
        FROM member p
        JOIN merchant m ON m.id = p.merchant_id
      """;
  private static final String MEMBER = MEMBERS + " WHERE lower(p.email) = lower(:email)";
  private static final String OWNERS =
      MEMBERS + " WHERE p.merchant_id = :merchant AND p.role = 'OWNER' ORDER BY p.created_at, p.id";

  private final JdbcClient db;

  MerchantRepository(JdbcClient db) {
    this.db = db;
  }

  void add(UUID id, String name, Instant now) {
    db.sql(ADD_MERCHANT).param("id", id).param("name", name).param("now", utc(now)).update();
  }

  void add(Member member, Instant now) {
    db.sql(ADD_MEMBER).param("id", member.id()).param("merchant", member.merchantId()).param("email", member.email())
        .param("hash", member.passwordHash()).param("role", member.role().name())
        .param("language", member.locale().toLanguageTag()).param("now", utc(now)).update();
  }

  Optional<Member> member(String email) {
    return db.sql(MEMBER).param("email", email).query(MerchantRepository::member).optional();
  }

  List<Member> owners(UUID merchantId) {
    return db.sql(OWNERS).param("merchant", merchantId).query(MerchantRepository::member).list();
  }

  private static Member member(ResultSet row, int n) throws SQLException {
    return new Member(row.getObject("id", UUID.class), row.getObject("merchant_id", UUID.class),
        row.getString("merchant_name"), row.getString("email"), row.getString("password_hash"),
        Role.valueOf(row.getString("role")), Locale.forLanguageTag(row.getString("language")));
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
