package io.kaquan.coupon.lifecycle;

import static io.kaquan.fixture.CardMaker.aCashCard;
import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.gift.Gift;
import io.kaquan.coupon.gift.Gifts;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.platform.tenant.AppId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A coupon on its way to a friend: the coupon decides who has it, and the process beside it always
 * comes to the right end.
 */
class GiftsTest extends CouponScenario {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration A_DAY = Duration.ofHours(24);

  @Autowired private Gifts gifts;
  @Autowired private ExpireSweep sweep;
  @Autowired private RuntimeService processes;
  @Autowired private HistoryService history;
  @Autowired private ManagementService jobs;
  @Autowired private ProcessEngine engine;
  @Autowired private JdbcClient db;

  @AfterEach
  void theWorkersGoOn() {
    workers().start();
  }

  @Test
  void a_friend_accepts_and_has_a_code_of_its_own() {
    Coupon coupon = issued(onSale(aCashCard()));
    Gift gift = offered(coupon);
    assertThat(gift).returns(true, Gift::isOpen).returns(coupon.openid(), Gift::giver);
    assertThat(Duration.between(gift.offeredAt(), gift.until())).isEqualTo(A_DAY);
    assertThat(waiting(gift)).isOne();
    assertThat(
            processes
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(coupon.code().value())
                .count())
        .as("codes are no business keys")
        .isZero();

    String friend = somebody();
    Coupon friends = done(gifts.accept(gift.id(), new OpenId(friend), API));
    assertThat(friends)
        .returns(new OpenId(friend), Coupon::openid)
        .returns(CouponStatus.NORMAL, Coupon::status)
        .returns(coupon.end(), Coupon::end);
    assertThat(friends.code()).isNotEqualTo(coupon.code());
    assertThat(endOf(gift)).isEqualTo("EndEvent_GivenAway");
    assertThat(found(gift))
        .returns(new OpenId(friend), Gift::friend)
        .returns(friends.code(), Gift::friendsCode)
        .returns(Optional.of(GiftsMoved.Outcome.ACCEPTED), Gift::outcome);
    assertThat(gifts.given(new AppId(APPID), coupon.openid()))
        .extracting(Gift::id)
        .containsExactly(gift.id());
    assertThat(why(redeem(coupon.code().value()))).isEqualTo(Refusal.UNKNOWN_CODE);

    assertThat(done(gifts.accept(gift.id(), new OpenId(friend), API)).code())
        .as("asked twice")
        .isEqualTo(friends.code());
    assertThat(why(gifts.accept(gift.id(), new OpenId(somebody()), API)))
        .isEqualTo(Refusal.GIFT_OVER);
    assertThat(why(gifts.takeBack(gift.id(), coupon.openid(), API))).isEqualTo(Refusal.GIFT_OVER);
    assertThat(done(redeem(friends.code().value())).status()).isEqualTo(CouponStatus.CONSUMED);
  }

  @Test
  void the_giver_takes_it_back_and_nobody_else_can() {
    Coupon coupon = issued(onSale(aCashCard()));
    Gift gift = offered(coupon);
    assertThat(why(gifts.takeBack(gift.id(), new OpenId(somebody()), API)))
        .isEqualTo(Refusal.GIFT_OVER);
    assertThat(done(gifts.takeBack(gift.id(), coupon.openid(), API)).status())
        .isEqualTo(CouponStatus.GIFT_TIMEOUT);
    assertThat(endOf(gift)).isEqualTo("EndEvent_TakenBack");
    assertThat(found(gift).outcome()).contains(GiftsMoved.Outcome.TAKEN_BACK);
    assertThat(why(gifts.accept(gift.id(), new OpenId(somebody()), API)))
        .isEqualTo(Refusal.GIFT_OVER);

    Gift second = offered(coupon);
    assertThat(gifts.latest(new AppId(APPID), coupon.cardId(), coupon.code()).orElseThrow().id())
        .isEqualTo(second.id());
    assertThat(why(gifts.accept(gift.id(), new OpenId(somebody()), API)))
        .as("the first link")
        .isEqualTo(Refusal.GIFT_OVER);
    assertThat(why(gifts.accept(second.id(), coupon.openid(), API))).isEqualTo(Refusal.OWN_GIFT);
    done(gifts.accept(second.id(), new OpenId(somebody()), API));
  }

