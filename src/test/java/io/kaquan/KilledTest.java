package io.kaquan;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.kaquan.fixture.KaquanProcess;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.Rest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kaquan killed with -9, started again later, and two of it on one PostgreSQL. */
@Tag("full")
class KilledTest {
  private static final String PASSWORD = "leaf water pot patience";
  private static final Duration SLOW = Duration.ofMinutes(2);

  @TempDir Path folder;

  private EmbeddedPostgres database;
  private GreenMail post;

  @BeforeEach
  void aDatabaseAndAMailServerThatIsAway() throws IOException {
    database = EmbeddedPostgres.start();
    post =
        new GreenMail(
            new ServerSetup(KaquanProcess.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  }

  @AfterEach
  void stop() throws IOException {
    post.stop();
    database.close();
  }

  @Test
  void with_the_mail_server_away_for_an_hour_and_two_kills_every_letter_arrives() {
    List<String> people =
        IntStream.range(0, 12).mapToObj(n -> "shop" + n + "@example.com").toList();
    try (KaquanProcess first = start(Duration.ZERO).untilReady()) {
      PageVisitor visitor = new PageVisitor(first.server());
      people.forEach(
          person -> {
            visitor.get("/console/sign-up");
            assertThat(
                    visitor
                        .submit("/console/sign-up", Map.of("merchantName", "Shop", "email", person))
                        .path())
                .isEqualTo("/console/sign-up/sent");
          });
      until(() -> count("SELECT count(*) FROM kaquan.letter WHERE attempts >= 1") == people.size());
    }
    try (KaquanProcess second = start(Duration.ofMinutes(30)).untilReady()) {
      until(() -> count("SELECT count(*) FROM kaquan.letter WHERE attempts >= 3") == people.size());
    }
    assertThat(count("SELECT count(*) FROM kaquan.letter WHERE status = 'PENDING'"))
        .isEqualTo(people.size());

    post.start();
    try (KaquanProcess third = start(Duration.ofMinutes(61))) {
      // killed once more, right among the letters
      until(() -> post.getReceivedMessages().length > 0);
    }
    try (KaquanProcess fourth = start(Duration.ofMinutes(65)).untilReady()) {
      until(
          () -> count("SELECT count(*) FROM kaquan.letter WHERE status = 'SENT'") == people.size());
    }
    Map<String, Set<String>> ids = idsByReader();
    assertThat(ids.keySet()).containsExactlyInAnyOrderElementsOf(people);
    assertThat(ids.values())
        .as("one that came twice has the same Message-ID")
        .allMatch(ofOne -> ofOne.size() == 1);
  }

  @Test
  void reminder_and_escalation_come_once_after_a_restart_with_two_nodes_of_which_one_is_killed() {
    post.start();
    try (KaquanProcess first = start(Duration.ZERO).untilReady()) {
      staff(first.server(), "rui", "reviewers");
      staff(first.server(), "lei", "reviewers", "lead-reviewers");
      applies(first.server());
    }
    // long after the third working day: both moments have passed while nobody was there
    Duration later = Duration.ofDays(20);
    try (KaquanProcess one = start(later);
        KaquanProcess other = start(later)) {
      until(() -> count("SELECT count(*) FROM kaquan.letter WHERE kind LIKE 'activation-%'") > 0);
      one.kill();
      other.untilReady();
      until(
          () ->
              count(
                          "SELECT count(*) FROM kaquan.letter WHERE kind = 'activation-overdue' AND status = 'SENT'")
                      == 1
                  && count(
                          "SELECT count(*) FROM kaquan.letter WHERE kind = 'activation-reminder' AND status = 'SENT'")
                      == 2);
    }
    try (KaquanProcess again = start(later.plusDays(1)).untilReady()) {
      until(
          () ->
              count(
                      "SELECT count(*) FROM camunda.act_ru_job j JOIN camunda.act_re_procdef p "
                          + "ON p.id_ = j.process_def_id_ WHERE p.key_ = 'MerchantActivation'")
                  == 0);
    }
    assertThat(count("SELECT count(*) FROM kaquan.letter WHERE kind = 'activation-reminder'"))
        .isEqualTo(2);
    assertThat(count("SELECT count(*) FROM kaquan.letter WHERE kind = 'activation-overdue'"))
        .isEqualTo(1);
    assertThat(idsByReader().get("rui@kaquan.example")).hasSize(1);
    assertThat(idsByReader().get("lei@kaquan.example")).hasSize(2);
  }

  private KaquanProcess start(Duration ahead) {
    return KaquanProcess.start(
        "jdbc:postgresql://localhost:" + database.getPort() + "/postgres",
        post.getSmtp().getServerSetup().getPort(),
        ahead,
        folder);
  }

  private static void staff(String server, String name, String... groups) {
    Rest root = new Rest(server, KaquanProcess.ROOT, KaquanProcess.PASSWORD);
    assertThat(
            root.post(
                    "/engine-rest/user/create",
                    """
        {"profile": {"id": "%1$s", "firstName": "%1$s", "lastName": "", "email": "%1$s@kaquan.example"},
         "credentials": {"password": "Much-too-long-4-you"}}"""
                        .formatted(name))
                .status())
        .isEqualTo(204);
    for (String group : groups) {
      assertThat(root.put("/engine-rest/group/" + group + "/members/" + name, "").status())
          .isEqualTo(204);
    }
  }

  /** Signs up, registers an app and applies for it. */
  private void applies(String server) {
    PageVisitor shop = new PageVisitor(server);
    shop.get("/console/sign-up");
    shop.submit(
        "/console/sign-up", Map.of("merchantName", "Leaf Tea", "email", "leaf@example.com"));
    until(() -> post.getReceivedMessages().length == 1);
    Matcher link =
        Pattern.compile("/console/links/[A-Za-z0-9_-]{43}")
            .matcher(text(post.getReceivedMessages()[0]));
    assertThat(link.find()).isTrue();
    shop.get(link.group());
    shop.submit(link.group(), Map.of("password", PASSWORD));
    shop.get("/console/accounts/new?kind=MOBILE_APP");
    String appid =
        shop.submit(
                "/console/accounts/new",
                Map.of(
                    "name",
                    "Leaf Tea",
                    "packageName",
                    "com.example.leaf",
                    "storeLink",
                    "https://apps.example.com/leaf"))
            .path()
            .replaceAll(".*/", "");
    Map<String, String> words =
        new HashMap<>(
            Map.of(
                "companyName",
                "Leaf Tea",
                "creditCode",
                "91350100M000100Y43",
                "contactName",
                "Ann",
                "phone",
                "13800138000",
                "email",
                "leaf@example.com",
                "category",
                "catering.tea",
                "brandName",
                "Leaf Tea",
                "description",
                "Tea"));
    words.putAll(
        Map.of(
            "appName",
            "Leaf",
            "packageName",
            "com.example.leaf",
            "storeLink",
            "https://apps.example.com/leaf"));
    assertThat(shop.apply("/console/apps/" + appid + "/apply", words).html()).contains("In review");
  }

  private Map<String, Set<String>> idsByReader() {
    Map<String, Set<String>> ids = new HashMap<>();
    for (MimeMessage letter : post.getReceivedMessages()) {
      try {
        ids.computeIfAbsent(letter.getAllRecipients()[0].toString(), none -> new HashSet<>())
            .add(letter.getMessageID());
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }
    return ids;
  }

  private static String text(MimeMessage letter) {
    try {
      Object content = letter.getContent();
      return content instanceof Multipart both
          ? String.valueOf(both.getBodyPart(0).getContent())
          : String.valueOf(content);
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private long count(String sql) {
    try (Connection connection = database.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException notYet) {
      return -1;
    }
  }

  private static void until(Callable<Boolean> done) {
    Awaitility.await().atMost(SLOW).until(done);
  }
}
