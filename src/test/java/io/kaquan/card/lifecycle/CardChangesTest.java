package io.kaquan.card.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.design.CardFault;
import io.kaquan.card.design.Designs;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A card that its merchant changes after its creation. */
class CardChangesTest extends CardScenario {
  @Test
  void what_nobody_reviews_holds_at_once() {
    String cardId = shop.cardOnSale(Designs.cash());
    CardResult answer =
        change(
            cardId,
            "{\"service_phone\": \"10086\", \"get_limit\": \"1\", \"can_give_friend\": false}");

    assertThat(answer).isEqualTo(CardResult.done(cardId));
    Card card = card(cardId);
    assertThat(card.terms().status()).isEqualTo(CardStatus.VERIFY_OK);
    assertThat(card.terms().getLimit()).isEqualTo(1);
    assertThat(card.terms().canGive()).isFalse();
    assertThat(card.approved()).isEqualTo(card.content());
    assertThat(card.content().at("/base_info/service_phone").asText()).isEqualTo("10086");
    assertThat(card.content().at("/base_info/title").asText())
        .as("what is not named stays")
        .isEqualTo("满十减三");
    assertThat(shop.task(cardId)).isNull();
  }

  @Test
  void an_empty_text_clears_a_field_and_one_that_is_needed_is_missing() {
    String cardId = shop.cardOnSale(Designs.cash());

    assertThat(change(cardId, "{\"service_phone\": \"\", \"title\": null}").isDone()).isTrue();
    assertThat(card(cardId).content().at("/base_info").has("service_phone")).isFalse();
    assertThat(change(cardId, "{\"title\": \"\"}"))
        .isEqualTo(CardResult.refused(CardFault.MISSING_FIELD, "base_info.title"));
  }

  @Test
  void what_is_reviewed_waits_while_consumers_see_and_claim_what_was_approved() {
    String cardId = shop.cardOnSale(Designs.cash());
    CardResult answer =
        change(
            cardId, "{\"title\": \"满十减四\", \"color\": \"Color100\", \"service_phone\": \"10086\"}");

    assertThat(answer.sendCheck()).isTrue();
    Card waiting = card(cardId);
    assertThat(waiting.terms().status()).isEqualTo(CardStatus.NOT_VERIFY);
    assertThat(waiting.terms().onSale()).isTrue();
    assertThat(waiting.terms().title()).isEqualTo("满十减三");
    assertThat(waiting.color()).isEqualTo("#63b359");
    assertThat(waiting.approved().at("/base_info/title").asText()).isEqualTo("满十减三");
    assertThat(waiting.approved().at("/base_info/service_phone").asText())
        .as("not reviewed")
        .isEqualTo("10086");
    assertThat(waiting.content().at("/base_info/title").asText()).isEqualTo("满十减四");
    assertThat(claim(cardId)).isNull();
    assertThat(tasks.getVariables(shop.task(cardId).getId())).containsEntry("cardTitle", "满十减四");

    shop.approve(cardId);
    Card approved = card(cardId);
    assertThat(approved.approved()).isEqualTo(approved.content());
    assertThat(approved.terms().title()).isEqualTo("满十减四");
    assertThat(approved.color()).isEqualTo("#cc463d");
    assertThat(reviews.lastRound(cardId).orElseThrow().number()).isEqualTo(2);
  }

