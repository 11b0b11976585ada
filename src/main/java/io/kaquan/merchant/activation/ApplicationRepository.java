package io.kaquan.merchant.activation;

import static io.kaquan.platform.database.Timestamps.instantOrNull;
import static io.kaquan.platform.database.Timestamps.utc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kaquan.merchant.account.Channel;
import io.kaquan.merchant.material.Materials;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement on applications and their rounds. */
@Repository
class ApplicationRepository {
  private static final String ADD =
      """
      INSERT INTO application (id, merchant_id, appid, channel, status, round, draft, agreed_at, agreed_by, agreement,
                               created_at, updated_at)
      VALUES (:id, :merchant, :appid, :channel, 'DRAFT', 1, :draft::jsonb, :now, :by, :agreement, :now, :now)
      ON CONFLICT (appid) WHERE status IN ('DRAFT', 'IN_REVIEW', 'REFUSED') DO NOTHING
      """;
  private static final String ADD_ROUND =
      """
      INSERT INTO application_round (application_id, round, materials, submitted_at)
      SELECT id, round, :materials::jsonb, :now
        FROM application
       WHERE id = :id
      """;
  private static final String SAVE =
      """
      UPDATE application a
         SET draft = coalesce(a.draft, (SELECT r.materials
                                          FROM application_round r
                                         WHERE r.application_id = a.id AND r.round = a.round)) || :typed::jsonb,
             updated_at = :now
       WHERE a.id = :id AND a.merchant_id = :merchant AND a.status IN ('DRAFT', 'REFUSED')
      """;
  private static final String SUBMIT =
      """
      UPDATE application
         SET status = 'IN_REVIEW', round = CASE status WHEN 'DRAFT' THEN round ELSE round + 1 END, draft = NULL,
             updated_at = :now
       WHERE id = :id AND merchant_id = :merchant AND status = :from
      """;
  private static final String WITHDRAW =
      """
      UPDATE application
         SET status = 'WITHDRAWN', draft = NULL, updated_at = :now
       WHERE id = :id AND merchant_id = :merchant AND status = :from
      """;
  private static final String MOVE =
      "UPDATE application SET status = :to, draft = NULL, updated_at = :now WHERE id = :id AND"
          + " status = :from";
  private static final String OF_OPEN_ROUND =
      """
       WHERE application_id = :id AND closed_at IS NULL
         AND round = (SELECT round FROM application WHERE id = :id)
      """;
  private static final String DUE =
      "UPDATE application_round SET due_at = :due" + "\n" + OF_OPEN_ROUND;
  private static final String REMINDED =
      "UPDATE application_round SET reminded_at = :now"
          + "\n"
          + OF_OPEN_ROUND
          + " AND reminded_at IS NULL";
  private static final String ESCALATED =
      "UPDATE application_round SET escalated_at = :now"
          + "\n"
          + OF_OPEN_ROUND
          + " AND escalated_at IS NULL";
  private static final String DECIDED =
      """
      UPDATE application_round
         SET decision = :decision, reason = :reason, reasons = :reasons::jsonb, decided_by = :by, decided_at = :now,
             second_by = NULL, second_at = NULL
      """
          + OF_OPEN_ROUND;
  private static final String CONFIRMED =
      "UPDATE application_round SET second_by = :by, second_at = :now"
          + "\n"
          + OF_OPEN_ROUND
          + " AND decision = 'decline'";
  private static final String UNDECIDED =
      """
      UPDATE application_round
         SET decision = NULL, reason = NULL, reasons = NULL, decided_by = NULL, decided_at = NULL, second_by = :by,
             second_at = :now
      """
          + OF_OPEN_ROUND
          + " AND decision = 'decline'";
  private static final String CLOSED =
      "UPDATE application_round SET closed_at = :now" + "\n" + OF_OPEN_ROUND;
  private static final String FIRST_REVIEWER =
      "SELECT decided_by FROM application_round" + "\n" + OF_OPEN_ROUND;
  private static final String APPLICATIONS =
      """
      SELECT a.id, a.merchant_id, a.appid, a.channel, a.status, a.round, a.draft, r.materials, r.submitted_at, r.due_at,
             CASE WHEN r.closed_at IS NOT NULL AND r.decision <> 'approve' THEN r.reason END AS reason,
             CASE WHEN r.closed_at IS NOT NULL AND r.decision <> 'approve' THEN r.reasons END AS reasons
        FROM application a
        LEFT JOIN application_round r ON r.application_id = a.id AND r.round = a.round
      """;
  private static final String OF_MERCHANT =
      APPLICATIONS + " WHERE a.merchant_id = :merchant ORDER BY a.created_at DESC, a.id";
  private static final String ONE = APPLICATIONS + " WHERE a.id = :id";
  private static final String ONE_OF_MERCHANT = ONE + " AND a.merchant_id = :merchant";
  private static final String ROUNDS =
      """
      SELECT round, materials, submitted_at, due_at, escalated_at, decision, reason, reasons, decided_by, decided_at, second_by
        FROM application_round
       WHERE application_id = :id
       ORDER BY round DESC
      """;
  private static final String STATUS_OF_APPID =
      "SELECT status FROM application WHERE appid = :appid AND status IN ('DRAFT', 'IN_REVIEW',"
          + " 'REFUSED', 'DECLINED')";

