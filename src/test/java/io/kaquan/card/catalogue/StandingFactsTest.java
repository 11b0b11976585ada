package io.kaquan.card.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StandingFactsTest {
  private static final StandingFacts ON_SALE =
      new StandingFacts(CardStatus.VERIFY_OK, true, true, false, true, "wx0000000000000001");

  @Test
  void a_card_with_stock_is_on_sale_while_its_account_is_active() {
    assertThat(ON_SALE.standing(true)).isEqualTo(CardStanding.ON_SALE);
    assertThat(ON_SALE.standing(false)).isEqualTo(CardStanding.SUSPENDED);
  }

  @Test
  void a_card_without_stock_is_sold_out() {
    assertThat(facts(CardStatus.VERIFY_OK, true, true, false, false).standing(true))
        .isEqualTo(CardStanding.SOLD_OUT);
  }

  @Test
  void a_card_that_is_not_on_sale_is_in_review_before_its_first_approval_and_paused_after_it() {
    assertThat(facts(CardStatus.NOT_VERIFY, false, false, false, true).standing(true))
        .isEqualTo(CardStanding.IN_REVIEW);
    assertThat(facts(CardStatus.DISPATCH, true, false, false, true).standing(true))
        .isEqualTo(CardStanding.PAUSED);
  }

  @Test
  void a_refusal_hides_a_pause_and_the_end_of_validity_a_refusal() {
    assertThat(facts(CardStatus.VERIFY_FAIL, true, false, false, true).standing(true))
        .isEqualTo(CardStanding.REFUSED);
    assertThat(facts(CardStatus.VERIFY_FAIL, true, false, true, true).standing(true))
        .isEqualTo(CardStanding.OVER);
  }

  @Test
  void a_deleted_card_is_deleted_whatever_else_it_is() {
    assertThat(facts(CardStatus.DELETE, true, false, true, true).standing(false))
        .isEqualTo(CardStanding.DELETED);
  }

  @Test
  void a_change_in_review_leaves_an_approved_card_on_sale() {
    assertThat(CardStatus.NOT_VERIFY.isOnSale(true)).isTrue();
    assertThat(CardStatus.NOT_VERIFY.isOnSale(false)).isFalse();
    assertThat(CardStatus.VERIFY_FAIL.isOnSale(true)).isFalse();
  }

  private static StandingFacts facts(
      CardStatus status, boolean onceApproved, boolean onSale, boolean over, boolean inStock) {
    return new StandingFacts(status, onceApproved, onSale, over, inStock, "wx0000000000000001");
  }
}
