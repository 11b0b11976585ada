package io.kaquan.coupon.lifecycle;

import static io.kaquan.fixture.CardMaker.aCashCard;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Coupons of one batch that reach different states. */
class MixedBatchesTest extends CouponScenario {
  @Autowired private Batches batches;

  @Test
  void one_batch_of_reversals_goes_back_in_hand_and_expires() {
    Coupon lasting = issued(onSale(aCashCard()));
    Coupon ending = issued(onSale(aCashCard().forDays(1, 0)));
    moveClockTo(ending.end().minus(Duration.ofMinutes(5)));
    done(redeem(lasting.code()));
    done(redeem(ending.code()));
    moveClockTo(ending.end().plus(Duration.ofMinutes(5)));

    run(
        Transition.REVERSE,
        Stream.of(lasting, ending)
            .map(
                coupon ->
                    new CouponCommand.Reverse(
                        APPID, coupon.code(), coupon.cardId(), "wrong coupon", null, API)));

    assertThat(statusOf(lasting)).isEqualTo(CouponStatus.NORMAL);
    assertThat(statusOf(ending)).isEqualTo(CouponStatus.EXPIRE);
  }

  @Test
  void one_batch_of_new_codes_keeps_both_states_of_a_coupon_in_hand() {
    String card = onSale(aCashCard().withCustomCodes());
    Coupon held = own(card);
    Coupon returned = own(card);
    UUID gift = UUID.randomUUID();
    done(
        coupons.execute(
            new CouponCommand.Offer(APPID, returned.code(), card, returned.openid(), gift, API)));
    done(coupons.execute(new CouponCommand.TakeBack(APPID, returned.code(), card, gift, API)));

    List<Coupon> recoded =
        run(
            Transition.RECODE,
            Stream.of(held, returned)
                .map(
                    coupon ->
                        new CouponCommand.Recode(
                            APPID, coupon.code(), card, "N" + coupon.code(), API)));

    assertThat(recoded)
        .extracting(this::statusOf)
        .containsExactly(CouponStatus.NORMAL, CouponStatus.GIFT_TIMEOUT);
  }

  private Coupon own(String card) {
    String code = UUID.randomUUID().toString().substring(0, 12);
    return done(
        coupons.execute(new CouponCommand.Issue(APPID, card, somebody(), code, null, null, API)));
  }

  private <O extends CouponCommand> List<Coupon> run(Transition transition, Stream<O> commands) {
    List<PendingCommand<O>> items = commands.map(PendingCommand::new).toList();
    batches.run(transition, items);
    return items.stream().map(item -> done(item.result())).toList();
  }
}
