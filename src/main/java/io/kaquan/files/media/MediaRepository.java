package io.kaquan.files.media;

import static io.kaquan.platform.database.Timestamps.utc;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on pictures. */
@Repository
class MediaRepository {
  private static final String ADD =
      """
      INSERT INTO media (name, merchant_id, sha256, content, uploaded_by, uploaded_at)
      VALUES (:name, :merchant, :sha256, :content, :by, :now)
          ON CONFLICT (merchant_id, sha256) DO NOTHING
      """;
  private static final String NAME =
      "SELECT name FROM media WHERE merchant_id = :merchant AND sha256 = :sha256";
  private static final String CONTENT = "SELECT content FROM media WHERE name = :name";
  private static final String SINCE =
      "SELECT count(*) FROM media WHERE merchant_id = :merchant AND uploaded_at > :since";

  private final JdbcClient db;

  MediaRepository(JdbcClient db) {
    this.db = db;
  }

  /** The name that the picture has, now or from before. */
  String keep(String name, UUID merchantId, String sha256, byte[] content, String by, Instant now) {
    db.sql(ADD)
        .param("name", name)
        .param("merchant", merchantId)
        .param("sha256", sha256)
        .param("content", content)
        .param("by", by)
        .param("now", utc(now))
        .update();
    return db.sql(NAME)
        .param("merchant", merchantId)
        .param("sha256", sha256)
        .query(String.class)
        .single();
  }

  Optional<byte[]> content(String name) {
    return db.sql(CONTENT).param("name", name).query(byte[].class).optional();
  }

  long since(UUID merchantId, Instant since) {
    return db.sql(SINCE)
        .param("merchant", merchantId)
        .param("since", utc(since))
        .query(Long.class)
        .single();
  }
}