  @Test
  void a_refused_change_leaves_what_was_approved_and_stops_claims_until_it_is_mended() {
    String cardId = shop.cardOnSale(Designs.cash());
    Coupon before = coupon(cardId);
    change(cardId, "{\"notice\": \"点此加群\"}");
    shop.refuse(cardId, "含引流信息");

    Card card = card(cardId);
    assertThat(reviews.lastReasons(cardId)).isEqualTo(Map.of("", "含引流信息"));
    assertThat(card.approved().at("/base_info/notice").asText()).isEqualTo("请出示二维码");
    assertThat(claim(cardId)).isEqualTo(Refusal.NOT_ON_SALE);
    assertThat(redeem(before)).as("a coupon in hand").isNull();

    assertThat(change(cardId, "{\"service_phone\": \"10086\"}").sendCheck()).isFalse();
    assertThat(card(cardId).terms().status())
        .as("nothing for reviewers")
        .isEqualTo(CardStatus.VERIFY_FAIL);
    assertThat(change(cardId, "{\"notice\": \"请出示券码\"}").sendCheck()).isTrue();
    assertThat(reviews.lastReasons(cardId))
        .as("while it is looked at again")
        .containsValue("含引流信息");
    shop.approve(cardId);
    assertThat(reviews.lastReasons(cardId)).isEmpty();
    assertThat(claim(cardId)).isNull();
  }

  @Test
  void a_change_joins_the_open_review_whose_task_begins_afresh() {
    moveClockTo(Instant.parse("2026-11-23T02:00:00Z"));
    String cardId = shop.card(Designs.cash());
    String task = shop.task(cardId).getId();
    moveClockTo(Instant.parse("2026-11-24T02:00:00Z"));
    assertThat(change(cardId, "{\"title\": \"满十减四\"}").sendCheck()).isTrue();

    assertThat(shop.task(cardId).getId())
        .as("nobody approves what the form did not show")
        .isNotEqualTo(task);
    assertThat(shop.task(cardId).getDueDate().toInstant()).isEqualTo("2026-11-26T10:00:00Z");
    assertThat(tasks.getVariables(shop.task(cardId).getId())).containsEntry("cardTitle", "满十减四");
    assertThat(reviews.lastRound(cardId).orElseThrow().number()).isEqualTo(1);
    assertThat(card(cardId).terms().title()).as("nobody saw another yet").isEqualTo("满十减四");
    shop.approve(cardId);
    assertThat(card(cardId).approved().at("/base_info/title").asText()).isEqualTo("满十减四");
  }

  @Test
  void
      a_card_refused_before_its_first_approval_may_be_changed_in_all_that_coupons_do_not_hang_on() {
    String cardId = shop.card(Designs.cash());
    shop.refuse(cardId, "面额过大");

    assertThat(
            commands
                .change(
                    shop.appid(), cardId, Designs.json("{\"cash\": {\"reduce_cost\": 200}}"), false)
                .sendCheck())
        .isTrue();
    shop.approve(cardId);
    assertThat(card(cardId).terms().reduceCost()).isEqualTo(200);
    assertThat(
            commands.change(
                shop.appid(), cardId, Designs.json("{\"cash\": {\"reduce_cost\": 100}}"), false))
        .isEqualTo(CardResult.refused(CardFault.NOT_CHANGEABLE, "reduce_cost"));
  }

  @Test
  void the_same_change_again_is_no_second_review() {
    String cardId = shop.cardOnSale(Designs.cash());
    assertThat(change(cardId, "{\"title\": \"满十减四\"}").sendCheck()).isTrue();
    String task = shop.task(cardId).getId();

    assertThat(change(cardId, "{\"title\": \"满十减四\"}").sendCheck()).as("it still waits").isTrue();
    assertThat(shop.task(cardId).getId()).isEqualTo(task);
    assertThat(change(cardId, "{\"get_limit\": 2}").sendCheck()).isFalse();
    assertThat(shop.task(cardId).getId()).as("nothing for reviewers").isEqualTo(task);
    assertThat(reviews.lastRound(cardId).orElseThrow().number()).isEqualTo(2);
  }

