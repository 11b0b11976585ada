package io.kaquan.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.kaquan.fixture.Mailbox;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Scenario;
import io.kaquan.fixture.StaffBrowser;
import io.kaquan.merchant.member.Member;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.merchant.member.Role;
import io.kaquan.merchant.store.StoreDetails;
import io.kaquan.merchant.store.Stores;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SignInTest extends Scenario {
  private static final String PASSWORD = "flour water salt yeast";
  private static final Pattern LINK = Pattern.compile("/console/links/[A-Za-z0-9_-]{43}");

  @Autowired private Merchants merchants;

  @Autowired private Stores stores;

  @Autowired private GreenMail mail;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final String email = mark + "@bakery.example";
  private PageVisitor browser;

  @BeforeEach
  void aBrowser() {
    browser = new PageVisitor(address(""));
  }

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
  void a_changed_password_keeps_this_browser_and_ends_the_others() {
    aMember();
    PageVisitor phone = new PageVisitor(address("")).signedInAs(email, PASSWORD);
    browser.signIn(email, PASSWORD);
    browser.get("/console/me");
    assertThat(
            browser
                .submit(
                    "/console/me/password",
                    Map.of("old", "water", "password", "rye and spelt and oats"))
                .html())
        .contains("This is not your password");
    assertThat(
            browser
                .submit(
                    "/console/me/password",
                    Map.of("old", PASSWORD, "password", "rye and spelt and oats"))
                .html())
        .contains("Your password has been changed");
    assertThat(phone.get("/console")).returns("/console/sign-in", Page::path);
  }

  @Test
  void the_language_of_letters_is_ones_own_choice() {
    aMember();
    browser.signIn(email, PASSWORD);
    browser.get("/console/me");
    browser.submit("/console/me/language", Map.of("language", "zh-CN"));
    assertThat(merchants.member(email).orElseThrow().locale()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
  }

  @Test
  void an_owner_invites_changes_and_removes_members() {
    Member owner = aMember();
    String clerk = "clerk-" + email;
    browser.signIn(email, PASSWORD);
    browser.get("/console/members");
    assertThat(
            browser
                .submit("/console/members/invite", Map.of("email", clerk, "role", "CLERK"))
                .html())
        .contains(clerk, "The invitation has been sent");
    Matcher link =
        LINK.matcher(new Mailbox(clerk, mail.getImap().getPort()).letters(1).get(0).text());
    assertThat(link.find()).isTrue();
    PageVisitor till = new PageVisitor(address(""));
    till.get(link.group());
    assertThat(till.submit(link.group(), Map.of("password", PASSWORD)))
        .as("a clerk's first page")
        .returns("/till", Page::path);
    assertThat(till.get("/console/statements").status()).isEqualTo(404);

    String id = merchants.member(clerk).orElseThrow().id().toString();
    browser.get("/console/members");
    assertThat(
            browser.submit("/console/members/" + id + "/role", Map.of("role", "READ_ONLY")).html())
        .contains("The role has been changed");
    assertThat(till.get("/console/statements").status()).as("at the next click").isEqualTo(200);
    assertThat(till.get("/till").status()).isEqualTo(404);

    assertThat(browser.submit("/console/members/" + id + "/remove", Map.of()).html())
        .contains("The member has been removed");
    assertThat(till.get("/console")).returns("/console/sign-in", Page::path);
    assertThat(browser.submit("/console/members/" + owner.id() + "/remove", Map.of()).html())
        .contains("needs an owner");
    assertThat(
            browser
                .submit("/console/members/" + owner.id() + "/role", Map.of("role", "CLERK"))
                .html())
        .contains("needs an owner");
  }

  @Test
  void a_clerk_joins_by_the_code_that_the_owner_shows() {
    Member owner = aMember();
    long store =
        stores
            .add(
                owner.merchantId(),
                UUID.randomUUID(),
                new StoreDetails(
                    "Corner Bakery",
                    "West",
                    "",
                    "Shanghai",
                    "",
                    "1 Baker Street",
                    "",
                    "",
                    "",
                    "",
                    ""))
            .id();
    browser.signIn(email, PASSWORD);
    browser.get("/console/members");
    Page shown = browser.submit("/console/members/show", Map.of("store", Long.toString(store)));
    assertThat(shown.html()).contains("data:image/png;base64,", "Corner Bakery (West)");
    Matcher code = LINK.matcher(shown.html());
    assertThat(code.find()).isTrue();
    assertThat(browser.get("/console/members").html()).as("once").doesNotContain(code.group());

    for (String name : List.of("ann-", "bo-")) {
      PageVisitor phone = new PageVisitor(address(""));
      phone.get(code.group());
      assertThat(phone.submit(code.group() + "/join", Map.of("email", "nobody")))
          .returns(422, Page::status);
      assertThat(phone.submit(code.group() + "/join", Map.of("email", name + email)).html())
          .contains(name + email);
      Matcher link =
          LINK.matcher(
              new Mailbox(name + email, mail.getImap().getPort()).letters(1).get(0).text());
      assertThat(link.find()).isTrue();
      phone.get(link.group());
      assertThat(phone.submit(link.group(), Map.of("password", PASSWORD)))
          .returns("/till", Page::path);
      assertThat(merchants.member(name + email).orElseThrow())
          .returns(Role.CLERK, Member::role)
          .returns(List.of(store), Member::stores);
    }

    moveClockBy(Duration.ofMinutes(61));
    assertThat(new PageVisitor(address("")).get(code.group()))
        .as("an hour")
        .returns(410, Page::status);
  }

  @Test
  void what_is_shown_makes_nobody_a_member_by_itself() {
    aMember();
    browser.signIn(email, PASSWORD);
    browser.get("/console/members");
    Matcher code = LINK.matcher(browser.submit("/console/members/show", Map.of()).html());
    assertThat(code.find()).isTrue();
    PageVisitor stranger = new PageVisitor(address(""));
    stranger.get(code.group());
    Page refused =
        stranger.post(
            code.group(),
            Map.of("password", PASSWORD, "_csrf", tokenIn(stranger.get(code.group()))));
    assertThat(refused).returns(410, Page::status);
    stranger.get(code.group());
    assertThat(stranger.submit(code.group() + "/join", Map.of("email", email)).html())
        .contains(email);
    assertThat(new Mailbox(email, mail.getImap().getPort()).letters(1).get(0).text())
        .as("known already")
        .doesNotContainPattern(LINK);
    browser.get("/console/members");
    String store = Long.toString(Long.MAX_VALUE);
    assertThat(browser.submit("/console/members/show", Map.of("store", store)))
        .as("not our store")
        .returns(404, Page::status);
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

  private static String tokenIn(Page page) {
    Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.html());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private Member aMember() {
    merchants.register("Corner Bakery", email, PASSWORD, Locale.ENGLISH);
    return merchants.member(email).orElseThrow();
  }

  private String linkIn(int letter) {
    List<Mailbox.Mail> letters = new Mailbox(email, mail.getImap().getPort()).letters(letter);
    Matcher link = LINK.matcher(letters.get(letter - 1).text());
    assertThat(link.find()).isTrue();
    return link.group();
  }
}
