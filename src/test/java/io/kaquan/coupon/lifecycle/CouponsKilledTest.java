package io.kaquan.coupon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.KaquanProcess;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.Reviewer;
import io.kaquan.reconciliation.audit.Recount;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Load over HTTP while the program is killed with -9 and PostgreSQL stops and starts: what was
 * acknowledged is in the ledger once, no request number happened twice, and whoever lost an answer
 * gets it again. Runs beside the others, which it shares nothing with.
 */
@Execution(ExecutionMode.CONCURRENT)
class CouponsKilledTest {
  private static final int CALLERS = 12;
  private static final int MILLION = 1_000_000;
  private static final int CODES = 20_000;

  /** For so long nobody takes up the jobs of a node that was killed. */
  private static final Duration LOCKED = Duration.ofSeconds(61);

  private static final Duration SLOW = Duration.ofMinutes(2);
  private static final String APPID = "wxdemo0000000001";
  private static final String SECRET = "demo-secret-0000000000000000000001";

  @TempDir Path folder;

  private EmbeddedPostgres database;
  private int databasePort;
  private Duration ahead = Duration.ZERO;
  private final List<KaquanProcess> nodes = new ArrayList<>();

  @BeforeEach
  void aDatabase() throws IOException {
    databasePort = KaquanProcess.freePort();
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

  @Tag("full")
  @Test
  void a_million_codes_are_made_brought_in_and_made_void_although_the_program_is_killed_meanwhile()
      throws Exception {
    nodes.add(startNode().untilReady());
    String card = cardOnSale(token(), CardMaker.aCashCard().withStock(MILLION));
    String batch = batchOf(card, Map.of("number", Integer.toString(MILLION)), Map.of());
    for (int kill = 1; kill <= 3; kill++) {
      int enough = kill * MILLION / 5;
      Awaitility.await("codes").atMost(SLOW).until(() -> made(card) >= enough);
      again();
    }
    isWhole(batch, card, MILLION);

    String own = cardOnSale(token(), CardMaker.aCashCard().withDepositedCodes());
    byte[] list =
        IntStream.rangeClosed(1, MILLION)
            .mapToObj("C%09d"::formatted)
            .collect(Collectors.joining("\r\n"))
            .getBytes(StandardCharsets.US_ASCII);
    String brought = batchOf(own, Map.of(), Map.of("file=codes.csv", list));
    Awaitility.await("codes").atMost(SLOW).until(() -> made(own) >= MILLION / 2);
    again();
    untilDone(brought);
    assertThat(made(own)).isEqualTo(MILLION);

    PageVisitor merchant = merchant();
    String page = "/console/cards/" + own + "/lots/void";
    merchant.get(page);
    String title =
        db().sql("SELECT title FROM card WHERE card_id = ?")
            .param(own)
            .query(String.class)
            .single();
    String gone = merchant.upload(page, Map.of("way", "rest", "confirmed", title), Map.of()).path();
    Awaitility.await("void coupons").atMost(SLOW).until(() -> gone(own) >= MILLION / 3);
    again();
    untilDone(gone.substring(gone.lastIndexOf('/') + 1));
    assertThat(gone(own)).isEqualTo(MILLION);
    assertThat(
            db().sql("SELECT count(*) FROM coupon_event WHERE card_id = ?")
                .param(own)
                .query(Integer.class)
                .single())
        .isEqualTo(2 * MILLION);
    assertThat(Recount.of(db(), APPID)).as("the self-audit").isEmpty();
  }

  /** Killed, and started a little later. */
  private void again() {
    nodes.get(0).kill();
    ahead = ahead.plus(LOCKED);
    nodes.set(0, startNode().untilReady());
  }

  private int gone(String card) {
    return db().sql("SELECT count(*) FROM coupon WHERE card_id = ? AND status = 'UNAVAILABLE'")
        .param(card)
        .query(Integer.class)
        .single();
  }

  private void killed(int kills, boolean databaseToo, int howMany) throws Exception {
    for (int n = 0; n < howMany; n++) {
      nodes.add(startNode());
      nodes.get(n).untilReady();
    }
    String token = token();
    String card = cardOnSale(token, CardMaker.aCashCard().withStock(1_000_000));
    String printed = cardOnSale(token, CardMaker.aCashCard().withStock(CODES));
    try (Load load = new Load(token, card)) {
      load.at(addresses());
      load.begin(CALLERS);
      String batch = batchOf(printed, Map.of("number", Integer.toString(CODES)), Map.of());
      for (int kill = 1; kill <= kills; kill++) {
        moreAnswers(load);
        if (databaseToo && kill % 7 == 0) {
          database.close();
          database = startDatabase();
          moreAnswers(load);
        }
        int victim = nodes.size() - 1;
        nodes.get(victim).kill();
        if (kill == 1) {
          assertThat(made(printed)).as("killed in the middle of the code batch").isLessThan(CODES);
        }
        if (nodes.size() > 1) {
          moreAnswers(load);
        }
        if (nodes.size() == 1) {
          ahead = ahead.plus(LOCKED);
        }
        nodes.set(victim, startNode().untilReady());
        load.at(addresses());
      }
      moreAnswers(load);
      load.end();
      isWhole(batch, printed, CODES);
      isWhole(load, card);
    }
  }

  /** Asked for on the console's page. */
  private String batchOf(String card, Map<String, String> typed, Map<String, byte[]> files) {
    PageVisitor merchant = merchant();
    String page = "/console/cards/" + card + "/lots";
    merchant.get(page);
    String batch = merchant.upload(page, typed, files).path();
    assertThat(batch).startsWith(page + "/");
    return batch.substring(page.length() + 1);
  }

  private int made(String card) {
    return db().sql("SELECT count(*) FROM coupon WHERE card_id = ?")
        .param(card)
        .query(Integer.class)
        .single();
  }

  private PageVisitor merchant() {
    return new PageVisitor(addresses().get(0)).signedInAs("merchant@demo.example", "demo");
  }

  private void untilDone(String batch) {
    Awaitility.await("the code batch goes on where it was")
        .atMost(SLOW.multipliedBy(3))
        .until(
            () ->
                db().sql("SELECT status FROM code_batch WHERE id = ?")
                    .param(UUID.fromString(batch))
                    .query(String.class)
                    .single()
                    .equals("DONE"));
  }

  private void isWhole(String batch, String card, int codes) {
    untilDone(batch);
    assertThat(made(card)).isEqualTo(codes);
    assertThat(
            db().sql("SELECT ok FROM code_batch WHERE card_id = ?")
                .param(card)
                .query(Integer.class)
                .single())
        .isEqualTo(codes);
  }

  private JdbcClient db() {
    return JdbcClient.create(database.getPostgresDatabase(Map.of("currentSchema", "kaquan")));
  }

  private static void moreAnswers(Load load) {
    int before = load.acknowledged().size();
    Awaitility.await("answers")
        .atMost(SLOW)
        .until(() -> load.acknowledged().size() >= before + 100);
  }

  private void isWhole(Load load, String card) {
    JdbcClient db = db();
    Map<String, Integer> entries = new HashMap<>();
    db.sql(
            "SELECT out_request_no, count(*) AS n FROM coupon_event WHERE card_id = ? AND out_request_no IS NOT NULL GROUP BY 1")
        .param(card)
        .query((row, n) -> entries.put(row.getString("out_request_no"), row.getInt("n")))
        .list();
    assertThat(entries.values()).as("no number happened twice").containsOnly(1);
    load.acknowledged()
        .forEach(
            (number, call) -> {
              boolean happened = Load.read(call.result()).get("errcode").asInt() == 0;
              assertThat(entries.getOrDefault(number, 0))
                  .as(call.path() + " " + call.result())
                  .isEqualTo(happened ? 1 : 0);
            });
    assertThat(load.acknowledged().values().stream().map(Load.Acknowledged::path).distinct())
        .hasSize(3);
    load.acknowledged().entrySet().stream()
        .limit(300)
        .forEach(
            one ->
                assertThat(
                        load.ask(addresses().get(0), one.getValue().path(), one.getValue().body()))
                    .as("the same bytes again")
                    .isEqualTo(one.getValue().result()));

    assertThat(Recount.of(db, APPID)).as("the self-audit").isEmpty();
  }

  private List<String> addresses() {
    return nodes.stream().map(KaquanProcess::server).toList();
  }

  private EmbeddedPostgres startDatabase() throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(databasePort)
        .setDataDirectory(folder.resolve("database"))
        .setCleanDataDirectory(false)
        .start();
  }

