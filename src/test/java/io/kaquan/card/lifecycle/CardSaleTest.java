package io.kaquan.card.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.design.CardFault;
import io.kaquan.card.design.Designs;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.messaging.notification.Notifications;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A card that its merchant pauses, resumes and deletes. */
class CardSaleTest extends CardScenario {
  @Autowired private Notifications notifications;

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
}
