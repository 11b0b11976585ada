package io.kaquan.platform.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.Rest.Answer;
import io.kaquan.fixture.StaffBrowser;
import io.kaquan.platform.staff.StaffGroups;
import io.kaquan.platform.tenant.MerchantId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who comes in at the engine's addresses, and for how long. */
class EngineSecurityTest extends UnderReview {
  private static final String WEB = "/camunda/api/engine/engine/default";

  @Autowired private IdentityService identity;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/engine-rest/task",
        "/engine-rest/engine",
        "/engine-rest/engine/default/task",
        "/engine-rest/identity/verify",
        WEB + "/task",
        WEB + "/user",
        "/camunda/api/cockpit/plugin/base/default/x",
        "/camunda/api/cockpit/plugin/kaquan-insight/default/coupons"
      })
  void nobody_comes_in_without_a_name(String address) {
    assertThat(nobody.get(address).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"forgetful:wrong", "nobody:nobody", "user:user", ":", "forgetful:"})
  void nobody_comes_in_with_a_wrong_password(String given) {
    identity.deleteUser("forgetful");
    person("forgetful");
    Answer answer =
        nobody.send(
            "GET",
            "/engine-rest/task",
            "",
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(given.getBytes(StandardCharsets.UTF_8)));

    assertThat(answer.status()).isEqualTo(401);
  }

  /** Camunda's rules are about the address as it is written. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/api/%65ngine/engine/default/user",
        "/camunda/ap%69/engine/engine/default/user",
        "/%63amunda/api/engine/engine/default/user",
        "/camunda/api/engine/%65ngine/default/user",
        "/camunda/api/engine/engine/%64efault/user",
        "/camunda/api//engine/engine/default/user",
        "/camunda/api/./engine/engine/default/user",
        "/camunda/api/x/../engine/engine/default/user",
        "/camunda/api/engine;a=b/engine/default/user",
        "/camunda/api/engine/engine;a=b/default/user",
        "/camunda/api/c%6fckpit/plugin/kaquan-insight/default/coupons",
        "/%65ngine-rest/user",
        "//engine-rest/user",
        "/engine%2drest/user",
        "/camunda/api/%61dmin/setup/default/user/create"
      })
  void another_spelling_opens_no_door(String address) {
    assertThat(nobody.get(address).status()).isIn(400, 401, 403, 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/api/admin/setup/default/user/create",
        "/camunda/api/admin/s%65tup/default/user/create",
        "/camunda/api/admin/setup/default/",
        "/camunda/app/admin/default/setup/"
      })
  void nobody_sets_up_an_administrator(String address) {
    String person =
        "{\"profile\": {\"id\": \"mallory\", \"firstName\": \"M\", \"lastName\": \"M\"}, "
            + "\"credentials\": {\"password\": \"Some-Password-1\"}}";

    assertThat(nobody.post(address, person).status()).isEqualTo(403);
    assertThat(browser("admin", "admin").send("POST", address, person).statusCode()).isEqualTo(403);
    assertThat(identity.createUserQuery().userId("mallory").count()).isZero();
  }

  @Test
  void a_page_of_somebody_else_cannot_use_the_password_that_a_browser_remembers() {
    assertThat(
            admin
                .send("GET", "/engine-rest/task", "", "Origin", "https://elsewhere.example")
                .status())
        .isEqualTo(403);
    assertThat(admin.get("/engine-rest/task").status()).isEqualTo(200);
  }

  @Test
  void signing_in_starts_a_session_of_its_own() {
    Answer before = nobody.get("/camunda/app/tasklist/default/");
    String planted = cookie(before, "KAQUAN_STAFF");
    Answer signedIn =
        nobody.send(
            "POST",
            "/camunda/api/admin/auth/user/default/login/tasklist",
            "username=reviewer&password=reviewer",
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Cookie",
            cookies(before),
            "X-XSRF-TOKEN",
            value(cookie(before, "XSRF-TOKEN")));

    assertThat(signedIn.status()).isEqualTo(200);
    assertThat(cookie(signedIn, "KAQUAN_STAFF")).isNotEqualTo(planted);
    assertThat(nobody.send("GET", WEB + "/task", "", "Cookie", planted).status()).isEqualTo(401);
    assertThat(
            nobody
                .send("GET", WEB + "/task", "", "Cookie", cookie(signedIn, "KAQUAN_STAFF"))
                .status())
        .isEqualTo(200);
    assertThat(setCookie(signedIn, "KAQUAN_STAFF")).contains("HttpOnly").contains("SameSite=Lax");
  }

  @Test
  void a_session_alone_changes_nothing() {
    Answer before = nobody.get("/camunda/app/tasklist/default/");
    Answer signedIn =
        nobody.send(
            "POST",
            "/camunda/api/admin/auth/user/default/login/tasklist",
            "username=reviewer&password=reviewer",
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Cookie",
            cookies(before),
            "X-XSRF-TOKEN",
            value(cookie(before, "XSRF-TOKEN")));

    Answer forged =
        nobody.send(
            "POST",
            WEB + "/task/" + task + "/submit-form",
            "{\"variables\": {\"decision\": {\"value\": \"approve\"}}}",
            "Cookie",
            cookie(signedIn, "KAQUAN_STAFF"));

    assertThat(forged.status()).isEqualTo(403);
    stillWaits();
  }

  @Test
  void camundas_pages_are_neither_framed_nor_guessed_at() {
    for (String page : List.of("/camunda/app/tasklist/default/", "/camunda/app/cockpit/default/")) {
      var headers = nobody.get(page).whole().headers();
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .contains("frame-ancestors 'none'")
          .contains("object-src 'none'");
      assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    }
  }

  @Test
  void a_merchants_session_opens_nothing_of_the_staffs() {
    String email = merchants.owners(new MerchantId(merchantId)).get(0).email();
    PageVisitor merchant =
        new PageVisitor(address("")).signedInAs(email, "password of the merchant");
    assertThat(merchant.get("/console").path()).isEqualTo("/console");

    assertThat(merchant.get(WEB + "/task").status()).isEqualTo(401);
    assertThat(merchant.get("/camunda/api/cockpit/plugin/kaquan-insight/default/coupons").status())
        .isEqualTo(401);
    assertThat(merchant.get("/camunda/api/admin/auth/user/default").status()).isEqualTo(404);
    assertThat(merchant.get("/engine-rest/task").status()).isEqualTo(401);
    assertThat(merchant.get("/ops/applications/" + applicationId).status()).isEqualTo(404);
  }

  @Test
  void who_leaves_a_group_is_out_at_once() {
    person("passing-reviewer");
    identity.createMembership("passing-reviewer", StaffGroups.REVIEWERS);
    try {
      StaffBrowser browser = browser("passing-reviewer", "tasklist");
      String materials = "/ops/applications/" + applicationId;
      assertThat(browser.get(materials).statusCode()).isEqualTo(200);

      identity.deleteMembership("passing-reviewer", StaffGroups.REVIEWERS);
      assertThat(browser.get(materials).statusCode()).isEqualTo(404);
    } finally {
      identity.deleteUser("passing-reviewer");
    }
  }

  /** Not one of the demo's: a wrong password keeps a person out for a while. */
  private void person(String name) {
    var person = identity.newUser(name);
    person.setPassword(name);
    ((IdentityServiceImpl) identity).saveUser(person, true);
  }

  private static String setCookie(Answer answer, String name) {
    return answer.whole().headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith(name + "="))
        .reduce((first, last) -> last)
        .orElseThrow(() -> new AssertionError("no cookie " + name));
  }

  private static String cookie(Answer answer, String name) {
    return setCookie(answer, name).split(";")[0];
  }

  private static String cookies(Answer answer) {
    return answer.whole().headers().allValues("Set-Cookie").stream()
        .map(cookie -> cookie.split(";")[0])
        .collect(Collectors.joining("; "));
  }

  private static String value(String cookie) {
    return cookie.substring(cookie.indexOf('=') + 1);
  }
}
