package io.kaquan.card.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardFault;
import io.kaquan.card.design.Designs;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.CouponResult;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.fixture.Scenario;
import io.kaquan.messaging.notification.Notifications;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A card after its creation: changed, paused, deleted, by one side or by several at once. */
class CardChangesTest extends Scenario {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Actor API = Actor.api("203.0.113.1");

  @Autowired private ApplicationContext beans;
  @Autowired private Cards cards;
  @Autowired private CardCommands commands;
  @Autowired private CardReviews reviews;
  @Autowired private Coupons coupons;
  @Autowired private RuntimeService processes;
  @Autowired private RepositoryService models;
  @Autowired private TaskService tasks;
  @Autowired private FormService forms;
  @Autowired private Notifications notifications;
  @Autowired private JdbcClient db;

  private Shop shop;

  @BeforeEach
  void aShop() {
    shop = Shop.activated(beans);
  }

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

  @Test
  void a_paused_card_is_not_claimed_until_it_is_resumed() {
    String cardId = shop.cardOnSale(Designs.cash());
    Coupon before = coupon(cardId);

    assertThat(commands.pause(shop.appid(), cardId).isDone()).isTrue();
    assertThat(commands.pause(shop.appid(), cardId).isDone()).as("twice is once").isTrue();
    assertThat(waitsAt(cardId, "Event_SaleResumed")).isOne();
    assertThat(claim(cardId)).isEqualTo(Refusal.NOT_ON_SALE);
    assertThat(redeem(before)).as("a coupon in hand").isNull();
    change(cardId, "{\"title\": \"满十减四\"}");
    shop.approve(cardId);
    assertThat(claim(cardId)).as("an approval resumes nothing").isEqualTo(Refusal.NOT_ON_SALE);

    assertThat(commands.resume(shop.appid(), cardId).isDone()).isTrue();
    assertThat(commands.resume(shop.appid(), cardId).isDone()).isTrue();
    assertThat(waitsAt(cardId, "Event_SaleResumed")).isZero();
    assertThat(claim(cardId)).isNull();
  }

  @Test
  void a_card_that_was_never_approved_has_no_sale_to_pause() {
    String cardId = shop.card(Designs.cash());

    assertThat(commands.pause(shop.appid(), cardId).fault()).isEqualTo(CardFault.WRONG_STATUS);
    assertThat(commands.pause(Shop.activated(beans).appid(), cardId).fault())
        .isEqualTo(CardFault.UNKNOWN_CARD);
    assertThat(commands.delete(Shop.activated(beans).appid(), cardId).fault())
        .isEqualTo(CardFault.UNKNOWN_CARD);
    assertThat(commands.resume("wx-nobody", cardId).fault()).isEqualTo(CardFault.UNKNOWN_CARD);
  }

  @Test
  void a_deleted_card_is_claimed_no_more_but_used_until_its_validity_ends() {
    ObjectNode design = Designs.cash();
    long now = clock.instant().getEpochSecond();
    Designs.base(design)
        .set(
            "date_info",
            Designs.json(
                "{\"type\": 1, \"begin_timestamp\": %d, \"end_timestamp\": %d}"
                    .formatted(now, now)));
    String cardId = shop.cardOnSale(design);
    Coupon before = coupon(cardId);
    commands.pause(shop.appid(), cardId);

    assertThat(commands.delete(shop.appid(), cardId).isDone()).isTrue();
    assertThat(commands.delete(shop.appid(), cardId).isDone()).as("twice is once").isTrue();
    assertThat(waitsAt(cardId, "Event_DeletedCardOver")).isOne();
    assertThat(waitsAt(cardId, "Event_SaleResumed")).isZero();
    assertThat(claim(cardId)).isEqualTo(Refusal.NOT_ON_SALE);
    assertThat(redeem(before)).isNull();
    for (CardResult answer :
        List.of(
            change(cardId, "{\"title\": \"满十减四\"}"),
            commands.pause(shop.appid(), cardId),
            commands.resume(shop.appid(), cardId),
            commands.changeStock(shop.appid(), cardId, 1))) {
      assertThat(answer.fault()).as("deleted for good").isEqualTo(CardFault.WRONG_STATUS);
    }
    moveClockBy(Duration.ofDays(2));
    await().atMost(PATIENCE).until(() -> column(cardId, "settled_at") != null);
  }

