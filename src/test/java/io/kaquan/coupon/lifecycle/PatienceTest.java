package io.kaquan.coupon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kaquan.coupon.codebatch.CodeBatchWork;
import io.kaquan.coupon.statistics.Statistics;
import io.kaquan.fixture.CardMaker;
import io.kaquan.platform.access.Seal;
import io.kaquan.platform.batch.BatchSettings;
import io.kaquan.platform.tenant.AppId;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A batch that a row lock holds back for longer than its callers have patience. */
class PatienceTest extends CouponScenario {
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(2);

  @Autowired private CouponRepository repository;
  @Autowired private RequestNumbers numbers;
  @Autowired private CodeGuessLimiter limiter;
  @Autowired private Redeemability redeemability;
  @Autowired private CodeBatchWork codeBatches;
  @Autowired private Seal seal;
  @Autowired private Batches batches;
  @Autowired private Statistics statistics;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private JdbcClient db;

  private final ExecutorService callers = Executors.newCachedThreadPool();
  private final CountDownLatch release = new CountDownLatch(1);
  private CompletableFuture<Void> holder;
  private Coupons impatient;
  private Coupon held;
  private Coupon other;

  @BeforeEach
  void aLockedCouponAndAnotherOne() {
    String card = onSale(CardMaker.aCashCard());
    held = issued(card);
    other = issued(card);
    CountDownLatch isLocked = new CountDownLatch(1);
    holder = CompletableFuture.runAsync(() -> lock(held, isLocked), callers);
    pass(isLocked);
  }

  @AfterEach
  void releaseTheLock() {
    release.countDown();
    holder.join();
    impatient.destroy();
    callers.shutdown();
  }

  @Test
  void a_command_that_no_transaction_takes_in_time_is_refused_as_busy_and_never_carried_out() {
    impatient = coupons(SHORT, LONG);
    String taken = number();
    String waiting = number();
    CompletableFuture<CouponResult> first = redeemWhileHeld(taken);

    assertThat(why(redeem(impatient, other, waiting))).isEqualTo(Refusal.BUSY);
    assertThat(first).isNotDone();

    release.countDown();
    assertThat(done(first.join()).code()).isEqualTo(held.code());
    // what waited in the same queue has had its turn before this one
    Coupon later = issued(other.cardId().value());
    String last = number();
    await()
        .atMost(LONG)
        .until(() -> redeem(impatient, later, last).fold(done -> true, why -> false));
    assertThat(statusOf(other)).isEqualTo(CouponStatus.NORMAL);
    assertThat(coupons.findRequest(new AppId(APPID), Source.API, waiting)).isEmpty();
  }

  @Test
  void the_outcome_of_a_command_that_a_transaction_holds_for_too_long_is_told_by_its_number() {
    impatient = coupons(SHORT, SHORT);
    String number = number();
    CompletableFuture<CouponResult> first = redeemWhileHeld(number);

    assertThat(why(first.join())).isEqualTo(Refusal.OUTCOME_UNKNOWN);
    assertThat(coupons.findRequest(new AppId(APPID), Source.API, number)).isEmpty();

    release.countDown();
    await()
        .atMost(LONG)
        .until(() -> coupons.findRequest(new AppId(APPID), Source.API, number).isPresent());
    CouponResult found =
        coupons.findRequest(new AppId(APPID), Source.API, number).orElseThrow().result();
    assertThat(done(found).status()).isEqualTo(CouponStatus.CONSUMED);
    assertThat(redeem(coupons, held, number)).isEqualTo(found);
  }

  private Coupons coupons(Duration patience, Duration furtherWait) {
    return new Coupons(
        repository,
        numbers,
        limiter,
        redeemability,
        cards,
        codeBatches,
        statistics,
        seal,
        clock,
        batches,
        new BatchSettings(patience, furtherWait));
  }

  /** Returns when the transaction waits for the lock. */
  private CompletableFuture<CouponResult> redeemWhileHeld(String number) {
    CompletableFuture<CouponResult> result =
        CompletableFuture.supplyAsync(() -> redeem(impatient, held, number), callers);
    await().atMost(LONG).until(this::isSomeoneWaitingForTheLock);
    return result;
  }

  private boolean isSomeoneWaitingForTheLock() {
    return db.sql(
            "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%FROM coupon%')")
        .query(Boolean.class)
        .single();
  }

  private static CouponResult redeem(Coupons door, Coupon coupon, String number) {
    return door.execute(
        new CouponCommand.Redeem(new AppId(APPID), coupon.code(), null, null, null, number, API));
  }

  private void lock(Coupon coupon, CountDownLatch isLocked) {
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              db.sql("SELECT code FROM coupon WHERE code = ? FOR UPDATE")
                  .param(coupon.code().value())
                  .query(String.class)
                  .single();
              isLocked.countDown();
              pass(release);
            });
  }

  private static String number() {
    return UUID.randomUUID().toString();
  }

  private static void pass(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