  @Test
  void after_a_day_the_house_writes_down_that_it_is_back() {
    Coupon coupon = issued(onSale(aCashCard()));
    Gift gift = offered(coupon);
    moveClockTo(gift.until().minusSeconds(1));
    assertThat(found(gift).isOpen()).isTrue();
    moveClockTo(gift.until());
    assertThat(found(gift).outcome()).as("by the clock").contains(GiftsMoved.Outcome.LAPSED);
    assertThat(why(gifts.accept(gift.id(), new OpenId(somebody()), API)))
        .isEqualTo(Refusal.GIFT_OVER);

    assertThat(endOf(gift)).isEqualTo("EndEvent_Returned");
    assertThat(entries(coupon.cardId().value(), coupon.code().value()))
        .element(2)
        .returns(EntryKind.GIFT_RETURNED, Entry::kind)
        .returns(Source.SYSTEM.name(), entry -> entry.by().source())
        .returns(CouponStatus.GIFTING.name(), Entry::from);
    assertThat(found(gift).endedAt()).isNotNull();
    assertThat(done(redeem(coupon.code().value())).status()).isEqualTo(CouponStatus.CONSUMED);
    assertThat(lifeOf(coupon)).hasSize(4);
  }

  @Test
  void used_by_its_giver_after_a_day_the_timer_finds_nothing_to_do() {
    Coupon coupon = issued(onSale(aCashCard()));
    workers().shutdown();
    Gift gift = offered(coupon);
    moveClockTo(gift.until());
    done(redeem(coupon.code().value()));
    assertThat(lifeOf(coupon))
        .containsExactly(
            EntryKind.CLAIMED, EntryKind.GIFT_OFFERED, EntryKind.GIFT_RETURNED, EntryKind.REDEEMED);
    assertThat(waiting(gift)).as("it waits for its timer").isOne();
    nextJob(gift);
    nextJob(gift);
    assertThat(endOf(gift)).isEqualTo("EndEvent_Returned");
    assertThat(lifeOf(coupon)).hasSize(4);
  }

  @Test
  void made_unavailable_while_its_timer_is_at_work_the_process_ends_quietly() {
    Coupon coupon = issued(onSale(aCashCard()));
    workers().shutdown();
    Gift gift = offered(coupon);
    moveClockTo(gift.until());
    nextJob(gift);
    db.sql("UPDATE gift SET until = until + interval '1 hour' WHERE id = ?")
        .param(gift.id())
        .update();
    db.sql("UPDATE coupon SET gift_until = gift_until + interval '1 hour' WHERE gift = ?")
        .param(gift.id())
        .update();
    done(makeVoid(coupon));
    nextJob(gift);
    assertThat(endOf(gift)).isEqualTo("EndEvent_EndedMeanwhile");
    assertThat(lifeOf(coupon))
        .containsExactly(EntryKind.CLAIMED, EntryKind.GIFT_OFFERED, EntryKind.VOIDED);
  }

  @Test
  void made_unavailable_it_is_nobodys_to_take() {
    Coupon coupon = issued(onSale(aCashCard()));
    Gift gift = offered(coupon);
    done(makeVoid(coupon));
    assertThat(endOf(gift)).isEqualTo("EndEvent_GiftVoided");
    assertThat(found(gift).outcome()).contains(GiftsMoved.Outcome.VOIDED);
    assertThat(why(gifts.accept(gift.id(), new OpenId(somebody()), API)))
        .isEqualTo(Refusal.GIFT_OVER);
  }

  @Test
  void with_its_validity_the_offer_is_over_too() {
    Coupon coupon = issued(onSale(aCashCard().forDays(1, 0)));
    Gift gift = offered(coupon);
    assertThat(gift.until())
        .as("a coupon ends before the day is over")
        .isEqualTo(coupon.end().plusSeconds(1));
    moveClockTo(gift.until());
    assertThat(found(gift).outcome()).contains(GiftsMoved.Outcome.EXPIRED);
    assertThat(why(gifts.accept(gift.id(), new OpenId(somebody()), API)))
        .isEqualTo(Refusal.OUT_OF_VALIDITY);
    sweep.run();
    assertThat(endOf(gift)).isEqualTo("EndEvent_GiftExpired");
    assertThat(lifeOf(coupon))
        .containsExactly(EntryKind.CLAIMED, EntryKind.GIFT_OFFERED, EntryKind.EXPIRED);
    assertThat(found(gift).endedAt()).isNotNull();
  }

