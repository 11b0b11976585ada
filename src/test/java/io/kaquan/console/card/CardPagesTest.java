package io.kaquan.console.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.kaquan.card.catalogue.CardStanding;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.CouponResult;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.distribution.delivery.Deliveries;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.Mailbox;
import io.kaquan.fixture.MerchantScenario;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Reviewer;
import io.kaquan.merchant.member.MemberLinks;
import io.kaquan.merchant.member.Members;
import io.kaquan.merchant.member.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

class CardPagesTest extends MerchantScenario {
  private static final String WAITING_FOR_STOCK =
      "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%UPDATE card_stock%'";
  private static final String NEW = "/console/cards/new";

  @Autowired private Members members;

  @Autowired private MemberLinks links;

  @Autowired private GreenMail mail;

  @Autowired private JdbcClient db;

  @Autowired private TransactionOperations transaction;

  @Autowired private MerchantCards own;

  @Autowired private Deliveries deliveries;

  @Test
  void the_list_is_read_by_standing_type_account_and_title() {
    String sold = onSale(CardMaker.aCashCard().of(appid).withStock(1));
    commands.changeStock(appid, sold, -1);
    String second = "wx" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    addAccount(second, "Second");
    String waiting = CardMaker.aCashCard().of(second).create(commands);
    String member = CardMaker.aCashCard().of(appid).asMemberCard(3).create(commands);
    moveClockTo(Instant.parse("2027-01-01T02:00:00Z"));
    String over =
        CardMaker.aCashCard()
            .of(appid)
            .between(Instant.parse("2027-01-01T00:00:00Z"), Instant.parse("2027-01-01T01:00:00Z"))
            .create(commands);
    moveClockTo(Instant.parse("2027-01-02T02:00:00Z"));

    Page all = browser.get("/console/cards");
    assertThat(all.html())
        .contains(sold, waiting, member, over)
        .doesNotContain("??", "title=Cards", "value=\"Cards\"");
    assertThat(tabs(all)).containsExactlyInAnyOrder("ALL=4", "IN_REVIEW=2", "SOLD_OUT=1", "OVER=1");
    for (String standing : List.of("IN_REVIEW", "SOLD_OUT", "OVER")) {
      Page some = browser.get("/console/cards?standing=" + standing);
      List<String> shown = matches(some, "kq-card-link\" href=\"/console/cards/(p[^\"]+)\"");
      assertThat(shown)
          .as(standing)
          .isNotEmpty()
          .allSatisfy(
              cardId ->
                  assertThat(own.standing(cards.find(cardId).orElseThrow()))
                      .isEqualTo(CardStanding.valueOf(standing)));
    }
    assertThat(browser.get("/console/cards?card_type=MEMBER_CARD").html())
        .contains(member)
        .doesNotContain(sold, waiting, over);
    assertThat(browser.get("/console/cards?appid=" + second).html())
        .contains(waiting)
        .doesNotContain(sold, member, over);
    String title = cards.find(waiting).orElseThrow().terms().title();
    assertThat(browser.get("/console/cards?title=" + title.substring(3)).html())
        .contains(waiting)
        .doesNotContain(sold, member);
    assertThat(browser.get("/console/cards?title=%25&standing=%27%00&page=-7").html())
        .contains("No matching cards");
    assertThat(browser.get("/console/cards?page=99999999").html()).doesNotContain(sold);
  }

  @Test
  void twenty_cards_are_on_a_page() {
    for (int card = 0; card < 21; card++) {
      CardMaker.aCashCard().of(appid).create(commands);
    }
    Page first = browser.get("/console/cards");
    assertThat(matches(first, "(kq-card-link)")).hasSize(20);
    assertThat(first.html()).contains("1 of 2", "rel=\"next\"").doesNotContain("rel=\"prev\"");
    Page second = browser.get("/console/cards?page=2");
    assertThat(matches(second, "(kq-card-link)")).hasSize(1);
    assertThat(second.html()).contains("rel=\"prev\"").doesNotContain("rel=\"next\"");
  }

