package io.kaquan.card.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardPage;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardFault;
import io.kaquan.card.design.CardType;
import io.kaquan.card.design.Designs;
import io.kaquan.card.stock.CardStocks;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.messaging.notification.Notifications;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class CardsTest extends Scenario {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired private ApplicationContext beans;
  @Autowired private Cards cards;
  @Autowired private CardCommands commands;
  @Autowired private CardStocks stocks;
  @Autowired private RuntimeService processes;
  @Autowired private TaskService tasks;
  @Autowired private Notifications notifications;
  @Autowired private JdbcClient db;
  @Autowired private PlatformTransactionManager transactions;

  @Test
  void a_new_card_waits_for_its_reviewer() {
    Shop shop = Shop.activated(beans);
    moveClockTo(Instant.parse("2026-11-23T02:00:00Z"));
    String cardId = shop.card(Designs.cash());

    Card card = cards.find(cardId).orElseThrow();
    assertThat(cardId).matches("p[A-Za-z0-9_-]{27}");
    assertThat(card.terms().status()).isEqualTo(CardStatus.NOT_VERIFY);
    assertThat(card.terms().onSale()).isFalse();
    assertThat(card.approved()).isNull();
    assertThat(card.stock()).isEqualTo(100);
    assertThat(card.color()).isEqualTo("#63b359");
    assertThat(card.terms().reduceCost()).isEqualTo(300);
    Task task = shop.task(cardId);
    assertThat(task.getTaskDefinitionKey()).isEqualTo("Task_ReviewCard");
    assertThat(task.getDueDate().toInstant()).isEqualTo("2026-11-26T10:00:00Z");
    assertThat(tasks.getVariables(task.getId()))
        .containsEntry("cardTitle", "满十减三")
        .containsEntry("cardType", "代金券 Cash coupon")
        .containsEntry("stockText", "100")
        .containsEntry("validityText", "2026-11-01 00:00 – 2037-12-31 23:59")
        .containsEntry("dueText", "2026-11-26 18:00")
        .containsEntry("noticeText", "请出示二维码")
        .containsEntry("validityEnd", Date.from(Instant.parse("2037-12-31T16:00:00Z")))
        .containsKeys("merchantName", "brandName", "descriptionText");
  }

  @Test
  void an_approved_card_is_on_sale_and_its_merchant_knows() {
    Shop shop = Shop.activated(beans);
    String cardId = shop.cardOnSale(Designs.cash());

    Card card = cards.find(cardId).orElseThrow();
    assertThat(card.terms().onSale()).isTrue();
    assertThat(card.approved()).isEqualTo(card.content());
    assertThat(review(cardId))
        .containsEntry("decision", "approve")
        .containsEntry("decided_by", "reviewer");
    assertThat(notifications.of(shop.merchantId(), Locale.ENGLISH))
        .singleElement()
        .satisfies(notice -> assertThat(notice.title()).contains("满十减三"));
  }

  @Test
  void a_refused_card_says_why() {
    Shop shop = Shop.activated(beans);
    String cardId = shop.card(Designs.cash());
    shop.refuse(cardId, "  图片不清楚 ");

    assertThat(cards.find(cardId).orElseThrow().terms().onSale()).isFalse();
    assertThat(review(cardId)).containsEntry("decision", "refuse").containsEntry("reason", "图片不清楚");
    assertThat(notifications.of(shop.merchantId(), Locale.SIMPLIFIED_CHINESE))
        .singleElement()
        .satisfies(notice -> assertThat(notice.parts().toString()).contains("图片不清楚"));
  }

  @Test
  void a_decision_that_says_too_little_decides_nothing() {
    Shop shop = Shop.activated(beans);
    String cardId = shop.card(Designs.cash());

    for (Map<String, Object> form :
        List.<Map<String, Object>>of(
            Map.of(),
            Map.of("decision", "maybe"),
            Map.of("decision", "refuse"),
            Map.of("decision", "refuse", "reason", " x "))) {
      assertThatThrownBy(() -> shop.decide(cardId, form))
          .as(form.toString())
          .hasStackTraceContaining("驳回");
    }
    assertThat(shop.task(cardId)).isNotNull();
    assertThat(review(cardId)).containsEntry("decision", null);
  }

  @Test
  void reviewers_are_reminded_and_leads_are_told_once() {
    Shop shop = Shop.activated(beans);
    moveClockTo(Instant.parse("2026-11-23T02:00:00Z"));
    String cardId = shop.card(Designs.cash());

    moveClockTo(Instant.parse("2026-11-25T10:00:01Z"));
    await().atMost(PATIENCE).until(() -> review(cardId).get("reminded_at") != null);
    assertThat(review(cardId)).containsEntry("escalated_at", null);
    moveClockTo(Instant.parse("2026-11-26T10:00:01Z"));
    await().atMost(PATIENCE).until(() -> review(cardId).get("escalated_at") != null);
    shop.approve(cardId);
  }

  @Test
  void a_card_whose_validity_is_over_is_settled() {
    Shop shop = Shop.activated(beans);
    ObjectNode design = Designs.cash();
    Instant now = clock.instant();
    Designs.base(design)
        .set(
            "date_info",
            Designs.json(
                "{\"type\": 1, \"begin_timestamp\": %d, \"end_timestamp\": %d}"
                    .formatted(now.getEpochSecond(), now.getEpochSecond())));
    String cardId = shop.cardOnSale(design);
    assertThat(column(cardId, "ended_at")).isNull();

    moveClockBy(Duration.ofDays(1));
    await().atMost(PATIENCE).until(() -> column(cardId, "settled_at") != null);
    assertThat(column(cardId, "ended_at")).isNotNull();
    await().atMost(PATIENCE).until(() -> instance(cardId) == null);
  }

  @Test
  void row_and_process_appear_together_or_not_at_all() {
    Shop shop = Shop.activated(beans);
    String cardId =
        new TransactionTemplate(transactions)
            .execute(
                status -> {
                  status.setRollbackOnly();
                  return shop.card(Designs.cash());
                });

    assertThat(cards.find(cardId)).isEmpty();
    assertThat(instance(cardId)).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void an_app_creates_every_type_through_the_api(CardType type) {
    Shop shop = Shop.activated(beans, AccountKind.MOBILE_APP);

    assertThat(commands.create(shop.appid(), Designs.of(type), false).fault()).isNull();
    assertThat(commands.create(shop.appid(), Designs.of(type), true).fault())
        .isEqualTo(CardFault.TYPE_NOT_GRANTED);
  }

  @Test
  void a_type_is_refused_where_the_channel_does_not_grant_it() {
    Shop shop = Shop.activated(beans);

    assertThat(commands.create(shop.appid(), Designs.cash(), true).fault()).isNull();
    assertThat(commands.create(shop.appid(), Designs.of(CardType.MEMBER_CARD), true))
        .isEqualTo(CardResult.refused(CardFault.TYPE_NOT_GRANTED, "card_type"));
    assertThat(
            commands.create(shop.appid(), Designs.json("{\"card_type\": \"LUCKY_MONEY\"}"), false))
        .isEqualTo(CardResult.refused(CardFault.UNKNOWN_TYPE, "card_type"));
    assertThat(
            commands.create(
                shop.appid(), Designs.json("{\"card_type\": \"CASH\", \"gift\": {}}"), false))
        .isEqualTo(CardResult.refused(CardFault.MISSING_FIELD, "cash"));
    assertThat(commands.create(Shop.notActivated(beans).appid(), Designs.cash(), false).fault())
        .isEqualTo(CardFault.NOT_ACTIVE);
  }

  @Test
  void a_card_belongs_to_its_appid() {
    Shop shop = Shop.activated(beans);
    Shop other = Shop.activated(beans);
    String cardId = shop.card(Designs.cash());

    assertThat(cards.find(shop.appid(), cardId)).isPresent();
    assertThat(cards.find(other.appid(), cardId)).isEmpty();
    assertThat(commands.changeStock(other.appid(), cardId, 1).fault())
        .isEqualTo(CardFault.UNKNOWN_CARD);
    assertThat(cards.page(other.appid(), 0, 50, Set.of()).cardIds()).isEmpty();
    assertThat(cards.of(other.merchantId())).isEmpty();
  }

  @Test
  void pages_are_newest_first() {
    Shop shop = Shop.activated(beans);
    String first = shop.card(Designs.cash());
    String second = shop.card(Designs.cash());
    String third = shop.cardOnSale(Designs.cash());

    assertThat(cards.page(shop.appid(), 0, 2, Set.of()))
        .isEqualTo(new CardPage(List.of(third, second), 3));
    assertThat(cards.page(shop.appid(), 2, 2, Set.of()).cardIds()).containsExactly(first);
    assertThat(cards.page(shop.appid(), 0, 50, Set.of(CardStatus.VERIFY_OK)))
        .isEqualTo(new CardPage(List.of(third), 1));
    assertThat(cards.of(shop.merchantId()))
        .extracting(card -> card.terms().cardId())
        .containsExactly(third, second, first);
  }

  @Test
  void stock_is_changed_but_never_below_nothing() {
    Shop shop = Shop.activated(beans);
    String cardId = shop.card(Designs.cash());

    assertThat(commands.changeStock(shop.appid(), cardId, 5).isDone()).isTrue();
    assertThat(commands.changeStock(shop.appid(), cardId, -106).fault())
        .isEqualTo(CardFault.BAD_STOCK);
    assertThat(commands.changeStock(shop.appid(), cardId, 100_000_000).fault())
        .isEqualTo(CardFault.BAD_STOCK);
    assertThat(commands.changeStock(shop.appid(), cardId, Long.MIN_VALUE).fault())
        .isEqualTo(CardFault.BAD_STOCK);
    assertThat(stock(cardId)).isEqualTo(105);
    assertThat(commands.changeStock(shop.appid(), cardId, -105).isDone()).isTrue();
    assertThat(stock(cardId)).isZero();
  }

  @Test
  void takers_never_get_more_than_there_is() throws Exception {
    Shop shop = Shop.activated(beans);
    String cardId = shop.card(Designs.cash());
    Callable<Boolean> taker =
        () -> {
          try {
            take(cardId, 7);
            return true;
          } catch (IllegalStateException none) {
            return false;
          }
        };

    ExecutorService pool = Executors.newFixedThreadPool(8);
    int got = 0;
    for (Future<Boolean> answer : pool.invokeAll(Collections.nCopies(40, taker))) {
      got += answer.get() ? 1 : 0;
    }
    pool.shutdown();
    assertThat(got).isEqualTo(14);
    assertThat(stock(cardId)).isEqualTo(2);
  }

  @Test
  void stock_is_locked_and_taken_in_the_callers_transaction_only() {
    Shop shop = Shop.activated(beans);
    String cardId = shop.card(Designs.cash());

    assertThatThrownBy(() -> stocks.lock(List.of(cardId)))
        .isInstanceOf(IllegalTransactionStateException.class);
    assertThatThrownBy(() -> stocks.take(new TreeMap<>(Map.of(cardId, 1L))))
        .isInstanceOf(IllegalTransactionStateException.class);
    assertThat(
            new TransactionTemplate(transactions)
                .<Map<String, Long>>execute(status -> stocks.lock(List.of(cardId, "p-unknown"))))
        .isEqualTo(Map.of(cardId, 100L));
    assertThat(cards.terms(List.of(cardId, "p-unknown"))).containsOnlyKeys(cardId);
    assertThat(cards.terms(List.of())).isEmpty();
  }

  private void take(String cardId, long count) {
    new TransactionTemplate(transactions)
        .executeWithoutResult(status -> stocks.take(new TreeMap<>(Map.of(cardId, count))));
  }

  private long stock(String cardId) {
    return cards.find(cardId).orElseThrow().stock();
  }

  private String instance(String cardId) {
    return processes
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(cardId, "CardLifecycle")
        .list()
        .stream()
        .map(found -> found.getId())
        .findFirst()
        .orElse(null);
  }

  private Map<String, Object> review(String cardId) {
    return db.sql("SELECT * FROM card_review WHERE card_id = :id ORDER BY round DESC LIMIT 1")
        .param("id", cardId)
        .query()
        .singleRow();
  }

  private Object column(String cardId, String column) {
    return db.sql("SELECT " + column + " FROM card WHERE card_id = :id")
        .param("id", cardId)
        .query()
        .singleRow()
        .get(column);
  }
}
