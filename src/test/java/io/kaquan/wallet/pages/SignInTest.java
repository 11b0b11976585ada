package io.kaquan.wallet.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Signing in to the wallet, staying signed in and signing out. */
class SignInTest extends WalletScenario {
  private static final Pattern COOKIE = Pattern.compile("KAQUAN_WALLET=([^;]*);(.*)");

  private final String email = "wallet-" + UUID.randomUUID() + "@example.com";

  @Test
  void a_code_is_typed_with_help_and_sent_again() {
    PageVisitor phone = phone();
    phone.get("/wallet/sign-in");
    Page page = phone.submit("/wallet/sign-in", Map.of("email", email));
    assertThat(page.html())
        .contains("autocomplete=\"one-time-code\"", "inputmode=\"numeric\"", email)
        .containsPattern("data-wait=\"(60|5\\d)\"");
    String first = code(email, 1);
    moveClockBy(Duration.ofSeconds(61));
    page = phone.submit("/wallet/sign-in", Map.of());
    assertThat(page.html()).contains("We have sent new digits");
    String second = code(email, 2);
    if (!first.equals(second)) {
      assertThat(phone.submit("/wallet/sign-in/code", Map.of("code", first)).html())
          .contains("This is not the code");
    }
    assertThat(phone.submit("/wallet/sign-in/code", Map.of("code", second)).path())
        .isEqualTo("/wallet/coupons");
  }

  @Test
  void who_asks_again_within_a_minute_is_told_to_wait_and_the_letter_that_comes_is_still_good() {
    PageVisitor phone = phone();
    phone.get("/wallet/sign-in?next=/wallet/look");
    phone.submit("/wallet/sign-in", Map.of("email", email));
    moveClockBy(Duration.ofSeconds(20));
    Page page = phone.submit("/wallet/sign-in", Map.of());
    assertThat(page.html())
        .contains("The letter to " + email + " is on its way")
        .containsPattern("in (40|3\\d) seconds")
        .containsPattern("data-wait=\"(40|3\\d)\"")
        .doesNotContain("alert-danger");
    PageVisitor tablet = phone();
    tablet.get("/wallet/sign-in");
    assertThat(tablet.submit("/wallet/sign-in", Map.of("email", email)).html())
        .as("in another browser")
        .contains("is on its way");
    String only = code(email, 1);
    assertThat(phone.submit("/wallet/sign-in/code", Map.of("code", only)).path())
        .isEqualTo("/wallet/look");
    tablet.get("/wallet/sign-in");
    assertThat(tablet.submit("/wallet/sign-in", Map.of("email", email)).html())
        .as("once it is used")
        .contains("We have sent six digits");
    assertThat(tablet.submit("/wallet/sign-in/code", Map.of("code", code(email, 2))).path())
        .isEqualTo("/wallet/coupons");
  }

  @Test
  void a_code_that_is_over_is_told_from_a_wrong_one() {
    PageVisitor phone = phone();
    phone.get("/wallet/sign-in");
    phone.submit("/wallet/sign-in", Map.of("email", email));
    moveClockBy(Duration.ofMinutes(11));
    assertThat(phone.submit("/wallet/sign-in/code", Map.of("code", code(email, 1))).html())
        .contains("Send yourself a new one");
  }

  @Test
  void too_many_codes_and_no_address_say_so_and_lose_nothing() {
    PageVisitor phone = phone();
    phone.get("/wallet/sign-in");
    assertThat(phone.submit("/wallet/sign-in", Map.of("email", "no address")).html())
        .contains("not a complete e-mail address", "value=\"no address\"");
    for (int n = 0; n < 5; n++) {
      phone.get("/wallet/sign-in");
      phone.submit("/wallet/sign-in", Map.of("email", email));
      moveClockBy(Duration.ofSeconds(61));
    }
    Page page = phone.submit("/wallet/sign-in", Map.of());
    assertThat(page.path())
        .as("where the newest code can be typed")
        .isEqualTo("/wallet/sign-in/code");
    assertThat(page.html()).contains("Too many codes");
  }

  @Test
  void who_wants_stays_signed_in_until_they_sign_out() {
    PageVisitor phone = phone();
    Page page = signIn(phone, "/wallet/coupons", email, Map.of("keep", "true"));
    String kept =
        cookie(page.response().previousResponse().orElseThrow().headers().allValues("Set-Cookie"));
    assertThat(kept).contains("HttpOnly", "SameSite=Lax", "Path=/wallet");
    String secret = found(kept);

    KeptPhone later = new KeptPhone(address(""), secret);
    assertThat(later.get("/wallet/coupons")).isEqualTo(200);
    assertThat(new KeptPhone(address(""), "x".repeat(43)).get("/wallet/coupons")).isEqualTo(302);
    moveClockBy(Duration.ofDays(91));
    assertThat(later.get("/wallet/coupons")).as("after ninety days").isEqualTo(302);
  }

  @Test
  void signing_out_forgets_what_kept_the_browser_signed_in() {
    PageVisitor phone = phone();
    Page page = signIn(phone, "/wallet/coupons", email, Map.of("keep", "true"));
    String secret =
        found(
            cookie(
                page.response()
                    .previousResponse()
                    .orElseThrow()
                    .headers()
                    .allValues("Set-Cookie")));
    phone.get("/wallet/coupons");
    phone.submit("/wallet/sign-out", Map.of());
    assertThat(phone.get("/wallet/coupons").path()).isEqualTo("/wallet/sign-in");
    assertThat(new KeptPhone(address(""), secret).get("/wallet/coupons")).isEqualTo(302);
  }

  @Test
  void who_does_not_ask_to_stay_signed_in_does_not() {
    Page page = signIn(phone(), "/wallet/coupons", email, Map.of());
    assertThat(page.response().previousResponse().orElseThrow().headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.startsWith("KAQUAN_WALLET"));
  }

  private static String cookie(List<String> cookies) {
    return cookies.stream()
        .filter(cookie -> COOKIE.matcher(cookie).matches())
        .findFirst()
        .orElseThrow();
  }

  private static String found(String cookie) {
    Matcher matcher = COOKIE.matcher(cookie);
    assertThat(matcher.matches()).isTrue();
    return matcher.group(1);
  }

  /** A browser that was closed and reopened, with nothing but that cookie. */
  private record KeptPhone(String server, String secret) {
    int get(String path) {
      try {
        return HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(server + path))
                    .header("Cookie", "KAQUAN_WALLET=" + secret)
                    .build(),
                HttpResponse.BodyHandlers.discarding())
            .statusCode();
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
