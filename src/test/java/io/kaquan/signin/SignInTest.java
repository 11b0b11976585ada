package io.kaquan.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.Mailbox;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.SignInScenario;
import io.kaquan.fixture.StaffBrowser;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

/** Signing up, signing in and signing out. */
class SignInTest extends SignInScenario {
  @Test
  void a_stranger_signs_up_by_the_letters_link_and_is_in() {
    assertThat(browser.get("/").html()).contains("/console/sign-up");
    browser.get("/console/sign-up");
    Page sent =
        browser.submit(
            "/console/sign-up", Map.of("merchantName", "Corner <Bakery>", "email", email));
    assertThat(sent).returns("/console/sign-up/sent", Page::path);
    assertThat(sent.html()).contains(email);

    String link = linkIn(1);
    assertThat(browser.get(link).html()).contains("Corner &lt;Bakery&gt;", email);
    assertThat(browser.submit(link, Map.of("password", "bakery")).html())
        .contains("At least 10 characters");
    Page home = browser.submit(link, Map.of("password", PASSWORD));

    assertThat(home).returns("/console", Page::path).returns(200, Page::status);
    assertThat(home.html()).contains("Corner &lt;Bakery&gt;", "/console/members");
    assertThat(new PageVisitor(address("")).get(link)).returns(410, Page::status);
  }

  @Test
  void entries_that_can_not_be_right_are_said_at_their_fields() {
    browser.get("/console/sign-up");
    Page again =
        browser.submit(
            "/console/sign-up", Map.of("merchantName", "", "email", "bakery \"at\" example"));
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.html())
        .contains("merchantName-fault", "email-fault", "bakery &quot;at&quot; example");
    browser.get("/console/forgotten");
    assertThat(browser.submit("/console/forgotten", Map.of("email", "")))
        .returns(422, Page::status);
  }

  @Test
  void a_forgotten_password_is_replaced_and_the_other_browser_is_out() {
    aMember();
    PageVisitor other = new PageVisitor(address("")).signedInAs(email, PASSWORD);
    browser.get("/console/forgotten");
    assertThat(browser.submit("/console/forgotten", Map.of("email", email)))
        .returns("/console/forgotten/sent", Page::path);
    String link = linkIn(1);
    browser.get(link);
    assertThat(browser.submit(link, Map.of("password", "rye and spelt and oats")))
        .returns("/console", Page::path);
    assertThat(other.get("/console")).returns("/console/sign-in", Page::path);
    assertThat(other.signIn(email, PASSWORD).html()).contains("is not right");
  }

  @Test
  void too_many_wrong_passwords_are_told_how_long_to_wait() {
    aMember();
    for (int n = 0; n < 5; n++) {
      assertThat(browser.signIn(email, "water").status()).isEqualTo(200);
    }
    Page wait = browser.signIn(email, PASSWORD);
    assertThat(wait.status()).isEqualTo(429);
    assertThat(wait.html()).contains("try again in one minute", email);
    assertThat(wait.response().headers().firstValueAsLong("Retry-After").orElseThrow())
        .isBetween(1L, 60L);
    browser.get("/console/sign-in");
    assertThat(
            browser
                .submit("/console/sign-in", Map.of("email", email, "password", PASSWORD))
                .status())
        .isEqualTo(429);
  }

  @Test
  void signing_out_everywhere_ends_every_browser() {
    aMember();
    PageVisitor phone = new PageVisitor(address("")).signedInAs(email, PASSWORD);
    browser.signIn(email, PASSWORD);
    browser.get("/console/me");
    assertThat(browser.submit("/console/me/sign-out-everywhere", Map.of()))
        .returns("/console/sign-in", Page::path);
    assertThat(phone.get("/console")).returns("/console/sign-in", Page::path);
  }

  @Test
  void signing_in_and_out_at_camunda_leaves_the_console_signed_in() {
    aMember();
    browser.signIn(email, PASSWORD);
    browser.signedInAtTasklistAs("reviewer");
    assertThat(browser.get("/console")).returns("/console", Page::path);
    assertThat(browser.get("/camunda/api/admin/auth/user/default").html()).contains("reviewer");
  }

  @Test
  void a_session_is_no_use_at_the_other_entrance() {
    StaffBrowser reviewer = new StaffBrowser(address("")).signIn("reviewer", "tasklist");
    assertThat(reviewer.get("/camunda/api/admin/auth/user/default").statusCode()).isEqualTo(200);
    assertThat(reviewer.get("/console/members").statusCode()).isEqualTo(302);
  }

  private String linkIn(int letter) {
    List<Mailbox.Mail> letters = new Mailbox(email, mail.getImap().getPort()).letters(letter);
    Matcher link = LINK.matcher(letters.get(letter - 1).text());
    assertThat(link.find()).isTrue();
    return link.group();
  }
}