  private static List<String> tabs(Page page) {
    return Pattern.compile("data-standing=\"([A-Z_]*)\">[^<]* <span>([\\d,]+)<")
        .matcher(page.html())
        .results()
        .map(tab -> tab.group(1) + "=" + tab.group(2))
        .toList();
  }

  @Test
  void a_refusal_is_read_on_the_cards_page() {
    String cardId = CardMaker.aCashCard().of(appid).create(commands);
    new Reviewer(address(""), "reviewer").refuse(cardId, "The logo is not yours");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> cards.find(cardId).orElseThrow().terms().status() == CardStatus.VERIFY_FAIL);

    assertThat(browser.get("/console/cards/" + cardId).html())
        .contains("Not approved", "The logo is not yours")
        .doesNotContain("Hand out this card");
    assertThat(browser.get("/console/cards/" + cardId + "/list").path())
        .isEqualTo("/console/cards/" + cardId);
    browser.get("/console/me");
    Page notMade = browser.submit("/console/me/language", Map.of("language", "en"));
    assertThat(
            browser
                .post("/console/cards/" + cardId + "/qr", Map.of("_csrf", token(notMade)))
                .html())
        .contains("Not approved")
        .doesNotContain("Your QR code is ready");
  }

  @Test
  void stock_is_added_and_taken_away_once_for_each_form() {
    String cardId = CardMaker.aCashCard().of(appid).withStock(10).create(commands);
    String path = "/console/cards/" + cardId;
    Page page = browser.get(path);
    Map<String, String> add = sent(page, path + "/stock", Map.of("amount", "90", "way", "add"));
    assertThat(browser.post(path + "/stock", add).html())
        .contains("The stock has been changed", "100 of 100 left");
    assertThat(browser.post(path + "/stock", add).html())
        .contains("has changed in the meantime", "100 of 100 left");
    assertThat(browser.submit(path + "/stock", Map.of("amount", "101", "way", "take")).html())
        .contains("There are not that many left", "value=\"101\"");
    assertThat(browser.submit(path + "/stock", Map.of("amount", "-1", "way", "add")).html())
        .contains("A whole number");
    assertThat(browser.submit(path + "/stock", Map.of("amount", "30", "way", "take")).html())
        .contains("70 of 70 left");
  }

  @Test
  void a_form_about_stock_that_is_sent_twice_at_once_counts_once() {
    String cardId = CardMaker.aCashCard().of(appid).withStock(10).create(commands);
    String path = "/console/cards/" + cardId;
    Map<String, String> add =
        sent(browser.get(path), path + "/stock", Map.of("amount", "90", "way", "add"));
    List<CompletableFuture<Page>> both = new ArrayList<>();
    transaction.executeWithoutResult(
        held -> {
          db.sql("SELECT total FROM card_stock WHERE card_id = :card FOR UPDATE")
              .param("card", cardId)
              .query(Long.class)
              .single();
          for (int n = 0; n < 2; n++) {
            both.add(
                CompletableFuture.supplyAsync(
                    () -> browser.post(path + "/stock", add), task -> new Thread(task).start()));
          }
          Awaitility.await().until(() -> db.sql(WAITING_FOR_STOCK).query(Long.class).single() == 2);
        });
    assertThat(both).extracting(one -> one.join().status()).containsOnly(200);
    assertThat(cards.find(cardId).orElseThrow().totalStock()).isEqualTo(100);
  }

  @Test
  void a_qr_code_is_made_shown_and_leads_to_the_card() {
    String cardId = onSale(CardMaker.aCashCard().of(appid));
    String path = "/console/cards/" + cardId;
    assertThat(browser.get(path).html()).contains("Hand out this card", "Approved");
    assertThat(browser.submit(path + "/qr", Map.of("outer_str", "x".repeat(129))).html())
        .contains("At most 128 characters", "x".repeat(129));

    Page page = browser.submit(path + "/qr", Map.of("outer_str", "shop window", "once", "true"));
    assertThat(page.path()).startsWith(path + "/qr/");
    String ticket = page.path().substring(page.path().lastIndexOf('/') + 1);
    assertThat(page.html())
        .contains(
            "src=\"/wallet/q/" + ticket + ".png\"",
            address("/wallet/q/" + ticket),
            "shop window",
            "it can be claimed once");
    PageVisitor passer = new PageVisitor(address(""));
    assertThat(passer.get("/wallet/q/" + ticket + ".png").status()).isEqualTo(200);
    assertThat(passer.get("/wallet/q/" + ticket).html()).contains("Sign in to claim");
    assertThat(cards.find(cardId).orElseThrow().terms().status()).isEqualTo(CardStatus.DISPATCH);
    assertThat(browser.get("/console/cards").html()).contains("Handed out");
    assertThat(
            browser
                .get("/console/cards/" + onSale(CardMaker.aCashCard().of(appid)) + "/qr/" + ticket)
                .status())
        .as("another card's")
        .isEqualTo(404);
  }

  @Test
  void a_qr_code_is_counted_listed_downloaded_and_stopped() {
    String cardId = onSale(CardMaker.aCashCard().of(appid));
    String path = "/console/cards/" + cardId;
    browser.get(path);
    Page page = browser.submit(path + "/qr", Map.of("outer_str", "shop window"));
    String ticket = page.path().substring(page.path().lastIndexOf('/') + 1);
    for (int guest = 0; guest < 2; guest++) {
      deliveries.claim(
          ticket, 0, openid((char) ('a' + guest)), "view " + guest, Actor.self("203.0.113.7"));
      deliveries.claim(
          ticket, 0, openid((char) ('a' + guest)), "view " + guest, Actor.self("203.0.113.7"));
    }
    assertThat(browser.get(page.path()).html())
        .containsPattern("Claimed</dt><dd>2<")
        .doesNotContain("??");
    assertThat(browser.get(path).html())
        .as("offered again")
        .contains("<option value=\"shop window\">");
    browser.submit(path + "/qr", Map.of("outer_str", "shop window"));
    Page all = browser.get(path + "/deliveries");
    assertThat(matches(all, "(>shop window<)")).as("the same channel twice").hasSize(2);
    assertThat(all.html())
        .contains("Active", "This card is on no landing page")
        .doesNotContain("??");

    assertThat(browser.get(page.path() + "/qr.svg").html()).startsWith("<svg ");
    assertThat(
            browser
                .get(page.path() + "/qr-print.png")
                .response()
                .headers()
                .firstValue("Content-Disposition")
                .orElse(""))
        .startsWith("attachment");
    assertThat(browser.get(page.path() + "/qr.exe").status()).isEqualTo(404);

    browser.get(page.path());
    assertThat(browser.submit(page.path() + "/end", Map.of()).html())
        .contains("You stopped this code")
        .doesNotContain("Stop permanently");
    PageVisitor passer = new PageVisitor(address(""));
    assertThat(passer.get("/wallet/q/" + ticket)).returns(410, Page::status);
    assertThat(deliveries.claim(ticket, 0, openid('z'), "late", Actor.self("203.0.113.7")))
        .isEqualTo(new CouponResult.Refused(Refusal.NOT_ON_SALE));
    assertThat(browser.get(path + "/deliveries?lang=zh-CN").html())
        .contains("已停用", "可领取")
        .doesNotContain("??");
  }

  @Test
  void cards_of_others_are_not_there() {
    String cardId = onSale(CardMaker.aCashCard().of(appid));
    merchants.register("Other", "other" + email, "flour", Locale.ENGLISH);
    PageVisitor other = new PageVisitor(address("")).signedInAs("other" + email, "flour");
    assertThat(other.get("/console/cards").html())
        .contains(
            "once the card function of an official account is active", "/console/plugins/card")
        .doesNotContain(cardId, "href=\"" + NEW);
    assertThat(other.get(NEW).path()).isEqualTo("/console/cards");
    String token = token(other.get("/console/me"));
    for (String path : List.of("", "/list", "/list/" + UUID.randomUUID(), "/qr/x", "/deliveries")) {
      assertThat(other.get("/console/cards/" + cardId + path).status()).as(path).isEqualTo(404);
    }
    for (String path : List.of("/stock", "/qr", "/list")) {
      assertThat(
              other
                  .post(
                      "/console/cards/" + cardId + path,
                      Map.of(
                          "_csrf",
                          token,
                          "lines",
                          openid('a'),
                          "amount",
                          "1",
                          "way",
                          "add",
                          "seen",
                          "1000"))
                  .status())
          .as(path)
          .isEqualTo(404);
    }
    assertThat(other.post(NEW, Map.of("_csrf", token, "card_type", "CASH")).status())
        .isEqualTo(404);
    assertThat(other.post("/console/cards/" + cardId + "/copy", Map.of("_csrf", token)).status())
        .isEqualTo(404);
    assertThat(cards.of(merchant)).hasSize(1);
  }

  @Test
  void operators_work_with_cards_readers_look_and_clerks_find_nothing() {
    String cardId = onSale(CardMaker.aCashCard().of(appid));
    String path = "/console/cards/" + cardId;
    PageVisitor operator = joined(Role.OPERATOR);
    assertThat(operator.get(path).html()).contains("Hand out this card", "name=\"amount\"");
    assertThat(operator.submit(path + "/qr", Map.of()).html()).contains("Your QR code is ready");

    PageVisitor reader = joined(Role.READ_ONLY);
    assertThat(reader.get("/console/cards").html()).contains(path).doesNotContain("href=\"" + NEW);
    assertThat(reader.get(path).html())
        .contains("1,000 of 1,000 left")
        .doesNotContain("Hand out this card", "name=\"amount\"");
    String token = token(reader.get("/console/me"));
    assertThat(reader.post(path + "/list", Map.of("_csrf", token, "lines", openid('a'))).status())
        .isEqualTo(404);
    assertThat(coupons.ofCard(cardId).inHand()).isZero();

    PageVisitor clerk = joined(Role.CLERK);
    for (String closed : List.of("/console/cards", NEW, path, path + "/list")) {
      assertThat(clerk.get(closed).status()).as(closed).isEqualTo(404);
    }
  }

  private PageVisitor joined(Role role) {
    String address = role.name().toLowerCase(Locale.ROOT) + "-" + email;
    members.invite(merchants.member(email).orElseThrow(), address, role, List.of());
    String letter = new Mailbox(address, mail.getImap().getPort()).letters(1).get(0).text();
    String link =
        Pattern.compile("/console/links/([A-Za-z0-9_-]{43})")
            .matcher(letter)
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    links.choosePassword(link, "flour water salt yeast");
    return new PageVisitor(address("")).signedInAs(address, "flour water salt yeast");
  }

  @Test
  void nothing_is_handed_out_while_the_account_is_suspended() {
    String cardId = onSale(CardMaker.aCashCard().of(appid));
    PageVisitor lead = new PageVisitor(address("")).signedInAtTasklistAs("lead");
    lead.get("/ops/accounts/" + appid);
    lead.submit("/ops/accounts/" + appid + "/suspend", Map.of("reason", "a complaint"));
    moveClockBy(Duration.ofSeconds(2));

    assertThat(browser.get("/console/cards/" + cardId).html())
        .contains("card function of this account is suspended")
        .doesNotContain("Hand out this card");
    assertThat(browser.get("/console/cards").html()).doesNotContain("href=\"" + NEW);
  }

  /** Everything that a browser sends with the form of this page. */
  private static Map<String, String> sent(Page page, String action, Map<String, String> typed) {
    String form =
        page.html().split("action=\"" + Pattern.quote(action) + "\"")[1].split("</form>")[0];
    Map<String, String> fields =
        Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")
            .matcher(form)
            .results()
            .collect(
                Collectors.toMap(
                    field -> field.group(1),
                    field -> field.group(2),
                    (one, other) -> one,
                    HashMap::new));
    fields.putAll(typed);
    return fields;
  }

  private static List<String> matches(Page page, String pattern) {
    return Pattern.compile(pattern)
        .matcher(page.html())
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private static String token(Page page) {
    return matches(page, "name=\"_csrf\" value=\"([^\"]+)\"").get(0);
  }
}
