package io.kaquan.coupon.lifecycle;

import static io.kaquan.fixture.CardMaker.aCashCard;
import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.platform.tenant.AppId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two things that exclude each other, wanted at the same moment. */
class RacesTest extends CouponScenario {
  private static final int ROUNDS = 10;
  private static final int EACH = 8;

  @Autowired private ExpireSweep sweep;
  @Autowired private JdbcClient db;

  @Test
  void reversed_and_redeemed_at_once_it_is_used_once_more_than_reversed_or_as_often()
      throws Exception {
    String card = onSale(aCashCard());
    for (int round = 0; round < ROUNDS; round++) {
      Coupon coupon = issued(card);
      done(redeem(coupon.code().value()));
      List<Refusal> results =
          race(() -> redeem(coupon.code().value()), () -> reverse(coupon.code().value()));
      List<EntryKind> life = lifeOf(coupon);
      assertThat(life).hasSize(2 + Collections.frequency(results, null));
      for (int step = 1; step < life.size(); step++) {
        assertThat(life.get(step))
            .as("in turns")
            .isEqualTo(step % 2 == 1 ? EntryKind.REDEEMED : EntryKind.REVERSED);
      }
      isAsItsLastEntrySays(coupon);
    }
  }

  @Test
  void offered_and_redeemed_at_once_one_of_them_happens() throws Exception {
    String card = onSale(aCashCard());
    for (int round = 0; round < ROUNDS; round++) {
      Coupon coupon = issued(card);
      List<Refusal> results =
          race(
              () -> redeem(coupon.code().value()),
              () ->
                  coupons.execute(
                      new CouponCommand.Offer(
                          new AppId(APPID),
                          coupon.code(),
                          null,
                          coupon.openid(),
                          UUID.randomUUID(),
                          API)));
      assertThat(results).containsOnlyOnce((Refusal) null);
      isAsItsLastEntrySays(coupon);
    }
  }

  @Test
  void accepted_by_friends_and_taken_back_at_once_one_of_them_has_it() throws Exception {
    String card = onSale(aCashCard());
    for (int round = 0; round < ROUNDS; round++) {
      Coupon coupon = issued(card);
      UUID gift = UUID.randomUUID();
      done(
          coupons.execute(
              new CouponCommand.Offer(
                  new AppId(APPID), coupon.code(), null, coupon.openid(), gift, API)));
      List<Refusal> results =
          race(
              () ->
                  coupons.execute(
                      new CouponCommand.Accept(
                          new AppId(APPID),
                          coupon.code(),
                          null,
                          new OpenId(somebody()),
                          gift,
                          API)),
              () ->
                  coupons.execute(
                      new CouponCommand.TakeBack(
                          new AppId(APPID), coupon.code(), null, gift, API)));
      assertThat(results).containsOnlyOnce((Refusal) null);
      List<Entry> life = entries(card, coupon.code().value());
      assertThat(life).hasSize(3);
      assertThat(
              db.sql("SELECT count(*) FROM coupon_event WHERE card_id = ? AND other_code = ?")
                  .params(card, coupon.code().value())
                  .query(Integer.class)
                  .single())
          .as("friends' coupons")
          .isEqualTo(life.get(2).kind() == EntryKind.GIFTED ? 1 : 0);
      isAsItsLastEntrySays(coupon);
    }
    assertThat(cards.find(card).orElseThrow().stock())
        .as("gifts take no stock")
        .isEqualTo(1000 - ROUNDS);
  }

  @Test
  void voided_and_redeemed_at_once_one_of_them_happens() throws Exception {
    String card = onSale(aCashCard());
    for (int round = 0; round < ROUNDS; round++) {
      Coupon coupon = issued(card);
      List<Refusal> results =
          race(
              () -> redeem(coupon.code().value()),
              () ->
                  coupons.execute(
                      new CouponCommand.Void(
                          new AppId(APPID), coupon.code(), null, "refund", null, API)));
      assertThat(results).containsOnlyOnce((Refusal) null);
      isAsItsLastEntrySays(coupon);
    }
  }

  @Test
  void at_the_end_of_its_validity_a_coupon_is_redeemed_or_expires() throws Exception {
    String card = onSale(aCashCard().forDays(1, 0));
    List<Coupon> all = IntStream.range(0, 40).mapToObj(n -> issued(card)).toList();
    moveClockTo(all.get(0).end());
    AtomicInteger redeemed = new AtomicInteger();
    ConcurrentLinkedQueue<Coupon> left = new ConcurrentLinkedQueue<>(all);
    atOnce(
        6,
        () -> {
          for (Coupon coupon = left.poll(); coupon != null; coupon = left.poll()) {
            if (left.size() == 20) {
              moveClockTo(all.get(0).end().plusSeconds(1));
            }
            if (left.size() % 3 == 0) {
              sweep.run();
            }
            if (why(redeem(coupon.code().value())) == null) {
              redeemed.incrementAndGet();
            }
          }
          sweep.run();
          return null;
        });
    assertThat(redeemed.get()).isBetween(1, 39);
    for (Coupon coupon : all) {
      assertThat(lifeOf(coupon)).hasSize(2);
      isAsItsLastEntrySays(coupon);
    }
    assertThat(all)
        .filteredOn(coupon -> lifeOf(coupon).contains(EntryKind.REDEEMED))
        .hasSize(redeemed.get());
  }

  /** Both, by eight at once; null for each that happened. */
  private List<Refusal> race(Callable<CouponResult> one, Callable<CouponResult> other)
      throws Exception {
    AtomicInteger turn = new AtomicInteger();
    List<Refusal> results = new ArrayList<>();
    atOnce(2 * EACH, () -> turn.getAndIncrement() % 2 == 0 ? one.call() : other.call())
        .forEach(result -> results.add(why(result)));
    assertThat(results).doesNotContain(Refusal.BUSY);
    return results;
  }

  private void isAsItsLastEntrySays(Coupon coupon) {
    List<Entry> life = entries(coupon.cardId().value(), coupon.code().value());
    assertThat(
            db.sql("SELECT status FROM coupon WHERE code = ?")
                .param(coupon.code().value())
                .query(String.class)
                .single())
        .isEqualTo(life.get(life.size() - 1).to());
  }
}
