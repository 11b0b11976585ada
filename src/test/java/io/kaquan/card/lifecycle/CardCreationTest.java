package io.kaquan.card.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardFault;
import io.kaquan.card.design.CardType;
import io.kaquan.card.design.Designs;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.AccountKind;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class CardCreationTest extends Scenario {
  @Autowired private ApplicationContext beans;
  @Autowired private Cards cards;
  @Autowired private CardCommands commands;
  @Autowired private RuntimeService processes;
  @Autowired private TaskService tasks;
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
}
