package io.kaquan.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.member.Merchants;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What people see when something goes wrong. */
@ExtendWith(OutputCaptureExtension.class)
class FailuresTest extends Scenario {
  private static final long BEYOND = 130L << 20;

  @Autowired private Merchants merchants;

  @Autowired
  @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping pages;

  private final String email = UUID.randomUUID() + "@bakery.example";
  private PageVisitor browser;

  @BeforeEach
  void somebodyIsSignedIn() {
    merchants.register("Corner Bakery", email, "flour", Locale.ENGLISH);
    browser = new PageVisitor(address("")).signedInAs(email, "flour");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nowhere",
        "/console/nowhere",
        "/wallet/q/nowhere",
        "/till/nowhere",
        "/ops/nowhere",
        "/demo/nowhere"
      })
  void every_face_says_what_is_wrong_in_the_readers_language_and_look(String path) {
    Page chinese = browser.get(path + "?lang=zh-CN&theme=dark");

    assertThat(chinese.status()).isEqualTo(404);
    assertThat(chinese.html())
        .contains("<html lang=\"zh-CN\"", "data-bs-theme=\"dark\"")
        .doesNotContain("??", "Exception");
    assertThat(browser.get(path).html())
        .as("remembered")
        .contains("<html lang=\"zh-CN\"", "data-bs-theme=\"dark\"");
    assertThat(browser.get(path + "?lang=en&theme=auto").html())
        .contains("<html lang=\"en\"")
        .doesNotContain("data-bs-theme");
  }

  @Test
  void who_is_signed_in_stays_in_the_frame() {
    assertThat(browser.get("/console/nowhere").html())
        .contains("There is no such page", "Corner Bakery", "href=\"/console/me\"");
    assertThat(new PageVisitor(address("")).get("/console/links/x/y").html())
        .doesNotContain("Corner Bakery");
  }

  @Test
  void a_form_of_a_page_that_was_open_too_long_is_sent_again_with_what_was_typed() {
    browser.get("/console/me");
    Page late =
        browser.post(
            "/console/me/language",
            Map.of("language", "zh-CN", "_csrf", "old", "note", "<b>two\nlines"));

    assertThat(late.status()).isEqualTo(403);
    assertThat(late.html())
        .contains(
            "The page was open for too long", "&lt;b&gt;two", "name=\"language\" value=\"zh-CN\"");
    assertThat(browser.submit("/console/me/language", Map.of()))
        .returns(200, Page::status)
        .returns("/console/me", Page::path);
  }

  @Test
  void a_form_that_is_sent_after_the_sign_in_has_ended_is_sent_again_after_the_next_one() {
    PageVisitor other = new PageVisitor(address(""));
    String token = token(other.get("/console/sign-in"));
    Page ended = other.post("/console/me/language", Map.of("language", "zh-CN", "_csrf", token));

    assertThat(ended.status()).isEqualTo(401);
    assertThat(ended.html())
        .contains("Your sign-in has ended", "href=\"/console/sign-in\"", "value=\"zh-CN\"");
    other.signIn(email, "flour");
    Page again = other.post("/console/me/language", Map.of("language", "zh-CN", "_csrf", token));
    assertThat(again.html()).contains("Send it again");
    assertThat(other.submit("/console/me/language", Map.of()))
        .returns(200, Page::status)
        .returns("/console/me", Page::path);
  }

  @Test
  void passwords_and_what_another_site_has_sent_are_not_shown_again() {
    assertThat(
            browser
                .post(
                    "/console/me/password",
                    Map.of("old", "flour", "newPassword", "water salt", "_csrf", "old"))
                .html())
        .doesNotContain("water salt", "id=\"unsent\"");
    HttpResponse<String> foreign =
        send(
            form()
                .header("Origin", "https://elsewhere.example")
                .POST(BodyPublishers.ofString("language=zh-CN")));
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(foreign.body())
        .contains("The page was open for too long")
        .doesNotContain("id=\"unsent\"");
  }

  @Test
  void too_much_is_refused_with_a_page_even_far_beyond_the_limit() {
    browser.get("/console/me");
    Page form = browser.post("/console/me/language", Map.of("note", "x".repeat(3 << 20)));
    assertThat(form.status()).isEqualTo(413);
    HttpResponse<String> file =
        send(
            form("multipart/form-data; boundary=edge")
                .POST(
                    BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> new Zeros(BEYOND)), BEYOND)));
    assertThat(file.statusCode()).isEqualTo(413);
    assertThat(file.body()).contains("That is too large");
  }

  @Test
  void a_wrong_way_of_asking_and_nonsense_have_their_pages() {
    assertThat(browser.get("/console/me/language"))
        .returns(405, Page::status)
        .extracting(Page::html)
        .asString()
        .contains("This can’t be opened like that");
    assertThat(browser.get("/console/statements?month=nonsense").status()).isIn(200, 400);
    assertThat(browser.get("/console/notices/nonsense").status()).isEqualTo(404);
  }

  @Test
  void our_own_faults_have_a_number_that_stands_in_the_log_and_nothing_from_inside(
      CapturedOutput log) throws NoSuchMethodException {
    Page failed = fail();

    Matcher reference =
        Pattern.compile("id=\"reference\">([0-9A-Z]{4}-[0-9A-Z]{4})<").matcher(failed.html());
    assertThat(reference.find()).isTrue();
    assertThat(failed.html()).doesNotContain("java.", "Exception", "from inside");
    assertThat(log.getOut())
        .contains("Failure " + reference.group(1) + " (500) at /demo/failing: ")
        .doesNotContain("at /demo/failing/secret-part");
  }

  @Test
  void what_a_browser_keeps_is_out_of_reach_of_scripts_and_travels_by_https_where_there_is_https() {
    HttpResponse<String> page =
        send(
            HttpRequest.newBuilder(URI.create(address("/?lang=en&theme=dark")))
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-For", "203.0.113.7"));

    assertThat(page.headers().allValues("Set-Cookie"))
        .hasSizeGreaterThanOrEqualTo(2)
        .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Secure"));
  }

  @Test
  void programs_get_json() {
    for (String path : List.of("/card/nowhere", "/cgi-bin/nowhere")) {
      assertThat(browser.get(path))
          .returns(200, Page::status)
          .extracting(Page::html)
          .asString()
          .startsWith("{\"errcode\":48001");
    }
  }

  private Page fail() throws NoSuchMethodException {
    RequestMappingInfo address =
        RequestMappingInfo.paths("/demo/failing/secret-part")
            .methods(RequestMethod.GET)
            .options(pages.getBuilderConfiguration())
            .build();
    pages.registerMapping(address, this, FailuresTest.class.getDeclaredMethod("failing"));
    try {
      return browser.get("/demo/failing/secret-part");
    } finally {
      pages.unregisterMapping(address);
    }
  }

  String failing() {
    throw new IllegalStateException("from inside");
  }

  private HttpRequest.Builder form() {
    return form("application/x-www-form-urlencoded");
  }

  private HttpRequest.Builder form(String type) {
    return HttpRequest.newBuilder(URI.create(address("/console/me/language")))
        .header("Content-Type", type)
        .header("Accept", "text/html")
        .header("Accept-Language", "en");
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String token(Page page) {
    return page.html().split("name=\"_csrf\" value=\"")[1].split("\"")[0];
  }

  /** So many bytes, none of them kept in memory. */
  private static final class Zeros extends java.io.InputStream {
    private long left;

    private Zeros(long left) {
      this.left = left;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int from, int most) {
      int some = (int) Math.min(most, left);
      left -= some;
      return some > 0 ? some : -1;
    }
  }
}
