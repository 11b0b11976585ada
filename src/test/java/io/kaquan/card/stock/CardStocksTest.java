package io.kaquan.card.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardFault;
import io.kaquan.card.design.Designs;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.card.lifecycle.Shop;
import io.kaquan.fixture.Scenario;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class CardStocksTest extends Scenario {
  @Autowired private ApplicationContext beans;
  @Autowired private Cards cards;
  @Autowired private CardCommands commands;
  @Autowired private CardStocks stocks;
  @Autowired private PlatformTransactionManager transactions;

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
  }

  private void take(String cardId, long count) {
    new TransactionTemplate(transactions)
        .executeWithoutResult(status -> stocks.take(new TreeMap<>(Map.of(cardId, count))));
  }

  private long stock(String cardId) {
    return cards.find(cardId).orElseThrow().stock();
  }
}
