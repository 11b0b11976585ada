package io.kaquan.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.design.CardType;
import io.kaquan.card.design.Designs;
import io.kaquan.card.lifecycle.Shop;
import io.kaquan.fixture.Scenario;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class CardApiTest extends Scenario {
  private static final String OPENID = "oAbcdefghijklmnopqrstuvwxyz1";

  @Autowired private ApplicationContext beans;
  private Shop shop;
  private Api api;
  private String token;

  @BeforeEach
  void signIn() {
    shop = Shop.activated(beans);
    api = new Api(port);
    token = api.token(shop);
  }

  @Test
  void a_token_has_no_errcode() {
    JsonNode answer =
        api.get(
            "/cgi-bin/token?secret="
                + shop.secret()
                + "&appid="
                + shop.appid()
                + "&grant_type=client_credential");

    assertThat(answer.fieldNames()).toIterable().containsExactly("access_token", "expires_in");
    assertThat(answer.get("expires_in").asInt()).isEqualTo(7200);
  }

  @Test
  void two_tokens_live_side_by_side_and_a_stable_one_stays() {
    String stable = stableToken(false);

    assertThat(stableToken(false)).isEqualTo(stable);
    assertThat(stableToken(true)).isNotEqualTo(stable);
    assertThat(api.token(shop)).isNotEqualTo(token);
    for (String each : new String[] {token, stable}) {
      assertErrcode(api.get("/card/getcolors?access_token=" + each), 0);
    }
  }

  private String stableToken(boolean force) {
    return api.post(
            "/cgi-bin/stable_token",
            null,
            "{\"grant_type\":\"client_credential\",\"appid\":\"%s\",\"secret\":\"%s\",\"force_refresh\":%s}"
                .formatted(shop.appid(), shop.secret(), force))
        .get("access_token")
        .asText();
  }

  @Test
  void a_wrong_proof_gets_no_token() {
    String right =
        "grant_type=client_credential&appid=" + shop.appid() + "&secret=" + shop.secret();

    assertErrcode(api.get("/cgi-bin/token"), 40002);
    assertErrcode(
        api.get("/cgi-bin/token?" + right.replace("client_credential", "password")), 40002);
    assertErrcode(api.get("/cgi-bin/token?" + right.replace(shop.appid(), "")), 41002);
    assertErrcode(api.get("/cgi-bin/token?" + right.replace(shop.appid(), "wx00")), 40013);
    assertErrcode(api.get("/cgi-bin/token?" + right.replace(shop.secret(), "")), 41004);
    assertErrcode(api.get("/cgi-bin/token?" + right + "x"), 40125);
    assertErrcode(api.get("/cgi-bin/token?" + right.replace(shop.appid(), "%00")), 40013);
    assertErrcode(api.post("/cgi-bin/stable_token", null, "{}"), 40002);
    assertErrcode(api.post("/cgi-bin/stable_token", null, ""), 44002);
    assertErrcode(api.post("/cgi-bin/stable_token", null, "[]"), 47001);
  }

  @Test
  void a_token_is_checked_before_everything_else() {
    assertErrcode(api.post("/card/get", null, ""), 41001);
    assertErrcode(api.get("/card/get?access_token="), 41001);
    assertErrcode(api.post("/card/get", "x", ""), 40014);
    assertErrcode(api.post("/card/get", "A".repeat(43), ""), 40001);
    moveClockBy(Duration.ofHours(2).plusSeconds(1));
    assertErrcode(api.post("/card/get", token, ""), 42001);
  }

  @Test
  void without_the_card_function_nothing_is_authorized() {
    String other = api.token(Shop.notActivated(beans));

    for (String path :
        new String[] {"/card/create", "/card/get", "/card/getcolors", "/card/code/consume"}) {
      assertErrcode(api.post(path, other, ""), 48001);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/card/invent",
        "/card/",
        "/card",
        "/card/create/",
        "/card//create",
        "/card/create;a=b",
        "/cgi-bin/poi/addpoi",
        "/datacube/getcardcardinfo",
        "/card/%2e%2e/x"
      })
  void what_is_not_there_is_unauthorized_in_json(String path) {
    assertErrcode(api.post(path, token, "{}"), 48001);
    assertErrcode(api.get(path), 48001);
  }

  @ParameterizedTest
  @EnumSource
  void every_type_is_created_and_read_back(CardType type) {
    String cardId = create(Designs.of(type));
    JsonNode card = post("/card/get", "{\"card_id\":\"" + cardId + "\"}").get("card");

    assertThat(card.get("card_type").asText()).isEqualTo(type.name());
    JsonNode base = card.path(type.wireName()).path("base_info");
    assertThat(base.path("id").asText()).isEqualTo(cardId);
    assertThat(base.path("title").asText()).isEqualTo("满十减三");
    assertThat(base.path("color").asText()).isEqualTo("#63b359");
    assertThat(base.path("status").asText()).isEqualTo("CARD_STATUS_NOT_VERIFY");
    assertThat(base.path("sku"))
        .isEqualTo(Designs.json("{\"quantity\":100,\"total_quantity\":100}"));
    assertThat(base.path("create_time").asLong())
        .isCloseTo(clock.instant().getEpochSecond(), within(60L));
    assertThat(base.path("update_time").isIntegralNumber()).isTrue();
    assertThat(base.path("date_info").path("type").asText()).isEqualTo("DATE_TYPE_FIX_TIME_RANGE");
  }

  @Test
  void a_bad_design_names_the_field() {
    ObjectNode card = Designs.cash();
    Designs.base(card).put("title", "字".repeat(10));

    JsonNode answer = post("/card/create", Designs.json("{}").set("card", card).toString());
    assertThat(answer.get("errcode").asInt()).isEqualTo(45021);
    assertThat(answer.get("errmsg").asText()).endsWith(" hint: [base_info.title]");
    assertErrcode(post("/card/create", "{}"), 41011);
    assertErrcode(post("/card/create", "{\"card\":{}}"), 40071);
    assertErrcode(post("/card/create", "{\"card\":7}"), 47001);
    Designs.base(card).put("title", "x").putObject("sku").put("quantity", 0);
    assertErrcode(post("/card/create", Designs.json("{}").set("card", card).toString()), 40070);
  }

  @Test
  void another_accounts_card_does_not_exist() {
    String cardId = create(Designs.cash());
    String other = api.token(Shop.activated(beans));
    String body = "{\"card_id\":\"" + cardId + "\"}";

    assertErrcode(api.post("/card/get", other, body), 40073);
    assertErrcode(
        api.post(
            "/card/modifystock",
            other,
            "{\"card_id\":\"" + cardId + "\",\"increase_stock_value\":1}"),
        40073);
    assertErrcode(
        api.post(
            "/card/code/issue",
            other,
            "{\"card_id\":\"%s\",\"openid\":\"%s\"}".formatted(cardId, OPENID)),
        40073);
    assertErrcode(api.post("/card/qrcode/create", other, qr(cardId, "")), 40073);
    assertErrcode(api.post("/card/get", other, "{}"), 41012);
  }

  @Test
  void cards_are_listed_by_status_in_any_spelling() {
    String first = create(Designs.cash());
    String second = shop.cardOnSale(Designs.cash());

    JsonNode all = post("/card/batchget", "{\"offset\":0,\"count\":10}");
    assertThat(all.get("card_id_list").toString())
        .isEqualTo("[\"" + second + "\",\"" + first + "\"]");
    assertThat(all.get("total_num").asInt()).isEqualTo(2);
    assertThat(
            post("/card/batchget", "{\"offset\":\"1\",\"count\":\"1\"}")
                .get("card_id_list")
                .toString())
        .isEqualTo("[\"" + first + "\"]");
    for (String list :
        new String[] {
          "\"CARD_STATUS_VERIFY_OK\"", "[\"CARD_STATUS_VERIFY_OK\",\"CARD_STATUS_USER_DISPATCH\"]"
        }) {
      assertThat(
              post("/card/batchget", "{\"offset\":0,\"count\":50,\"status_list\":" + list + "}")
                  .get("total_num")
                  .asInt())
          .isEqualTo(1);
    }
    assertErrcode(post("/card/batchget", "{\"count\":51}"), 40035);
    assertErrcode(post("/card/batchget", "{\"count\":-1}"), 40035);
    assertErrcode(post("/card/batchget", "{\"offset\":-1,\"count\":1}"), 40097);
    assertErrcode(post("/card/batchget", "{\"count\":1,\"status_list\":[\"SOLD\"]}"), 40097);
  }

  @Test
  void stock_goes_up_and_down() {
    String cardId = create(Designs.cash());
    String head = "{\"card_id\":\"" + cardId + "\",";

    assertErrcode(post("/card/modifystock", head + "\"increase_stock_value\":\"50\"}"), 0);
    assertErrcode(
        post("/card/modifystock", head + "\"increase_stock_value\":0,\"reduce_stock_value\":149}"),
        0);
    assertErrcode(post("/card/modifystock", head + "\"reduce_stock_value\":2}"), 40122);
    assertErrcode(post("/card/modifystock", head + "\"increase_stock_value\":-1}"), 40122);
    assertErrcode(post("/card/modifystock", head + "\"increase_stock_value\":null}"), 41011);
    assertThat(
            post("/card/get", "{\"card_id\":\"" + cardId + "\"}")
                .at("/card/cash/base_info/sku")
                .toString())
        .isEqualTo("{\"quantity\":1,\"total_quantity\":1}");
  }

  @Test
  void colours_come_by_get_and_post() {
    for (JsonNode answer :
        new JsonNode[] {
          api.get("/card/getcolors?access_token=" + token), post("/card/getcolors", "")
        }) {
      assertErrcode(answer, 0);
      assertThat(answer.get("colors")).hasSize(14);
      assertThat(answer.at("/colors/0").toString())
          .isEqualTo("{\"name\":\"Color010\",\"value\":\"#63b359\"}");
    }
  }

  @Test
  void a_coupon_is_issued_looked_at_and_used_once() {
    String cardId = shop.cardOnSale(Designs.cash());
    JsonNode issued =
        post(
            "/card/code/issue",
            "{\"card_id\":\"%s\",\"openid\":\"%s\",\"outer_str\":\"till 1\",\"out_request_no\":\"i-%s\"}"
                .formatted(cardId, OPENID, cardId));
    String code = issued.get("code").asText();
    assertThat(code).matches("[0-9]{12}");
    assertThat(issued.at("/card/card_id").asText()).isEqualTo(cardId);
    assertThat(issued.get("begin_time").asLong()).isEqualTo(Designs.BEGIN.getEpochSecond());
    assertThat(issued.get("claim_url").asText()).matches("http://[^/]+/wallet/hand/[A-Za-z0-9_-]+");

    JsonNode found = post("/card/code/get", "{\"code\":\"" + code + "\",\"card_id\":null}");
    assertThat(found.get("can_consume").asBoolean()).isTrue();
    assertThat(found.get("user_card_status").asText()).isEqualTo("NORMAL");
    assertThat(found.at("/card/can_consume").asBoolean()).isTrue();
    assertThat(found.at("/card/end_time").asLong()).isEqualTo(issued.get("end_time").asLong());
    assertThat(found.get("openid").asText()).isEqualTo(OPENID);
    assertThat(found.get("outer_str").asText()).isEqualTo("till 1");

    JsonNode used = post("/card/code/consume", "{\"code\":\"" + code + "\"}");
    assertThat(used.toString())
        .isEqualTo(
            "{\"errcode\":0,\"errmsg\":\"ok\",\"card\":{\"card_id\":\"%s\"},\"openid\":\"%s\"}"
                .formatted(cardId, OPENID));
    assertErrcode(post("/card/code/consume", "{\"code\":\"" + code + "\"}"), 40099);
    assertErrcode(post("/card/code/get", "{\"code\":\"" + code + "\"}"), 40099);
    JsonNode unchecked =
        post("/card/code/get", "{\"code\":\"" + code + "\",\"check_consume\":false}");
    assertThat(unchecked.get("can_consume").asBoolean()).isFalse();
    assertThat(unchecked.get("user_card_status").asText()).isEqualTo("CONSUMED");
  }

  @Test
  void a_request_number_gets_its_first_answer_byte_for_byte() {
    String cardId = shop.cardOnSale(Designs.cash());
    String issue =
        "{\"card_id\":\"%s\",\"openid\":\"%s\",\"out_request_no\":\"n1\"}"
            .formatted(cardId, OPENID);
    String first = post("/card/code/issue", issue).toString();

    assertThat(post("/card/code/issue", issue).toString()).isEqualTo(first);
    assertErrcode(post("/card/code/issue", issue.replace(OPENID, OPENID.replace('1', '2'))), 90001);
    String consume =
        "{\"code\":\"%s\",\"amount\":1200,\"out_request_no\":\"n2\"}"
            .formatted(Designs.json(first).get("code").asText());
    String used = post("/card/code/consume", consume).toString();
    assertThat(post("/card/code/consume", consume.replace("1200", "\"1200\"")).toString())
        .isEqualTo(used);
    assertErrcode(post("/card/code/consume", consume.replace("1200", "1300")), 90001);
    assertErrcode(post("/card/code/consume", consume.replace("n2", "n".repeat(65))), 40097);
  }

  @Test
  void issuing_is_refused_in_wechats_numbers() {
    String waiting = create(Designs.cash());
    String cardId = shop.cardOnSale(Designs.cash());

    assertErrcode(issue(waiting, OPENID), 40078);
    assertErrcode(issue("p" + "x".repeat(27), OPENID), 40073);
    assertErrcode(issue(cardId, "nobody"), 40003);
    assertErrcode(issue(cardId, ""), 41009);
    assertErrcode(issue("", OPENID), 41012);
    for (int i = 0; i < 3; i++) {
      assertErrcode(issue(cardId, OPENID), 0);
    }
    assertErrcode(issue(cardId, OPENID), 45033);
    assertErrcode(
        post("/card/modifystock", "{\"card_id\":\"" + cardId + "\",\"reduce_stock_value\":97}"), 0);
    assertErrcode(issue(cardId, OPENID.replace('1', '2')), 45031);
    assertErrcode(
        post(
            "/card/code/issue",
            "{\"card_id\":\"%s\",\"openid\":\"%s\",\"code\":\"mine\"}".formatted(cardId, OPENID)),
        40116);
  }

  @Test
  void a_coupon_out_of_its_time_is_not_usable() {
    ObjectNode design = Designs.cash();
    Designs.base(design)
        .set("date_info", Designs.json("{\"type\":2,\"fixed_term\":1,\"fixed_begin_term\":1}"));
    String cardId = shop.cardOnSale(design);
    String code = issue(cardId, OPENID).get("code").asText();
    String body = "{\"code\":\"" + code + "\"}";

    assertErrcode(post("/card/code/consume", body), 40079);
    assertErrcode(post("/card/code/get", body), 40127);
    moveClockBy(Duration.ofDays(3));
    token = api.token(shop);
    assertErrcode(post("/card/code/consume", body), 40079);
    assertThat(
            post("/card/code/get", "{\"code\":\"" + code + "\",\"check_consume\":\"0\"}")
                .get("user_card_status")
                .asText())
        .isEqualTo("EXPIRE");
  }

  @Test
  void a_merchants_own_code_needs_its_card() {
    ObjectNode design = Designs.cash();
    Designs.base(design).put("use_custom_code", true);
    String cardId = shop.cardOnSale(design);
    JsonNode issued =
        post(
            "/card/code/issue",
            "{\"card_id\":\"%s\",\"openid\":\"%s\",\"code\":\"OWN-1\"}".formatted(cardId, OPENID));

    assertThat(issued.get("code").asText()).isEqualTo("OWN-1");
    assertErrcode(issue(cardId, OPENID), 40116);
    assertErrcode(post("/card/code/consume", "{\"code\":\"OWN-1\"}"), 41012);
    assertErrcode(post("/card/code/get", "{\"code\":\"OWN-1\"}"), 41012);
    assertErrcode(
        post("/card/code/consume", "{\"code\":\"OWN-1\",\"card_id\":\"" + cardId + "\"}"), 0);
  }

  @Test
  void unknown_codes_are_unknown() {
    for (String path : new String[] {"/card/code/get", "/card/code/consume"}) {
      assertErrcode(post(path, "{}"), 41013);
      assertErrcode(post(path, "{\"code\":\"123456789012\"}"), 40056);
      assertErrcode(post(path, "{\"code\":\"" + "9".repeat(5000) + "\"}"), 40056);
      assertErrcode(post(path, "{\"code\":{}}"), 47001);
    }
    assertErrcode(post("/card/code/consume", "{\"code\":\"123456789012\",\"amount\":-1}"), 40097);
    assertErrcode(
        post("/card/code/consume", "{\"code\":\"123456789012\",\"amount\":\"much\"}"), 40097);
  }

  @Test
  void a_qr_code_leads_to_the_wallet() {
    String cardId = shop.cardOnSale(Designs.cash());

    JsonNode once =
        post(
            "/card/qrcode/create",
            qr(cardId, ",\"outer_id\":7")
                .replace("{\"action_name\"", "{\"expire_seconds\":1800,\"action_name\""));
    assertThat(once.get("expire_seconds").asInt()).isEqualTo(1800);
    assertThat(once.get("url").asText()).endsWith("/wallet/q/" + once.get("ticket").asText());
    assertThat(once.get("show_qrcode_url").asText()).isEqualTo(once.get("url").asText() + ".png");
    assertThat(
            post("/card/qrcode/create", qr(cardId, ",\"expire_seconds\":\"60\""))
                .get("expire_seconds")
                .asInt())
        .isEqualTo(60);
    assertThat(post("/card/qrcode/create", qr(cardId, "")).get("expire_seconds").asInt())
        .isEqualTo(31536000);
    assertErrcode(
        post(
            "/card/qrcode/create",
            ("{\"action_name\":\"QR_MULTIPLE_CARD\",\"action_info\":{\"multiple_card\":"
                    + "{\"card_list\":[{\"card_id\":\"%s\"},{\"card_id\":\"%s\",\"outer_str\":\"b\"}]}}}")
                .formatted(cardId, cardId)),
        0);
  }

  @Test
  void a_bad_qr_code_is_refused() {
    String cardId = shop.cardOnSale(Designs.cash());

    assertErrcode(post("/card/qrcode/create", "{}"), 40052);
    assertErrcode(post("/card/qrcode/create", "{\"action_name\":\"QR_SCENE\"}"), 40052);
    assertErrcode(post("/card/qrcode/create", "{\"action_name\":\"QR_CARD\"}"), 40053);
    assertErrcode(
        post(
            "/card/qrcode/create",
            "{\"action_name\":\"QR_CARD\",\"action_info\":{\"multiple_card\":{}}}"),
        40053);
    assertErrcode(
        post("/card/qrcode/create", "{\"action_name\":\"QR_CARD\",\"action_info\":{\"card\":{}}}"),
        41012);
    assertErrcode(post("/card/qrcode/create", qr(cardId, ",\"expire_seconds\":59")), 40097);
    assertErrcode(post("/card/qrcode/create", qr(cardId, ",\"expire_seconds\":1801")), 40097);
    assertErrcode(
        post("/card/qrcode/create", qr(cardId, ",\"outer_str\":\"" + "x".repeat(129) + "\"")),
        45021);
    assertErrcode(
        post(
            "/card/qrcode/create",
            "{\"action_name\":\"QR_MULTIPLE_CARD\",\"action_info\":{\"multiple_card\":"
                + "{\"card_list\":[]}}}"),
        40035);
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "text/plain",
        "application/xml",
        "nonsense",
        "application/json; charset=gbk"
      })
  void the_body_is_read_whatever_its_type_says(String contentType) {
    byte[] body = "{\"offset\":0,\"count\":1}".getBytes(StandardCharsets.UTF_8);

    assertErrcode(api.post("/card/batchget", token, body, contentType), 0);
    assertErrcode(api.post("/card/batchget", token, body, null), 0);
  }

  @Test
  void a_token_in_the_body_is_no_token() {
    assertErrcode(
        api.post(
            "/card/batchget",
            null,
            ("access_token=" + token).getBytes(StandardCharsets.UTF_8),
            "application/x-www-form-urlencoded"),
        41001);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS"})
  void other_methods_are_told_to_post(String method) {
    assertErrcode(
        Api.json(
            api.send(
                HttpRequest.newBuilder(URI.create(address("/card/batchget?access_token=" + token)))
                    .method(method, BodyPublishers.ofString("{}")))),
        43002);
  }

  private String create(ObjectNode card) {
    JsonNode answer = post("/card/create", Designs.json("{}").set("card", card).toString());
    assertErrcode(answer, 0);
    return answer.get("card_id").asText();
  }

  private JsonNode issue(String cardId, String openid) {
    return post(
        "/card/code/issue", "{\"card_id\":\"%s\",\"openid\":\"%s\"}".formatted(cardId, openid));
  }

  private static String qr(String cardId, String more) {
    return "{\"action_name\":\"QR_CARD\",\"action_info\":{\"card\":{\"card_id\":\"%s\"%s}}}"
        .formatted(cardId, more);
  }

  private JsonNode post(String path, String body) {
    return api.post(path, token, body);
  }

  private static void assertErrcode(JsonNode answer, int errcode) {
    assertThat(answer.path("errcode").asInt(-99)).as(answer.toString()).isEqualTo(errcode);
    assertThat(answer.fieldNames()).toIterable().startsWith("errcode", "errmsg");
  }
}
