package io.kaquan.api.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kaquan.card.design.Designs;
import io.kaquan.card.lifecycle.Shop;
import io.kaquan.fixture.ApiClient;
import io.kaquan.fixture.ApiScenario;
import io.kaquan.platform.schedule.Timetable;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How a program gets the statement of a finished day. */
class StatementCallsTest extends ApiScenario {
  @Autowired private Timetable timetable;
  private LocalDate day;

  @BeforeEach
  void aDayWithOneSaleIsOver() {
    day = LocalDate.now(clock);
    String code =
        post(
                "/card/code/issue",
                "{\"card_id\":\"%s\",\"openid\":\"oAbcdefghijklmnopqrstuvwxyz1\"}"
                    .formatted(shop.cardOnSale(Designs.cash())))
            .get("code")
            .asText();
    assertThat(
            post("/card/code/consume", "{\"code\":\"" + code + "\",\"amount\":1250}")
                .get("errcode")
                .asInt())
        .isZero();
    moveClockBy(Duration.ofDays(1));
    token = api.token(shop);
    timetable.runAll();
    await().atMost(Duration.ofSeconds(30)).until(() -> statement().get("errcode").asInt() == 0);
  }

  @Test
  void a_finished_day_has_a_statement_that_can_be_fetched() throws Exception {
    JsonNode list =
        post(
                "/card/statement/list",
                "{\"begin_date\":\"%s\",\"end_date\":\"%s\"}".formatted(day, day.plusDays(1)))
            .get("list");
    HttpResponse<byte[]> file = api.fetch(statement().get("url").asText());

    assertThat(list).hasSize(1);
    assertThat(list.at("/0/date").asText()).isEqualTo(day.toString());
    assertThat(list.at("/0/rows").asInt()).isEqualTo(2);
    assertThat(list.at("/0/sha256").asText())
        .isEqualTo(statement().get("sha256").asText())
        .isEqualTo(
            HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.body())));
    assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv;charset=utf-8");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"statement-" + day + ".csv\"");
    assertThat(new String(file.body(), StandardCharsets.UTF_8))
        .contains("REDEEMED", "CLAIMED", "1250");
  }

  @Test
  void a_link_holds_for_five_minutes_and_can_not_be_made_up() {
    String url = statement().get("url").asText();

    assertThat(errcodeOf(url.substring(0, url.length() - 1))).isEqualTo(40097);
    assertThat(errcodeOf(url.replace("?ticket=", "?ticket=A"))).isEqualTo(40097);
    moveClockBy(Duration.ofMinutes(5).plusSeconds(2));
    assertThat(errcodeOf(url)).isEqualTo(40097);
  }

  @Test
  void a_day_that_is_not_over_has_none() {
    assertThat(
            post("/card/statement/get", "{\"date\":\"" + day.plusDays(1) + "\"}")
                .get("errcode")
                .asInt())
        .isEqualTo(40097);
  }

  @Test
  void another_merchant_sees_none_of_it() {
    String other = api.token(Shop.activated(beans));

    assertThat(
            api.post("/card/statement/get", other, "{\"date\":\"" + day + "\"}")
                .get("errcode")
                .asInt())
        .isEqualTo(40097);
    assertThat(
            api.post(
                    "/card/statement/list",
                    other,
                    "{\"begin_date\":\"%s\",\"end_date\":\"%s\"}".formatted(day, day))
                .get("list"))
        .isEmpty();
  }

  @Test
  void days_without_a_statement_say_so() {
    assertErrcode(
        post("/card/statement/get", "{\"date\":\"" + LocalDate.now(clock) + "\"}"), 40097);
    assertErrcode(post("/card/statement/get", "{\"date\":\"2020-01-01\"}"), 40097);
    assertErrcode(post("/card/statement/get", "{\"date\":\"2026-02-30\"}"), 61500);
    assertErrcode(post("/card/statement/get", "{}"), 41011);
    assertThat(
            post(
                    "/card/statement/list",
                    "{\"begin_date\":\"2020-01-01\",\"end_date\":\"2020-01-31\"}")
                .toString())
        .isEqualTo("{\"errcode\":0,\"errmsg\":\"ok\",\"list\":[]}");
    assertErrcode(
        post("/card/statement/list", "{\"begin_date\":\"2020-02-01\",\"end_date\":\"2020-01-31\"}"),
        61501);
    assertErrcode(
        post("/card/statement/list", "{\"begin_date\":\"0001-01-01\",\"end_date\":\"9999-12-31\"}"),
        61501);
    assertErrcode(api.get("/card/statement/file?ticket=made-up"), 40097);
    assertErrcode(api.get("/card/statement/file"), 40097);
  }

  private JsonNode statement() {
    return post("/card/statement/get", "{\"date\":\"" + day + "\"}");
  }

  private int errcodeOf(String url) {
    return ApiClient.json(api.fetch(url)).get("errcode").asInt();
  }
}
