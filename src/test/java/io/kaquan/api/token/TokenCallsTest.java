package io.kaquan.api.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kaquan.fixture.ApiScenario;
import org.junit.jupiter.api.Test;

/** How a program gets a token. */
class TokenCallsTest extends ApiScenario {
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
}
