package io.kaquan.console.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Reviewer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Drafts that become cards once, and cards that are copied and changed. */
class WizardSubmissionTest extends WizardScenario {
  @Test
  void two_windows_do_not_overwrite_each_other_in_silence() {
    String draft = begin("CASH");
    PageVisitor other = new PageVisitor(address("")).signedInAs(email, PASSWORD);
    other.get(draft + "/look");
    go(draft, "look", with(LOOK, Map.of("title", "First")), "refresh");

    Page page = other.submit(draft + "/look", with(LOOK, Map.of("title", "Second", "go", "next")));
    assertThat(page.status()).isEqualTo(409);
    assertThat(page.html()).contains("This draft was changed elsewhere", email, "value=\"Second\"");
    assertThat(browser.get(draft + "/look").html()).contains("value=\"First\"");
    other.submit(draft + "/look", with(LOOK, Map.of("title", "Second", "go", "next")));
    assertThat(browser.get(draft + "/look").html()).as("knowingly").contains("value=\"Second\"");

    browser.get(draft + "/look");
    other.get(draft + "/look");
    assertThat(next(draft, "look", with(LOOK, Map.of("title", "Same"))).status()).isEqualTo(200);
    assertThat(
            other
                .submit(draft + "/look", with(LOOK, Map.of("title", "Same", "go", "next")))
                .status())
        .as("sent twice")
        .isEqualTo(200);
  }

