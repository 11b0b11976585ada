package io.kaquan.api.wire;

import io.kaquan.card.lifecycle.Shop;
import io.kaquan.fixture.ApiClient;
import io.kaquan.fixture.ApiScenario;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every call: token, method, path, body. */
class CardApiTest extends ApiScenario {
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
        ApiClient.json(
            api.send(
                HttpRequest.newBuilder(URI.create(address("/card/batchget?access_token=" + token)))
                    .method(method, BodyPublishers.ofString("{}")))),
        43002);
  }
}
