package io.kaquan.merchant.store;

import static io.kaquan.platform.database.Timestamps.utc;

import io.kaquan.platform.access.Seal;
import io.kaquan.platform.tenant.MerchantId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Every statement on stores. */
@Repository
class StoreRepository {
  private static final String CODE = "store-code";
  private static final String ADD =
      """
      INSERT INTO store (id, merchant_id, form, name, branch, province, city, district, address, telephone, hours,
                         introduction, longitude, latitude, code, created_at, changed_at)
      VALUES (:id, :merchant, :form, :name, :branch, :province, :city, :district, :address, :telephone, :hours,
              :introduction, CAST(:longitude AS double precision), CAST(:latitude AS double precision), :code, :now, :now)
          ON CONFLICT (merchant_id, form) DO NOTHING
      """;
  private static final String BY_FORM =
      "SELECT id FROM store WHERE merchant_id = :merchant AND form = :form";
  private static final String NEXT_ID = "SELECT nextval('store_id')";
  private static final String CHANGE =
      """
      UPDATE store
         SET name = :name, branch = :branch, province = :province, city = :city, district = :district, address = :address,
             telephone = :telephone, hours = :hours, introduction = :introduction,
             longitude = CAST(:longitude AS double precision), latitude = CAST(:latitude AS double precision),
             changed_at = :now
       WHERE id = :id AND merchant_id = :merchant AND closed_at IS NULL
      """;
  private static final String CHANGE_CODE =
      """
      UPDATE store
         SET code = :code, changed_at = :now
       WHERE id = :id AND merchant_id = :merchant AND closed_at IS NULL
      """;
  private static final String CLOSE =
      "UPDATE store SET closed_at = :now WHERE id = :id AND merchant_id = :merchant AND closed_at"
          + " IS NULL";
  private static final String STORES =
      """
      SELECT id, merchant_id, name, branch, province, city, district, address, telephone, hours, introduction, longitude,
             latitude, code, closed_at
        FROM store
      """;
  private static final String OPEN =
      STORES + " WHERE merchant_id = :merchant AND closed_at IS NULL ORDER BY id";
  private static final String FIRST = OPEN + " LIMIT :most";
  private static final String COUNT =
      "SELECT count(*) FROM store WHERE merchant_id = :merchant AND closed_at IS NULL";
  private static final String SOME =
      STORES + " WHERE id = ANY (CAST(:ids AS bigint[])) ORDER BY id";

  private final JdbcClient db;
  private final Seal seal;

  StoreRepository(JdbcClient db, Seal seal) {
    this.db = db;
    this.seal = seal;
  }

  /** The store that this form became, now or before. */
  long add(MerchantId merchantId, UUID form, StoreDetails entry, String code, Instant now) {
    long id = db.sql(NEXT_ID).query(Long.class).single();
    with(db.sql(ADD), entry)
        .param("id", id)
        .param("merchant", merchantId.value())
        .param("form", form)
        .param("code", sealed(id, code))
        .param("now", utc(now))
        .update();
    return db.sql(BY_FORM)
        .param("merchant", merchantId.value())
        .param("form", form)
        .query(Long.class)
        .single();
  }

  /** False when there is none of this merchant that is open. */
  boolean change(MerchantId merchantId, long id, StoreDetails entry, Instant now) {
    return with(db.sql(CHANGE), entry)
            .param("id", id)
            .param("merchant", merchantId.value())
            .param("now", utc(now))
            .update()
        == 1;
  }

  boolean changeCode(MerchantId merchantId, long id, String code, Instant now) {
    return db.sql(CHANGE_CODE)
            .param("id", id)
            .param("merchant", merchantId.value())
            .param("code", sealed(id, code))
            .param("now", utc(now))
            .update()
        == 1;
  }

  boolean close(MerchantId merchantId, long id, Instant now) {
    return db.sql(CLOSE)
            .param("id", id)
            .param("merchant", merchantId.value())
            .param("now", utc(now))
            .update()
        == 1;
  }

  List<Store> open(MerchantId merchantId) {
    return db.sql(OPEN).param("merchant", merchantId.value()).query(this::store).list();
  }

  List<Store> first(MerchantId merchantId, int most) {
    return db.sql(FIRST)
        .param("merchant", merchantId.value())
        .param("most", most)
        .query(this::store)
        .list();
  }

  long count(MerchantId merchantId) {
    return db.sql(COUNT).param("merchant", merchantId.value()).query(Long.class).single();
  }

  /** Closed ones too. */
  List<Store> some(Collection<Long> ids) {
    return db.sql(SOME).param("ids", ids.toArray(Long[]::new)).query(this::store).list();
  }

  private static StatementSpec with(StatementSpec statement, StoreDetails entry) {
    return statement
        .param("name", entry.name())
        .param("branch", entry.branch())
        .param("province", entry.province())
        .param("city", entry.city())
        .param("district", entry.district())
        .param("address", entry.address())
        .param("telephone", entry.telephone())
        .param("hours", entry.hours())
        .param("introduction", entry.introduction())
        .param("longitude", number(entry.longitude()))
        .param("latitude", number(entry.latitude()));
  }

  private static Double number(String typed) {
    return typed.isEmpty() ? null : Double.valueOf(typed);
  }

  /** Beside the store's id, so that two stores with the same digits don't look the same. */
  private String sealed(long id, String code) {
    return seal.seal(CODE, id + " " + code);
  }

  private Store store(ResultSet row, int n) throws SQLException {
    long id = row.getLong("id");
    String code =
        seal.open(CODE, row.getString("code"))
            .map(text -> text.substring(text.indexOf(' ') + 1))
            .orElse("");
    return new Store(
        id,
        new MerchantId(row.getObject("merchant_id", UUID.class)),
        new StoreDetails(
            row.getString("name"),
            row.getString("branch"),
            row.getString("province"),
            row.getString("city"),
            row.getString("district"),
            row.getString("address"),
            row.getString("telephone"),
            row.getString("hours"),
            row.getString("introduction"),
            degrees(row, "longitude"),
            degrees(row, "latitude")),
        code,
        row.getObject("closed_at") != null);
  }

  private static String degrees(ResultSet row, String column) throws SQLException {
    double degrees = row.getDouble(column);
    return row.wasNull() ? "" : BigDecimal.valueOf(degrees).stripTrailingZeros().toPlainString();
  }
}
