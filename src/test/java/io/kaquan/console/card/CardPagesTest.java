package io.kaquan.console.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.card.catalogue.CardStanding;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.MerchantScenario;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Reviewer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The list of cards and the page of each. */
class CardPagesTest extends MerchantScenario {
  private static final String WAITING_FOR_STOCK =
      "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%UPDATE card_stock%'";

  @Autowired private JdbcClient db;

  @Autowired private TransactionOperations transaction;

  @Autowired private MerchantCards own;

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
      List<String> shown = some.matches("kq-card-link\" href=\"/console/cards/(p[^\"]+)\"");
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
    assertThat(first.matches("(kq-card-link)")).hasSize(20);
    assertThat(first.html()).contains("1 of 2", "rel=\"next\"").doesNotContain("rel=\"prev\"");
    Page second = browser.get("/console/cards?page=2");
    assertThat(second.matches("(kq-card-link)")).hasSize(1);
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

  private static String token(Page page) {
    return page.matches("name=\"_csrf\" value=\"([^\"]+)\"").get(0);
  }
}
