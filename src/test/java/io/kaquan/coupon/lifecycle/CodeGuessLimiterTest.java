package io.kaquan.coupon.lifecycle;

import static io.kaquan.fixture.CardMaker.aCashCard;
import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.coupon.code.CouponCode;
import io.kaquan.platform.access.Limits;
import io.kaquan.platform.tenant.AppId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever types wrong codes is stopped after a while; whoever types right ones never is. */
class CodeGuessLimiterTest extends CouponScenario {
  private static final int MOST = 400;

  @Autowired private Limits limits;

  private final String mark = UUID.randomUUID().toString();

  @Test
  void wrong_codes_are_counted_for_the_clerk_wherever_and_for_the_address_whoever() {
    Coupon coupon = issued(onSale(aCashCard()));
    Actor guesser = clerk("guesser", "198.51.100.1");
    for (int guess = 1; guess <= MOST; guess++) {
      assertThat(why(guess("000000000000", guesser))).isEqualTo(Refusal.UNKNOWN_CODE);
    }
    assertThat(why(guess("000000000000", guesser))).isEqualTo(Refusal.TOO_MANY_GUESSES);

    assertThat(why(guess(coupon.code().value(), guesser)))
        .as("a right one too")
        .isEqualTo(Refusal.TOO_MANY_GUESSES);
    assertThat(why(guess(coupon.code().value(), clerk("guesser", "198.51.100.2"))))
        .isEqualTo(Refusal.TOO_MANY_GUESSES);
    assertThat(why(guess(coupon.code().value(), clerk("other", "198.51.100.1"))))
        .isEqualTo(Refusal.TOO_MANY_GUESSES);
    assertThat(coupons.waitAfterGuesses(new AppId(APPID), guesser))
        .hasValueSatisfying(
            wait -> assertThat(wait).isBetween(Duration.ofMillis(1), Duration.ofMinutes(1)));
    assertThat(statusOf(coupon)).isEqualTo(CouponStatus.NORMAL);

    assertThat(why(guess("000000000000", clerk("third", "198.51.100.3"))))
        .as("others")
        .isEqualTo(Refusal.UNKNOWN_CODE);
    moveClockBy(Duration.ofMinutes(1));
    assertThat(why(guess(coupon.code().value(), guesser))).isNull();
  }

  @Test
  void another_node_learns_it_with_the_next_wrong_code_there() {
    CodeGuessLimiter here = new CodeGuessLimiter(limits, clock, MOST);
    CodeGuessLimiter there = new CodeGuessLimiter(limits, clock, MOST);
    Actor guesser = clerk("two-nodes", "198.51.100.9");
    for (int guess = 1; guess <= MOST; guess++) {
      assertThat((guess % 2 == 0 ? here : there).isOneTooMany(new AppId(APPID), guesser)).isFalse();
    }
    assertThat(there.wait(new AppId(APPID), guesser)).isEmpty();
    assertThat(here.isOneTooMany(new AppId(APPID), guesser)).isTrue();
    assertThat(there.isOneTooMany(new AppId(APPID), guesser)).isTrue();
    assertThat(there.wait(new AppId(APPID), guesser)).isPresent();
  }

  private Actor clerk(String name, String address) {
    return new Actor(Source.TILL, name + mark, null, address + mark);
  }

  private CouponResult guess(String code, Actor by) {
    return coupons.execute(
        new CouponCommand.Redeem(
            new AppId(APPID), new CouponCode(code), null, null, null, null, by));
  }
}