  private final JdbcClient db;
  private final ObjectMapper json;
  private final Clock clock;

  ApplicationRepository(JdbcClient db, ObjectMapper json, Clock clock) {
    this.db = db;
    this.json = json;
    this.clock = clock;
  }

  /** False when the appid has an open application already. */
  boolean add(
      UUID id,
      MerchantId merchantId,
      AppId appid,
      Channel channel,
      Materials draft,
      String by,
      String agreement,
      Instant now) {
    return db.sql(ADD)
            .param("id", id)
            .param("merchant", merchantId.value())
            .param("appid", appid.value())
            .param("channel", channel.name())
            .param("draft", write(draft))
            .param("by", by)
            .param("agreement", agreement)
            .param("now", utc(now))
            .update()
        == 1;
  }

  /**
   * @param typed what changes, the empty included; the rest stays, so that two savings at once lose
   *     nothing
   */
  boolean save(MerchantId merchantId, UUID id, Map<String, String> typed, Instant now) {
    return db.sql(SAVE)
            .param("id", id)
            .param("merchant", merchantId.value())
            .param("typed", write(typed))
            .param("now", utc(now))
            .update()
        == 1;
  }

  void addRound(UUID id, Materials materials, Instant now) {
    one(
        db.sql(ADD_ROUND)
            .param("id", id)
            .param("materials", write(materials))
            .param("now", utc(now))
            .update());
  }

  boolean submit(MerchantId merchantId, UUID id, ApplicationStatus from, Instant now) {
    return db.sql(SUBMIT)
            .param("id", id)
            .param("merchant", merchantId.value())
            .param("from", from.name())
            .param("now", utc(now))
            .update()
        == 1;
  }

  boolean withdraw(MerchantId merchantId, UUID id, ApplicationStatus from, Instant now) {
    return db.sql(WITHDRAW)
            .param("id", id)
            .param("merchant", merchantId.value())
            .param("from", from.name())
            .param("now", utc(now))
            .update()
        == 1;
  }

  boolean move(UUID id, ApplicationStatus from, ApplicationStatus to, Instant now) {
    return db.sql(MOVE)
            .param("id", id)
            .param("from", from.name())
            .param("to", to.name())
            .param("now", utc(now))
            .update()
        == 1;
  }

  void due(UUID id, Instant due) {
    one(db.sql(DUE).param("id", id).param("due", utc(due)).update());
  }

  boolean reminded(UUID id, Instant now) {
    return db.sql(REMINDED).param("id", id).param("now", utc(now)).update() == 1;
  }