  @Test
  void the_whole_card_sent_as_it_is_changes_nothing() {
    String cardId = shop.cardOnSale(Designs.cash());
    claim(cardId);

    assertThat(commands.change(shop.appid(), cardId, Designs.cash(), false))
        .isEqualTo(CardResult.done(cardId));
    assertThat(card(cardId).terms().status()).isEqualTo(CardStatus.VERIFY_OK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      {"brand_name": "另一家"}                                            | base_info.brand_name
      {"sku": {"quantity": 7}}                                            | base_info.sku
      {"use_custom_code": true}                                           | base_info.use_custom_code
      {"bind_openid": 1}                                                  | base_info.bind_openid
      {"source": "别处"}                                                  | base_info.source
      {"date_info": {"type": 2, "fixed_term": 3}}                         | base_info.date_info.type
      {"date_info": {"type": 1, "end_timestamp": 2145758400}}             | base_info.date_info.end_timestamp
      {"date_info": {"begin_timestamp": "1793548800"}}                    | base_info.date_info.begin_timestamp
      """)
  void what_coupons_in_hand_rely_on_stays(String change, String field) {
    String cardId = shop.cardOnSale(Designs.cash());

    assertThat(change(cardId, change))
        .isEqualTo(CardResult.refused(CardFault.NOT_CHANGEABLE, field));
    assertThat(card(cardId).approved()).isEqualTo(card(cardId).content());
  }

  @Test
  void bad_changes_say_what_is_wrong() {
    String cardId = shop.cardOnSale(Designs.cash());

    assertThat(change(cardId, "{\"title\": \"%s\"}".formatted("长".repeat(10))).fault())
        .isEqualTo(CardFault.TOO_LONG);
    assertThat(change(cardId, "{\"color\": \"pink\"}").fault()).isEqualTo(CardFault.BAD_COLOR);
    assertThat(change(cardId, "{\"get_limit\": 51}").fault()).isEqualTo(CardFault.BAD_LIMIT);
    assertThat(change(cardId, "{\"title\": {}}").fault()).isEqualTo(CardFault.BAD_ARGUMENT);
    assertThat(commands.change(shop.appid(), cardId, Designs.json("{}"), false))
        .isEqualTo(CardResult.refused(CardFault.MISSING_FIELD, "cash"));
    assertThat(commands.change(shop.appid(), cardId, Designs.json("{\"cash\": []}"), false).fault())
        .isEqualTo(CardFault.BAD_ARGUMENT);
    assertThat(
            commands.change(
                shop.appid(),
                cardId,
                Designs.json("{\"card_type\": \"GIFT\", \"gift\": {}}"),
                false))
        .isEqualTo(CardResult.refused(CardFault.NOT_CHANGEABLE, "card_type"));
    assertThat(
            commands.change(Shop.activated(beans).appid(), cardId, Designs.cash(), false).fault())
        .isEqualTo(CardFault.UNKNOWN_CARD);
    assertThat(commands.change(shop.appid(), "p-none", Designs.cash(), false).fault())
        .isEqualTo(CardFault.UNKNOWN_CARD);
  }

  @Test
  void a_card_whose_validity_was_extended_ends_later() {
    ObjectNode design = Designs.cash();
    long now = clock.instant().getEpochSecond();
    Designs.base(design)
        .set(
            "date_info",
            Designs.json(
                "{\"type\": 1, \"begin_timestamp\": %d, \"end_timestamp\": %d}"
                    .formatted(now, now)));
    String cardId = shop.cardOnSale(design);
    assertThat(
            change(cardId, "{\"date_info\": {\"end_timestamp\": %d}}".formatted(now + 2 * 86_400))
                .isDone())
        .isTrue();

    assertThat(processes.getVariable(instance(cardId), "validityEnd"))
        .isEqualTo(Date.from(card(cardId).terms().validity().end().plusSeconds(1)));
    moveClockBy(Duration.ofDays(1).plusHours(12));
    assertThat(claim(cardId)).isNull();
    assertThat(column(cardId, "ended_at")).isNull();
    moveClockBy(Duration.ofDays(2));
    await().atMost(PATIENCE).until(() -> column(cardId, "settled_at") != null);
    assertThat(change(cardId, "{\"get_limit\": 2}").fault())
        .as("over")
        .isEqualTo(CardFault.WRONG_STATUS);
    assertThat(commands.pause(shop.appid(), cardId).fault()).isEqualTo(CardFault.WRONG_STATUS);
  }
}
