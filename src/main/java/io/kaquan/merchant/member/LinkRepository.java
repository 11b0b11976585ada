package io.kaquan.merchant.member;

import static io.kaquan.platform.database.Timestamps.instant;
import static io.kaquan.platform.database.Timestamps.utc;

import io.kaquan.merchant.member.Link.Purpose;
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

/** Every statement on the links that letters carry. */
@Repository
class LinkRepository {
  private static final String ADD =
      """
      INSERT INTO member_link (id, hash, purpose, email, merchant_name, merchant_id, member_id, role, stores, language,
                               created_at, expires_at)
      VALUES (:id, :hash, :purpose, :email, :name, :merchant, :member, :role, :stores, :language, :now, :expires)
      """;
  private static final String LINKS =
      """
      SELECT l.id, l.purpose, l.email, coalesce(l.merchant_name, m.name) AS merchant_name, l.merchant_id, l.member_id,
             l.role, l.stores, l.language, l.expires_at
        FROM member_link l
        LEFT JOIN merchant m ON m.id = l.merchant_id
      """;
  private static final String OPEN =
      LINKS + " WHERE l.hash = :hash AND l.used_at IS NULL AND l.expires_at > :now";
  private static final String INVITATIONS =
      LINKS
          + " WHERE l.merchant_id = :merchant AND l.used_at IS NULL AND l.expires_at > :now ORDER"
          + " BY l.created_at, l.id";
  private static final String USE =
      "UPDATE member_link SET used_at = :now WHERE id = :id AND used_at IS NULL AND expires_at >"
          + " :now";
  private static final String END_RESETS =
      "UPDATE member_link SET used_at = :now WHERE member_id = :member AND used_at IS NULL";
  private static final String END_INVITATIONS =
      """
      UPDATE member_link
         SET used_at = :now
       WHERE merchant_id = :merchant AND lower(email) = lower(:email) AND used_at IS NULL
      """;
  private static final String WITHDRAW =
      "UPDATE member_link SET used_at = :now WHERE merchant_id = :merchant AND id = :id AND used_at"
          + " IS NULL";
  private static final String FORGET = "DELETE FROM member_link WHERE expires_at < :before";

  private final JdbcClient db;

  LinkRepository(JdbcClient db) {
    this.db = db;
  }

  void add(Link link, String hash, Instant now) {
    db.sql(ADD)
        .param("id", link.id())
        .param("hash", hash)
        .param("purpose", link.purpose().name())
        .param("email", link.email())
        .param("name", link.purpose() == Purpose.SIGN_UP ? link.merchantName() : null)
        .param("merchant", link.merchantId() == null ? null : link.merchantId().value())
        .param("member", link.memberId())
        .param("role", link.role() == null ? null : link.role().name())
        .param("stores", link.stores().toArray(Long[]::new))
        .param("language", link.locale().toLanguageTag())
        .param("now", utc(now))
        .param("expires", utc(link.expiresAt()))
        .update();
  }

  Optional<Link> open(String hash, Instant now) {
    return db.sql(OPEN)
        .param("hash", hash)
        .param("now", utc(now))
        .query(LinkRepository::link)
        .optional();
  }

  List<Link> invitations(MerchantId merchantId, Instant now) {
    return db.sql(INVITATIONS)
        .param("merchant", merchantId.value())
        .param("now", utc(now))
        .query(LinkRepository::link)
        .list();
  }

  /** True for exactly one caller. */
  boolean use(UUID id, Instant now) {
    return db.sql(USE).param("id", id).param("now", utc(now)).update() == 1;
  }

  void endResets(UUID memberId, Instant now) {
    db.sql(END_RESETS).param("member", memberId).param("now", utc(now)).update();
  }

  void endInvitations(MerchantId merchantId, String email, Instant now) {
    db.sql(END_INVITATIONS)
        .param("merchant", merchantId.value())
        .param("email", email)
        .param("now", utc(now))
        .update();
  }

  boolean withdraw(MerchantId merchantId, UUID id, Instant now) {
    return db.sql(WITHDRAW)
            .param("merchant", merchantId.value())
            .param("id", id)
            .param("now", utc(now))
            .update()
        == 1;
  }

  void forget(Instant before) {
    db.sql(FORGET).param("before", utc(before)).update();
  }

  private static Link link(ResultSet row, int n) throws SQLException {
    UUID merchantId = row.getObject("merchant_id", UUID.class);
    String role = row.getString("role");
    return new Link(
        row.getObject("id", UUID.class),
        Purpose.valueOf(row.getString("purpose")),
        row.getString("email"),
        row.getString("merchant_name"),
        merchantId == null ? null : new MerchantId(merchantId),
        row.getObject("member_id", UUID.class),
        role == null ? null : Role.valueOf(role),
        List.of((Long[]) row.getArray("stores").getArray()),
        Locale.forLanguageTag(row.getString("language")),
        instant(row, "expires_at"));
  }
}
