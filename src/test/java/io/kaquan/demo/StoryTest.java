package io.kaquan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kaquan.card.draft.Draft;
import io.kaquan.card.draft.Drafts;
import io.kaquan.coupon.selfservice.SelfService;
import io.kaquan.coupon.statistics.Selection;
import io.kaquan.coupon.statistics.Statistics;
import io.kaquan.coupon.statistics.Sums;
import io.kaquan.distribution.bulkissue.BulkIssue;
import io.kaquan.distribution.bulkissue.BulkIssueOutcome;
import io.kaquan.distribution.bulkissue.BulkIssues;
import io.kaquan.distribution.delivery.Deliveries;
import io.kaquan.fixture.MerchantScenario;
import io.kaquan.platform.tenant.MerchantId;
import io.kaquan.reconciliation.audit.Audits;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The parts of the demo's story, told of another merchant and on one day: the story itself takes
 * the clock of all others along.
 */
class StoryTest extends MerchantScenario {
  @Autowired private DemoReviewer reviewer;
  @Autowired private StoryDesk desk;
  @Autowired private StoryTrade trade;
  @Autowired private Statistics statistics;
  @Autowired private Audits audits;
  @Autowired private Deliveries deliveries;
  @Autowired private BulkIssues bulkIssues;
  @Autowired private Drafts drafts;
  @Autowired private SelfService selfService;

  @Test
  void a_day_of_business_is_what_the_story_says_and_agrees_with_the_audit() {
    String logo = desk.logo(merchant);
    String cash = onSale(StoryCards.cash(logo));
    String gift = onSale(StoryCards.gift(logo));
    String coupon = onSale(StoryCards.coupon(logo));

    trade.openStores(merchant);
    trade.bring(cash, gift, coupon);
    assertThat(stores.of(new MerchantId(merchant))).hasSize(2);
    assertThat(deliveries.of(appid, coupon, 1).deliveries())
        .as("one of its codes is stopped again")
        .extracting(Deliveries.Delivery::isEnded)
        .containsExactlyInAnyOrder(true, false);
    assertThat(browser.get("/console/landings").html()).contains("云上茶馆 · 秋日茶会");
    assertThat(selfService.of(gift).open()).isTrue();

    trade.guestsCome(12);
    trade.guestsUse(6);
    trade.clerkTakesOneBack();
    trade.guestsGive(2);
    UUID list = desk.beginBulkIssue(merchant, gift);
    Awaitility.await("the regular guests")
        .atMost(Duration.ofSeconds(30))
        .until(() -> desk.isHandedOut(merchant, list));

    BulkIssue bulkIssue = bulkIssues.find(merchant, list).orElseThrow();
    assertThat(bulkIssues.counts(bulkIssue))
        .containsEntry(BulkIssueOutcome.OK, 8L)
        .containsEntry(BulkIssueOutcome.MALFORMED, 1L);
    LocalDate today = LocalDate.now(clock);
    Sums sums = statistics.total(Selection.all(new MerchantId(merchant), today, today));
    assertThat(sums.viewed()).isBetween(24L, 48L);
    assertThat(sums.claimed()).as("by guests and by the list").isEqualTo(12 + 8);
    assertThat(sums.redeemed()).isEqualTo(6);
    assertThat(sums.redeemedFen()).isPositive();
    assertThat(sums.reversed()).isEqualTo(1);
    assertThat(sums.given()).as("the other one waits for its friend").isEqualTo(1);
    assertThat(statistics.channels(new MerchantId(merchant), today, today))
        .contains("常客 regulars")
        .hasSizeGreaterThan(2);
    assertThat(audits.differences(appid, null)).isEmpty();
  }

  @Test
  void what_lies_on_the_desk_is_there_to_go_on_with() {
    String logo = desk.logo(merchant);
    String gift = onSale(StoryCards.gift(logo));
    assertThat(commands.change(appid, gift, StoryCards.changedGift(), true).isDone()).isTrue();
    for (JsonNode card :
        new JsonNode[] {
          StoryCards.oneDay(logo), StoryCards.refused(logo), StoryCards.inReview(logo)
        }) {
      assertThat(commands.create(appid, card, false).isDone()).as(card.toString()).isTrue();
    }
    desk.beginCard(merchant, appid, logo);
    Draft draft = drafts.of(merchant, 0, 10).get(0);
    assertThat(browser.get("/console/cards/draft/" + draft.id() + "/worth").html())
        .contains("工作日八八折")
        .doesNotContain("??");
  }

  private String onSale(JsonNode card) {
    String id = commands.create(appid, card, false).cardId();
    reviewer.decide(id, null);
    Awaitility.await("on sale")
        .atMost(Duration.ofSeconds(30))
        .until(() -> cards.find(id).orElseThrow().terms().onSale());
    return id;
  }
}
