package io.kaquan.card.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.card.design.CardFault;
import io.kaquan.card.design.Designs;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.card.lifecycle.Shop;
import io.kaquan.fixture.Scenario;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class CardsTest extends Scenario {
  @Autowired private ApplicationContext beans;
  @Autowired private Cards cards;
  @Autowired private CardCommands commands;

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
  void terms_of_unknown_cards_are_left_out() {
    String cardId = Shop.activated(beans).card(Designs.cash());

    assertThat(cards.terms(List.of(cardId, "p-unknown"))).containsOnlyKeys(cardId);
    assertThat(cards.terms(List.of())).isEmpty();
  }
}
