package io.kaquan.files.document;

import static io.kaquan.platform.database.Timestamps.instant;
import static io.kaquan.platform.database.Timestamps.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on papers. */
@Repository
class DocumentRepository {
  private static final String ADD =
      """
      INSERT INTO document (id, merchant_id, name, kind, size, pages, sha256, content, uploaded_by, uploaded_at)
      VALUES (:id, :merchant, :name, :kind, :size, :pages, :sha256, :content, :by, :now)
      """;
  private static final String FIND =
      "SELECT id, merchant_id, name, kind, size, pages FROM document WHERE id = :id";
  private static final String CONTENT = "SELECT content FROM document WHERE id = :id";
  private static final String SINCE =
      "SELECT count(*) FROM document WHERE merchant_id = :merchant AND uploaded_at > :since";
  private static final String VIEWED =
      """
      INSERT INTO document_view (document_id, viewer, viewed_at)
      SELECT :id, :by, :now
       WHERE NOT EXISTS (SELECT 1 FROM document_view WHERE document_id = :id AND viewer = :by AND viewed_at > :since)
      """;
  private static final String VIEWS =
      "SELECT viewer, viewed_at FROM document_view WHERE document_id = :id ORDER BY viewed_at DESC LIMIT 100";

  private final JdbcClient db;

  DocumentRepository(JdbcClient db) {
    this.db = db;
  }

  void add(Document document, byte[] content, String sha256, String by, Instant now) {
    db.sql(ADD)
        .param("id", document.id())
        .param("merchant", document.merchantId())
        .param("name", document.name())
        .param("kind", document.kind().name())
        .param("size", document.size())
        .param("pages", document.pages())
        .param("sha256", sha256)
        .param("content", content)
        .param("by", by)
        .param("now", utc(now))
        .update();
  }

  Optional<Document> find(UUID id) {
    return db.sql(FIND).param("id", id).query(DocumentRepository::document).optional();
  }

  byte[] content(UUID id) {
    return db.sql(CONTENT).param("id", id).query(byte[].class).single();
  }

  long since(UUID merchantId, Instant since) {
    return db.sql(SINCE)
        .param("merchant", merchantId)
        .param("since", utc(since))
        .query(Long.class)
        .single();
  }

  void viewed(UUID id, String by, Instant now, Instant since) {
    db.sql(VIEWED)
        .param("id", id)
        .param("by", by)
        .param("now", utc(now))
        .param("since", utc(since))
        .update();
  }

  List<View> views(UUID id) {
    return db.sql(VIEWS)
        .param("id", id)
        .query((row, n) -> new View(row.getString("viewer"), instant(row, "viewed_at")))
        .list();
  }

  private static Document document(ResultSet row, int n) throws SQLException {
    return new Document(
        row.getObject("id", UUID.class),
        row.getObject("merchant_id", UUID.class),
        row.getString("name"),
        MediaKind.valueOf(row.getString("kind")),
        row.getInt("size"),
        row.getInt("pages"));
  }
}