  boolean escalated(UUID id, Instant now) {
    return db.sql(ESCALATED).param("id", id).param("now", utc(now)).update() == 1;
  }

  void decided(
      UUID id,
      Decision decision,
      String reason,
      Map<String, String> reasons,
      String by,
      Instant now) {
    one(
        db.sql(DECIDED)
            .param("id", id)
            .param("decision", decision.word())
            .param("reason", reason)
            .param("reasons", reasons.isEmpty() ? null : write(reasons))
            .param("by", by)
            .param("now", utc(now))
            .update());
  }

  void confirmed(UUID id, String by, Instant now) {
    one(db.sql(CONFIRMED).param("id", id).param("by", by).param("now", utc(now)).update());
  }

  void undecided(UUID id, String by, Instant now) {
    one(db.sql(UNDECIDED).param("id", id).param("by", by).param("now", utc(now)).update());
  }

  boolean closed(UUID id, Instant now) {
    return db.sql(CLOSED).param("id", id).param("now", utc(now)).update() == 1;
  }

  Optional<String> firstReviewer(UUID id) {
    return db.sql(FIRST_REVIEWER)
        .param("id", id)
        .query((row, n) -> Optional.ofNullable(row.getString("decided_by")))
        .single();
  }

  List<Application> of(MerchantId merchantId) {
    return db.sql(OF_MERCHANT)
        .param("merchant", merchantId.value())
        .query(this::application)
        .list();
  }

  Optional<Application> find(UUID id) {
    return db.sql(ONE).param("id", id).query(this::application).optional();
  }

  Optional<Application> find(MerchantId merchantId, UUID id) {
    return db.sql(ONE_OF_MERCHANT)
        .param("id", id)
        .param("merchant", merchantId.value())
        .query(this::application)
        .optional();
  }

  List<Round> rounds(UUID id) {
    return db.sql(ROUNDS).param("id", id).query(this::round).list();
  }

  /** The statuses that stand in the way of a new application for this appid. */
  List<ApplicationStatus> obstacles(AppId appid) {
    return db.sql(STATUS_OF_APPID)
        .param("appid", appid.value())
        .query((row, n) -> ApplicationStatus.valueOf(row.getString("status")))
        .list();
  }

  private Application application(ResultSet row, int n) throws SQLException {
    ApplicationStatus status = ApplicationStatus.valueOf(row.getString("status"));
    Instant due = instantOrNull(row, "due_at");
    return new Application(
        row.getObject("id", UUID.class),
        new MerchantId(row.getObject("merchant_id", UUID.class)),
        new AppId(row.getString("appid")),
        Channel.valueOf(row.getString("channel")),
        status,
        row.getInt("round"),
        row.getString("materials") == null ? Materials.NONE : read(row.getString("materials")),
        row.getString("draft") == null ? null : read(row.getString("draft")),
        instantOrNull(row, "submitted_at"),
        due,
        status == ApplicationStatus.IN_REVIEW && due != null && clock.instant().isAfter(due),
        row.getString("reason"),
        reasons(row));
  }

  private Round round(ResultSet row, int n) throws SQLException {
    return new Round(
        row.getInt("round"),
        read(row.getString("materials")),
        instantOrNull(row, "submitted_at"),
        instantOrNull(row, "due_at"),
        instantOrNull(row, "escalated_at"),
        Decision.of(row.getString("decision")).orElse(null),
        row.getString("reason"),
        reasons(row),
        row.getString("decided_by"),
        instantOrNull(row, "decided_at"),
        row.getString("second_by"));
  }

  private static void one(int rows) {
    if (rows != 1) {
      throw new IllegalStateException("one round should be open, " + rows + " are");
    }
  }

  private String write(Object materials) {
    try {
      return json.writeValueAsString(materials);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Materials read(String materials) {
    try {
      return json.readValue(materials, Materials.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, String> reasons(ResultSet row) throws SQLException {
    String reasons = row.getString("reasons");
    return reasons == null ? Map.of() : read(reasons).values();
  }
}
