package io.kaquan.console.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.Mailbox;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.SignInScenario;
import io.kaquan.merchant.member.Member;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Members and one's own sign-in. */
class MemberPagesTest extends SignInScenario {
  @Autowired private Stores stores;

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

  private static String tokenIn(Page page) {
    Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.html());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }
}
