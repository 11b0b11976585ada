package io.kaquan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kaquan.KaquanApplication;
import io.kaquan.bench.Load.Result;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.Reviewer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast coupons are issued and redeemed over HTTP, beside two floors of the same run: the same
 * server doing nothing, and the same redemption as one bare SQL statement. The load comes from this
 * process, on the same cores: read the ratios.
 */
class HotPathBenchmark {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CALLERS = Integer.getInteger("callers", 64);
  private static final int SECONDS = Integer.getInteger("seconds", 10);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private String base;
  private String token;

  @Test
  void hot_path() throws Exception {
    try (ConfigurableApplicationContext application =
        new SpringApplicationBuilder(KaquanApplication.class)
            .run(
                "--server.port=0",
                "--kaquan.embedded.data=target/bench-data/" + UUID.randomUUID(),
                "--kaquan.demo-story=false",
                "--logging.level.root=warn")) {
      base =
          "http://localhost:"
              + ((ServletWebServerApplicationContext) application).getWebServer().getPort();
      token =
          get("/cgi-bin/token?grant_type=client_credential&appid=wxdemo0000000001&secret=demo-secret-"
                  + String.format("%022d", 1))
              .path("access_token")
              .asText();
      measure(application);
    }
  }

  private void measure(ConfigurableApplicationContext application) throws Exception {
    String card =
        CardMaker.aCashCard()
            .withStock(100_000_000)
            .onSale(
                application.getBean(CardCommands.class),
                application.getBean(Cards.class),
                new Reviewer(base, "reviewer"));
    Queue<String> codes = new ConcurrentLinkedQueue<>();
    Load warmUp = new Load(CALLERS, Math.max(3, SECONDS / 2));
    Load load = new Load(CALLERS, SECONDS);
    warmUp.run("", this::floor);
    warmUp.run("", () -> issue(card, codes));
    warmUp.run("", () -> consume(codes));

    Result floor = load.run("/card/getcolors (the floor)", this::floor);
    Result issue = load.run("/card/code/issue, one hot card", () -> issue(card, codes));
    Queue<String> bare = new ConcurrentLinkedQueue<>();
    for (int left = codes.size() / 2; left > 0; left--) {
      bare.add(codes.poll());
    }
    Result consume = load.run("/card/code/consume", () -> consume(codes));
    JdbcClient db = application.getBean(JdbcClient.class);
    long used =
        db.sql("SELECT count(*) FROM coupon WHERE status = 'CONSUMED'").query(Long.class).single();
    DataSource pool = application.getBean(DataSource.class);
    Result jdbc =
        load.run("the same as one JDBC statement, no ledger", () -> consumeBare(pool, bare));

    System.out.printf(
        "%n%d callers, %d s each or until every code is used, %d processors, PostgreSQL with fsync%n",
        CALLERS, SECONDS, Runtime.getRuntime().availableProcessors());
    for (Result one : new Result[] {floor, issue, consume, jdbc}) {
      System.out.println(one.line(floor));
    }
    System.out.printf(
        "consume over HTTP : bare JDBC statement  =  %.2f     redeemed in all %d%n%n",
        consume.perSecond() / jdbc.perSecond(), used);
  }

  private boolean floor() throws Exception {
    return get("/card/getcolors?access_token=" + token).path("errcode").asInt(-1) == 0;
  }

  private boolean issue(String card, Queue<String> codes) throws Exception {
    JsonNode answer =
        post(
            "/card/code/issue",
            "{\"card_id\":\""
                + card
                + "\",\"openid\":\"o"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 27)
                + "\"}");
    return answer.path("errcode").asInt(-1) == 0 && codes.add(answer.path("code").asText());
  }

  private Boolean consume(Queue<String> codes) throws Exception {
    String code = codes.poll();
    return code == null
        ? null
        : post("/card/code/consume", "{\"code\":\"" + code + "\"}").path("errcode").asInt(-1) == 0;
  }

  private static Boolean consumeBare(DataSource pool, Queue<String> codes) throws Exception {
    String code = codes.poll();
    if (code == null) {
      return null;
    }
    try (Connection connection = pool.getConnection();
        PreparedStatement use =
            connection.prepareStatement(
                "UPDATE coupon SET status = 'CONSUMED' WHERE appid = 'wxdemo0000000001' AND code = ? AND scope = '' AND status = 'NORMAL'")) {
      use.setString(1, code);
      return use.executeUpdate() == 1;
    }
  }

  private JsonNode get(String path) throws Exception {
    return answer(HttpRequest.newBuilder(URI.create(base + path)).build());
  }

  private JsonNode post(String path, String body) throws Exception {
    return answer(
        HttpRequest.newBuilder(URI.create(base + path + "?access_token=" + token))
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private JsonNode answer(HttpRequest request) throws Exception {
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    return JSON.readTree(response.body());
  }
}
