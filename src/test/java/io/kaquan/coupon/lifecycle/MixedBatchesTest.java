package io.kaquan.coupon.lifecycle;

import static io.kaquan.fixture.CardMaker.aCashCard;
import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.card.design.CardId;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.platform.tenant.AppId;
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
    done(redeem(lasting.code().value()));
    done(redeem(ending.code().value()));
    moveClockTo(ending.end().plus(Duration.ofMinutes(5)));

    run(
        Transition.REVERSE,
        Stream.of(lasting, ending)
            .map(
                coupon ->
                    new CouponCommand.Reverse(
                        new AppId(APPID),
                        coupon.code(),
                        coupon.cardId(),
                        "wrong coupon",
                        null,
                        API)));

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
            new CouponCommand.Offer(
                new AppId(APPID),
                returned.code(),
                new CardId(card),
                returned.openid(),
                gift,
                API)));
    done(
        coupons.execute(
            new CouponCommand.TakeBack(
                new AppId(APPID), returned.code(), new CardId(card), gift, API)));

    List<Coupon> recoded =
        run(
            Transition.RECODE,
            Stream.of(held, returned)
                .map(
                    coupon ->
                        new CouponCommand.Recode(
                            new AppId(APPID),
                            coupon.code(),
                            new CardId(card),
                            new CouponCode("N" + coupon.code().value()),
                            API)));

    assertThat(recoded)
        .extracting(this::statusOf)
        .containsExactly(CouponStatus.NORMAL, CouponStatus.GIFT_TIMEOUT);
  }

  private Coupon own(String card) {
    String code = UUID.randomUUID().toString().substring(0, 12);
    return done(
        coupons.execute(
            new CouponCommand.Issue(
                new AppId(APPID),
                new CardId(card),
                new OpenId(somebody()),
                new CouponCode(code),
                null,
                null,
                API)));
  }

  private <O extends CouponCommand> List<Coupon> run(Transition transition, Stream<O> commands) {
    List<PendingCommand<O>> items = commands.map(PendingCommand::new).toList();
    batches.run(transition, items);
    return items.stream().map(item -> done(item.result())).toList();
  }
}
