package io.kaquan.card.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.design.Designs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A card that several callers change, decide on and claim concurrently. */
class ConcurrentCardChangesTest extends CardScenario {
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

  private long count(String cardId) {
    return db.sql("SELECT count(*) FROM coupon WHERE card_id = ?")
        .param(cardId)
        .query(Long.class)
        .single();
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