  @Test
  void a_card_deleted_in_review_takes_its_review_along() {
    String cardId = shop.card(Designs.cash());
    String task = shop.task(cardId).getId();
    commands.delete(shop.appid(), cardId);

    assertThat(shop.task(cardId)).isNull();
    assertThatThrownBy(() -> tasks.complete(task, Map.of("decision", "approve")))
        .isInstanceOf(RuntimeException.class);
    assertThat(notifications.of(shop.merchantId(), Locale.ENGLISH)).isEmpty();
    assertThat(
            db.sql("SELECT decision FROM card_review WHERE card_id = ?")
                .param(cardId)
                .query(String.class)
                .single())
        .isEqualTo("withdrawn");
    assertThat(shop.status(cardId)).isEqualTo(CardStatus.DELETE);
  }

  @Test
  void changed_and_decided_at_once_nothing_is_approved_that_its_reviewer_did_not_see()
      throws Exception {
    for (int round = 0; round < 3; round++) {
      String cardId = shop.card(Designs.cash());
      String task = shop.task(cardId).getId();
      List<Boolean> happened =
          atOnce(
              () -> change(cardId, "{\"title\": \"满十减四\"}").isDone(),
              () -> {
                try {
                  tasks.complete(task, Map.of("decision", "approve"));
                  return true;
                } catch (RuntimeException tooLate) {
                  return false;
                }
              });
      Card card = card(cardId);
      assertThat(happened.get(0)).as("a change is never lost").isTrue();
      assertThat(card.content().at("/base_info/title").asText()).isEqualTo("满十减四");
      assertThat(card.terms().status()).isEqualTo(CardStatus.NOT_VERIFY);
      assertThat(shop.task(cardId)).isNotNull();
      assertThat(card.approved() != null).as("approved first").isEqualTo(happened.get(1));
      if (happened.get(1)) {
        assertThat(card.approved().at("/base_info/title").asText()).isEqualTo("满十减三");
      }
    }
  }

  @Test
  void changed_and_paused_from_many_sides_at_once_there_is_one_review_and_one_pause()
      throws Exception {
    String cardId = shop.cardOnSale(Designs.cash());
    List<Callable<Boolean>> all = new ArrayList<>();
    for (int caller = 0; caller < 4; caller++) {
      all.add(() -> change(cardId, "{\"title\": \"满十减四\"}").sendCheck());
      all.add(() -> commands.pause(shop.appid(), cardId).isDone());
    }
    assertThat(atOnce(all)).containsOnly(true);

    assertThat(reviews.lastRound(cardId).orElseThrow().number()).isEqualTo(2);
    assertThat(shop.task(cardId)).isNotNull();
    assertThat(waitsAt(cardId, "Event_SaleResumed")).isOne();
  }

  @Test
  void nobody_claims_once_a_card_is_deleted() throws Exception {
    for (int round = 0; round < 3; round++) {
      String cardId = shop.cardOnSale(Designs.cash());
      List<Callable<Boolean>> all = new ArrayList<>();
      long[] atDeletion = new long[1];
      all.add(
          () -> {
            boolean done = commands.delete(shop.appid(), cardId).isDone();
            atDeletion[0] = count(cardId);
            return done;
          });
      for (int caller = 0; caller < 6; caller++) {
        all.add(
            () -> {
              claim(cardId);
              return true;
            });
      }
      atOnce(all);
      assertThat(count(cardId))
          .as("claims after the deletion was answered")
          .isEqualTo(atDeletion[0]);
    }
  }

