package io.kaquan.card.lifecycle;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardId;
import io.kaquan.card.design.Designs;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.CouponResult;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.fixture.Scenario;
import io.kaquan.platform.tenant.AppId;
import java.time.Duration;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop of its own with the card function, and what it does with a card. */
abstract class CardScenario extends Scenario {
  static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Actor API = Actor.api("203.0.113.1");

  @Autowired ApplicationContext beans;
  @Autowired Cards cards;
  @Autowired CardCommands commands;
  @Autowired CardReviews reviews;
  @Autowired RuntimeService processes;
  @Autowired TaskService tasks;
  @Autowired JdbcClient db;
  @Autowired private Coupons coupons;

  Shop shop;

  @BeforeEach
  final void aShop() {
    shop = Shop.activated(beans);
  }

  CardResult change(String cardId, String baseInfo) {
    return commands.change(
        shop.appid(),
        cardId,
        Designs.json("{\"cash\": {\"base_info\": %s}}".formatted(baseInfo)),
        false);
  }

  Card card(String cardId) {
    return cards.find(shop.appid(), cardId).orElseThrow();
  }

  CouponResult issue(String cardId) {
    String openid = "o" + UUID.randomUUID().toString().replace("-", "").substring(0, 27);
    return coupons.execute(
        new CouponCommand.Issue(
            new AppId(shop.appid()),
            new CardId(cardId),
            new OpenId(openid),
            null,
            null,
            null,
            API));
  }

  /** Null when it was issued. */
  Refusal claim(String cardId) {
    return issue(cardId).fold(coupon -> null, refusal -> refusal);
  }

  Coupon coupon(String cardId) {
    return issue(cardId)
        .fold(
            coupon -> coupon,
            refusal -> {
              throw new AssertionError("refused: " + refusal);
            });
  }

  Refusal redeem(Coupon coupon) {
    return coupons
        .execute(
            new CouponCommand.Redeem(
                new AppId(shop.appid()), coupon.code(), null, null, null, null, API))
        .fold(done -> null, refusal -> refusal);
  }

  String instance(String cardId) {
    return processes
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(cardId, "CardLifecycle")
        .singleResult()
        .getId();
  }

  long waitsAt(String cardId, String activity) {
    return processes
        .createExecutionQuery()
        .processInstanceBusinessKey(cardId)
        .activityId(activity)
        .count();
  }

  Object column(String cardId, String column) {
    return db.sql("SELECT " + column + " FROM card WHERE card_id = ?")
        .param(cardId)
        .query()
        .singleRow()
        .get(column);
  }
}
