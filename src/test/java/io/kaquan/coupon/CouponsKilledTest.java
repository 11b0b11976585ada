package io.kaquan.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.CardMaker;
import io.kaquan.KaquanProcess;
import io.kaquan.Reviewer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Load over HTTP while the program is killed with -9 and PostgreSQL stops and starts: what was acknowledged is in the ledger
 * once, no request number happened twice, and whoever lost an answer gets it again.
 */
class CouponsKilledTest {
  private static final int CALLERS = 12;
  private static final Duration SLOW = Duration.ofMinutes(2);
  private static final String APPID = "wxdemo0000000001";
  private static final String SECRET = "demo-secret-0000000000000000000001";

  @TempDir
  Path folder;

  private EmbeddedPostgres database;
  private int databasePort;
  private final List<KaquanProcess> nodes = new ArrayList<>();

  @BeforeEach
  void aDatabase() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      databasePort = free.getLocalPort();
    }
    database = startDatabase();
  }

  @AfterEach
  void stop() throws IOException {
    nodes.forEach(KaquanProcess::close);
    database.close();
  }

  @Test
  void a_kill_under_load_loses_nothing_and_does_nothing_twice() throws Exception {
    killed(1, false, 1);
  }

  @Tag("full")
  @Test
  void and_so_do_twenty_kills_while_postgresql_stops_and_starts() throws Exception {
    killed(20, true, 1);
  }

  @Tag("full")
  @Test
  void and_so_do_two_nodes_of_which_one_is_killed_again_and_again() throws Exception {
    killed(6, false, 2);
  }

  private void killed(int kills, boolean databaseToo, int howMany) throws Exception {
    for (int n = 0; n < howMany; n++) {
      nodes.add(startNode());
      nodes.get(n).untilReady();
    }
    String token = token();
    String card = cardOnSale(token);
    try (Load load = new Load(token, card)) {
      load.at(addresses());
      load.begin(CALLERS);
      for (int kill = 1; kill <= kills; kill++) {
        moreAnswers(load);
        if (databaseToo && kill % 7 == 0) {
          database.close();
          database = startDatabase();
          moreAnswers(load);
        }
        int victim = nodes.size() - 1;
        nodes.get(victim).kill();
        if (nodes.size() > 1) {
          moreAnswers(load);
        }
        nodes.set(victim, startNode().untilReady());
        load.at(addresses());
      }
      moreAnswers(load);
      load.end();
      isWhole(load, card);
    }
  }

  private static void moreAnswers(Load load) {
    int before = load.acknowledged().size();
    Awaitility.await("answers").atMost(SLOW).until(() -> load.acknowledged().size() >= before + 100);
  }

  private void isWhole(Load load, String card) {
    JdbcClient db = JdbcClient.create(database.getPostgresDatabase(Map.of("currentSchema", "kaquan")));
    Map<String, Integer> entries = new HashMap<>();
    db.sql("SELECT out_request_no, count(*) AS n FROM coupon_event WHERE card_id = ? AND out_request_no IS NOT NULL GROUP BY 1")
        .param(card).query((row, n) -> entries.put(row.getString("out_request_no"), row.getInt("n"))).list();
    assertThat(entries.values()).as("no number happened twice").containsOnly(1);
    load.acknowledged().forEach((number, call) -> {
      boolean happened = Load.read(call.answer()).get("errcode").asInt() == 0;
      assertThat(entries.getOrDefault(number, 0)).as(call.path() + " " + call.answer()).isEqualTo(happened ? 1 : 0);
    });
    assertThat(load.acknowledged().values().stream().map(Load.Acknowledged::path).distinct()).hasSize(3);
    load.acknowledged().entrySet().stream().limit(300).forEach(one -> assertThat(
        load.ask(addresses().get(0), one.getValue().path(), one.getValue().body())).as("the same bytes again")
        .isEqualTo(one.getValue().answer()));

    assertThat(db.sql("""
        SELECT count(*)
          FROM (SELECT code, status, used,
                       (SELECT to_status FROM coupon_event e WHERE e.code = c.code AND e.card_id = c.card_id
                         ORDER BY id DESC LIMIT 1) AS last,
                       (SELECT count(*) FILTER (WHERE kind = 'REDEEMED') - count(*) FILTER (WHERE kind = 'REVERSED')
                          FROM coupon_event e WHERE e.code = c.code AND e.card_id = c.card_id) AS uses
                  FROM coupon c WHERE card_id = ?) s
         WHERE status IS DISTINCT FROM last OR used <> uses OR uses NOT IN (0, 1)
        """).param(card).query(Integer.class).single()).as("coupons that are not where the ledger left them").isZero();
    assertThat(db.sql("SELECT total - quantity FROM card_stock WHERE card_id = ?").param(card).query(Long.class).single())
        .isEqualTo(db.sql("SELECT count(*) FROM coupon WHERE card_id = ?").param(card).query(Long.class).single())
        .isEqualTo(db.sql("SELECT sum(claimed) FROM coupon_holder WHERE card_id = ?").param(card).query(Long.class).single());
    assertThat(db.sql("SELECT sum(passed) FROM coupon_tally WHERE card_id = ?").param(card).query(Long.class).single())
        .isEqualTo(db.sql("SELECT count(*) FROM coupon_event WHERE card_id = ?").param(card).query(Long.class).single());
  }

  private List<String> addresses() {
    return nodes.stream().map(KaquanProcess::server).toList();
  }

  private EmbeddedPostgres startDatabase() throws IOException {
    return EmbeddedPostgres.builder().setPort(databasePort).setDataDirectory(folder.resolve("database"))
        .setCleanDataDirectory(false).start();
  }

  /** With the demo's merchants and reviewers, on somebody's PostgreSQL. */
  private KaquanProcess startNode() {
    return KaquanProcess.start(Duration.ZERO, folder, "--kaquan.demo=true", "--kaquan.demo-story=false",
        "--kaquan.public-url=http://cards.example",
        "--spring.datasource.url=jdbc:postgresql://localhost:" + databasePort + "/postgres",
        "--spring.datasource.username=postgres", "--spring.datasource.password=postgres");
  }

  private String token() throws Exception {
    String answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(addresses().get(0)
        + "/cgi-bin/token?grant_type=client_credential&appid=" + APPID + "&secret=" + SECRET)).build(), BodyHandlers.ofString()).body();
    return Load.read(answer).get("access_token").asText();
  }

  private String cardOnSale(String token) throws Exception {
    String server = addresses().get(0);
    Load maker = new Load(token, null);
    String card = Load.read(maker.ask(server, "/card/create", "{\"card\":" + CardMaker.aCashCard().withStock(1_000_000).json() + "}"))
        .get("card_id").asText();
    new Reviewer(server, "reviewer").approve(card);
    Awaitility.await("on sale").atMost(SLOW).until(() -> maker.ask(server, "/card/get", "{\"card_id\":\"" + card + "\"}")
        .contains("CARD_STATUS_VERIFY_OK"));
    return card;
  }
}