  @Test
  void a_draft_becomes_one_card_however_often_it_is_handed_in() {
    String draft = filled();
    Page overview = browser.get(draft + "/submit");
    Map<String, String> form =
        Map.of(
            "_csrf",
            found(overview, "name=\"_csrf\" value=\"([^\"]+)\""),
            "version",
            found(overview, "name=\"version\" value=\"([^\"]+)\""));
    ExecutorService fingers = Executors.newFixedThreadPool(6);
    try {
      List<CompletableFuture<Page>> sent =
          IntStream.range(0, 6)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> browser.post(draft + "/submit", form), fingers))
              .toList();
      assertThat(sent)
          .allSatisfy(page -> assertThat(page.join().path()).startsWith("/console/cards/p"));
    } finally {
      fingers.shutdown();
    }
    assertThat(cards.of(merchant)).hasSize(1);
  }

  @Test
  void the_same_tile_pressed_twice_is_one_draft() {
    browser.get(NEW);
    Page first = browser.submit(NEW, Map.of("card_type", "GIFT"));
    browser.get("/console/cards");
    Page tiles = browser.get(NEW);
    String number = found(tiles, "name=\"number\" value=\"([^\"]+)\"");
    String csrf = found(tiles, "name=\"_csrf\" value=\"([^\"]+)\"");
    Map<String, String> form = Map.of("_csrf", csrf, "number", number, "card_type", "GIFT");
    assertThat(browser.post(NEW, form).path())
        .isEqualTo(browser.post(NEW, form).path())
        .isNotEqualTo(first.path());
    assertThat(browser.post(NEW, Map.of("_csrf", csrf, "card_type", "MEMBER_CARD")).path())
        .as("no form")
        .isEqualTo(NEW);
  }

  @Test
  void a_card_is_copied_with_everything_it_says_whoever_made_it() {
    CardMaker maker =
        CardMaker.aCashCard().of(appid).withCustomCodes().notGivable().forEachPerson(7);
    ObjectNode json = maker.json();
    json.withObject("/cash/advanced_info/use_condition").put("accept_category", "鞋类");
    String cardId = commands.create(appid, json, false).cardId();
    browser.get("/console/cards/" + cardId);
    Page look = browser.submit("/console/cards/" + cardId + "/copy", Map.of());
    String draft = look.path().replace("/look", "");
    assertThat(look.html())
        .contains("value=\"" + cards.find(cardId).orElseThrow().terms().title() + "\"");
    Page overview = browser.get(draft + "/submit");
    assertThat(overview.html()).doesNotContain("disabled");
    browser.submit(draft + "/submit", Map.of());

    Card copy =
        cards.of(merchant).stream()
            .filter(card -> !card.terms().cardId().equals(cardId))
            .findFirst()
            .orElseThrow();
    assertThat(copy.terms())
        .returns(7, terms -> terms.getLimit())
        .returns(false, terms -> terms.canGive())
        .returns(false, terms -> terms.customCode())
        .returns(1000L, terms -> terms.reduceCost());
    assertThat(copy.content().at("/advanced_info/use_condition/accept_category").asText())
        .isEqualTo("鞋类");
    assertThat(copy.stock()).isEqualTo(1000);
  }

  @Test
  void an_approved_card_is_changed_where_that_is_possible() {
    String cardId = onSale(CardMaker.aCashCard().of(appid));
    browser.get("/console/cards/" + cardId);
    Page look = browser.submit("/console/cards/" + cardId + "/change", Map.of());
    String draft = look.path().replace("/look", "");
    assertThat(look.html())
        .containsPattern("id=\"brand_name\"[^>]*disabled")
        .contains("are reviewed again")
        .doesNotContain("??");
    assertThat(browser.get(draft + "/worth").html())
        .containsPattern("id=\"reduce_cost\"[^>]*disabled");
    assertThat(browser.get(draft + "/submit").html()).contains("No changes yet", "disabled");
    browser.get("/console/cards/" + cardId);
    assertThat(browser.submit("/console/cards/" + cardId + "/change", Map.of()).path())
        .as("one draft")
        .isEqualTo(look.path());

    next(
        draft,
        "use",
        with(
            USE,
            Map.of("get_limit", "3", "description", "每单限用一张", "code_type", "CODE_TYPE_QRCODE")));
    assertThat(browser.get(draft + "/submit").html())
        .contains("These changes take effect immediately", "<del>50</del>", "<ins>3</ins>")
        .doesNotContain("Needs review");
    Page page = browser.submit(draft + "/submit", Map.of());
    assertThat(page.html()).contains("The changes are in effect");
    assertThat(cards.find(cardId).orElseThrow().terms())
        .returns(3, terms -> terms.getLimit())
        .returns(CardStatus.VERIFY_OK, terms -> terms.status());

    browser.get("/console/cards/" + cardId);
    String again =
        browser
            .submit("/console/cards/" + cardId + "/change", Map.of())
            .path()
            .replace("/look", "");
    next(
        again,
        "look",
        with(
            LOOK,
            Map.of(
                "brand_name",
                "Somebody else",
                "title",
                "Renamed",
                "color",
                "Color010",
                "logo_url",
                "https://cdn.example/logo.png",
                "notice",
                "请出示二维码")));
    assertThat(browser.get(again + "/submit").html())
        .contains("Needs review", "<ins>Renamed</ins>")
        .doesNotContain("Somebody else");
    assertThat(browser.submit(again + "/submit", Map.of()).html())
        .contains("The changes have been submitted");
    assertThat(cards.find(cardId).orElseThrow().terms().status()).isEqualTo(CardStatus.NOT_VERIFY);
    assertThat(browser.submit("/console/cards/" + cardId + "/change", Map.of()).html())
        .contains("value=\"Renamed\"");
  }

  @Test
  void a_refused_card_opens_with_its_reason_and_is_handed_in_again() {
    String cardId = CardMaker.aCashCard().of(appid).create(commands);
    new Reviewer(address(""), "reviewer").refuse(cardId, "The logo is not yours");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> cards.find(cardId).orElseThrow().terms().status() == CardStatus.VERIFY_FAIL);
    assertThat(browser.get("/console/cards/" + cardId).html()).contains("Edit and resubmit");
    Page look = browser.submit("/console/cards/" + cardId + "/change", Map.of());
    String draft = look.path().replace("/look", "");
    assertThat(look.html()).contains("Reason for refusal", "The logo is not yours");
    assertThat(browser.get(draft + "/worth").html())
        .as("nobody was promised anything")
        .doesNotContainPattern("id=\"reduce_cost\"[^>]*disabled");
    next(draft, "look", with(LOOK, Map.of("title", "Mended")));
    browser.get(draft + "/submit");
    assertThat(browser.submit(draft + "/submit", Map.of()).html())
        .contains("The changes have been submitted");
    assertThat(cards.find(cardId).orElseThrow().terms().status()).isEqualTo(CardStatus.NOT_VERIFY);
  }
}