  @Test
  void a_card_begun_before_a_release_goes_on_by_the_new_model() {
    String inReview = shop.card(Designs.cash());
    String onSale = shop.cardOnSale(Designs.cash());
    Deployment old =
        models
            .createDeployment()
            .name("before")
            .addClasspathResource("models/card-lifecycle-before-pause.bpmn")
            .addString(
                "forms/review-card.form",
                "{\"id\": \"review-card\", \"components\": [], \"schemaVersion\": 16, \"type\": \"default\"}")
            .deploy();
    try {
      String definition =
          models.createProcessDefinitionQuery().deploymentId(old.getId()).singleResult().getId();
      begunWith(definition, inReview);
      begunWith(definition, onSale);
      assertThat(forms.getDeployedTaskForm(shop.task(onSale).getId()))
          .as("the form it was begun with")
          .isNotEmpty();
      tasks.complete(shop.task(onSale).getId(), Map.of("decision", "approve"));
      await().atMost(PATIENCE).until(() -> waitsAt(onSale, "Event_CardChanged") == 1);

      assertThat(change(inReview, "{\"title\": \"满十减四\"}").sendCheck()).isTrue();
      assertThat(commands.delete(shop.appid(), inReview).isDone()).isTrue();
      assertThat(shop.task(inReview)).isNull();
      assertThat(commands.pause(shop.appid(), onSale).isDone()).isTrue();
      assertThat(waitsAt(onSale, "Event_SaleResumed")).isOne();
      assertThat(change(onSale, "{\"title\": \"满十减四\"}").sendCheck()).isTrue();
      shop.approve(onSale);
    } finally {
      models.deleteDeployment(old.getId(), true);
    }
  }

  /** As if the card's process had been begun by this definition. */
  private void begunWith(String definition, String cardId) {
    Map<String, Object> variables =
        Map.of("validityEnd", processes.getVariable(instance(cardId), "validityEnd"));
    String instance = instance(cardId);
    // a letter may be on its way
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> processes.deleteProcessInstance(instance, "begun anew"));
    db.sql("DELETE FROM card_review WHERE card_id = ?").param(cardId).update();
    db.sql("UPDATE card SET status = 'NOT_VERIFY' WHERE card_id = ?").param(cardId).update();
    processes.startProcessInstanceById(definition, cardId, variables);
  }

  private CardResult change(String cardId, String baseInfo) {
    return commands.change(
        shop.appid(),
        cardId,
        Designs.json("{\"cash\": {\"base_info\": %s}}".formatted(baseInfo)),
        false);
  }

  private Card card(String cardId) {
    return cards.find(shop.appid(), cardId).orElseThrow();
  }

  private CouponResult issue(String cardId) {
    String openid = "o" + UUID.randomUUID().toString().replace("-", "").substring(0, 27);
    return coupons.execute(
        new CouponCommand.Issue(shop.appid(), cardId, openid, null, null, null, API));
  }

  /** Null when it was issued. */
  private Refusal claim(String cardId) {
    return issue(cardId).fold(coupon -> null, refusal -> refusal);
  }

  private Coupon coupon(String cardId) {
    return issue(cardId)
        .fold(
            coupon -> coupon,
            refusal -> {
              throw new AssertionError("refused: " + refusal);
            });
  }

  private Refusal redeem(Coupon coupon) {
    return coupons
        .execute(new CouponCommand.Redeem(shop.appid(), coupon.code(), null, null, null, null, API))
        .fold(done -> null, refusal -> refusal);
  }

  private long count(String cardId) {
    return db.sql("SELECT count(*) FROM coupon WHERE card_id = ?")
        .param(cardId)
        .query(Long.class)
        .single();
  }

  private String instance(String cardId) {
    return processes
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(cardId, "CardLifecycle")
        .singleResult()
        .getId();
  }

  private long waitsAt(String cardId, String activity) {
    return processes
        .createExecutionQuery()
        .processInstanceBusinessKey(cardId)
        .activityId(activity)
        .count();
  }

  private Object column(String cardId, String column) {
    return db.sql("SELECT " + column + " FROM card WHERE card_id = ?")
        .param(cardId)
        .query()
        .singleRow()
        .get(column);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  private static <T> List<T> atOnce(Callable<T>... calls) throws Exception {
    return atOnce(List.of(calls));
  }

  /** Lets all go at the same moment and gives their answers. */
  private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<T>> answers = new ArrayList<>();
      for (Callable<T> call : calls) {
        answers.add(
            threads.submit(
                () -> {
                  start.await();
                  return call.call();
                }));
      }
      start.countDown();
      List<T> all = new ArrayList<>();
      for (Future<T> answer : answers) {
        all.add(answer.get());
      }
      return all;
    } finally {
      threads.shutdownNow();
    }
  }
}