  /** With the demo's merchants and reviewers, on somebody's PostgreSQL. */
  private KaquanProcess startNode() {
    return KaquanProcess.start(
        ahead,
        folder,
        "--kaquan.demo=true",
        "--kaquan.demo-story=false",
        "--kaquan.public-url=http://cards.example",
        "--spring.datasource.url=jdbc:postgresql://localhost:" + databasePort + "/postgres",
        "--spring.datasource.username=postgres",
        "--spring.datasource.password=postgres");
  }

  private String token() throws Exception {
    String result =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            addresses().get(0)
                                + "/cgi-bin/token?grant_type=client_credential&appid="
                                + APPID
                                + "&secret="
                                + SECRET))
                    .build(),
                BodyHandlers.ofString())
            .body();
    return Load.read(result).get("access_token").asText();
  }

  private String cardOnSale(String token, CardMaker wanted) throws Exception {
    String server = addresses().get(0);
    Load maker = new Load(token, null);
    String card =
        Load.read(maker.ask(server, "/card/create", "{\"card\":" + wanted.json() + "}"))
            .get("card_id")
            .asText();
    new Reviewer(server, "reviewer").approve(card);
    Awaitility.await("on sale")
        .atMost(SLOW)
        .until(
            () ->
                maker
                    .ask(server, "/card/get", "{\"card_id\":\"" + card + "\"}")
                    .contains("CARD_STATUS_VERIFY_OK"));
    return card;
  }
}