  @Test
  void an_unknown_offer_is_over() {
    assertThat(gifts.find(UUID.randomUUID())).isEmpty();
    assertThat(why(gifts.accept(UUID.randomUUID(), new OpenId(somebody()), API)))
        .isEqualTo(Refusal.GIFT_OVER);
    assertThat(why(gifts.takeBack(UUID.randomUUID(), new OpenId(somebody()), API)))
        .isEqualTo(Refusal.GIFT_OVER);
  }

  @Test
  void friends_the_giver_and_the_timer_at_once_leave_one_outcome() throws Exception {
    String card = onSale(aCashCard());
    List<Coupon> all = IntStream.range(0, 12).mapToObj(n -> issued(card)).toList();
    List<Gift> offers = all.stream().map(this::offered).toList();
    AtomicInteger turn = new AtomicInteger();
    moveClockTo(offers.get(0).until().minusMillis(1500));
    atOnce(
        8,
        (Callable<Void>)
            () -> {
              int me = turn.getAndIncrement();
              for (Gift gift : offers) {
                if (me == 0 && gift.equals(offers.get(6))) {
                  moveClockTo(offers.get(11).until());
                }
                CouponResult result =
                    me < 6
                        ? gifts.accept(gift.id(), new OpenId(somebody()), API)
                        : gifts.takeBack(gift.id(), gift.giver(), API);
                assertThat(why(result)).isIn(null, Refusal.GIFT_OVER, Refusal.UNKNOWN_CODE);
              }
              return null;
            });
    List<String> ends = new ArrayList<>();
    for (int place = 0; place < all.size(); place++) {
      Gift gift = offers.get(place);
      Coupon coupon = all.get(place);
      String end = endOf(gift);
      ends.add(end);
      GiftsMoved.Outcome outcome = found(gift).outcome().orElseThrow();
      EntryKind third = lifeOf(coupon).get(2);
      assertThat(lifeOf(coupon)).hasSize(3);
      assertThat(third)
          .isEqualTo(
              outcome == GiftsMoved.Outcome.ACCEPTED ? EntryKind.GIFTED : EntryKind.GIFT_RETURNED);
      assertThat(end)
          .isEqualTo(
              switch (outcome) {
                case ACCEPTED -> "EndEvent_GivenAway";
                case TAKEN_BACK -> "EndEvent_TakenBack";
                default -> "EndEvent_Returned";
              });
    }
    assertThat(ends).contains("EndEvent_GivenAway", "EndEvent_Returned");
    assertThat(jobs.createJobQuery().processDefinitionKey("CouponGift").withException().count())
        .as("incidents")
        .isZero();
  }

  private Gift offered(Coupon coupon) {
    done(gifts.offer(new AppId(APPID), coupon.code(), coupon.cardId(), coupon.openid(), API));
    return gifts.latest(new AppId(APPID), coupon.cardId(), coupon.code()).orElseThrow();
  }

  private Gift found(Gift gift) {
    return gifts.find(gift.id()).orElseThrow();
  }

  private CouponResult makeVoid(Coupon coupon) {
    return coupons.execute(
        new CouponCommand.Void(new AppId(APPID), coupon.code(), null, "refund", null, API));
  }

  private long waiting(Gift gift) {
    return processes
        .createProcessInstanceQuery()
        .processDefinitionKey("CouponGift")
        .processInstanceBusinessKey(gift.id().toString())
        .count();
  }

  /** Waits until its process is over, and gives the end event. */
  private String endOf(Gift gift) {
    Awaitility.await("the end of the gift's process")
        .atMost(PATIENCE)
        .until(() -> waiting(gift) == 0);
    String instance =
        history
            .createHistoricProcessInstanceQuery()
            .processInstanceBusinessKey(gift.id().toString())
            .singleResult()
            .getId();
    return history
        .createHistoricActivityInstanceQuery()
        .processInstanceId(instance)
        .activityType("noneEndEvent")
        .list()
        .stream()
        .map(HistoricActivityInstance::getActivityId)
        .reduce((one, other) -> one + " and " + other)
        .orElseThrow();
  }

  private void nextJob(Gift gift) {
    String instance =
        processes
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(gift.id().toString())
            .singleResult()
            .getId();
    Job job = jobs.createJobQuery().processInstanceId(instance).executable().singleResult();
    jobs.executeJob(job.getId());
  }

  private JobExecutor workers() {
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getJobExecutor();
  }
}
