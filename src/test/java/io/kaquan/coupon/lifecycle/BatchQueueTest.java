package io.kaquan.coupon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class BatchQueueTest {
  private BatchQueue<PendingCommand<CouponCommand.Redeem>> queue;

  @AfterEach
  void close() {
    queue.close();
  }

  @Test
  void one_bad_item_does_not_fail_its_neighbours() {
    CountDownLatch gate = new CountDownLatch(1);
    queue =
        new BatchQueue<>(
            "test",
            batch -> {
              pass(gate);
              if (batch.stream().anyMatch(item -> item.command().code().equals("bad"))) {
                throw new IllegalStateException("this item can't be stored");
              }
              batch.forEach(item -> item.refuse(Refusal.UNKNOWN_CODE));
            });
    List<CompletableFuture<CouponResult>> results =
        List.of(ask("first"), ask("good"), ask("bad"), ask("fine"));
    gate.countDown();
    assertThat(results)
        .extracting(CompletableFuture::join)
        .extracting(BatchQueueTest::why)
        .containsExactly(
            Refusal.UNKNOWN_CODE, Refusal.UNKNOWN_CODE, Refusal.BUSY, Refusal.UNKNOWN_CODE);
  }

  @Test
  void what_waits_while_a_batch_runs_goes_together_in_the_next() {
    CountDownLatch gate = new CountDownLatch(1);
    List<Integer> sizes = new ArrayList<>();
    queue =
        new BatchQueue<>(
            "test",
            batch -> {
              pass(gate);
              sizes.add(batch.size());
              batch.forEach(item -> item.refuse(Refusal.UNKNOWN_CODE));
            });
    List<CompletableFuture<CouponResult>> results = new ArrayList<>(List.of(ask("first")));
    IntStream.range(0, 40).forEach(n -> results.add(ask("code" + n)));
    gate.countDown();
    results.forEach(CompletableFuture::join);
    assertThat(sizes.stream().mapToInt(size -> size).sum()).isEqualTo(41);
    assertThat(sizes).hasSizeLessThan(41);
  }

  @Test
  void a_commit_of_which_nobody_knows_is_not_tried_again() {
    AtomicInteger tries = new AtomicInteger();
    queue =
        new BatchQueue<>(
            "test",
            batch -> {
              tries.incrementAndGet();
              throw new TransactionSystemException("the connection broke during the commit");
            });
    assertThat(why(ask("code").join())).isEqualTo(Refusal.BUSY);
    assertThat(tries).hasValue(1);
  }

  @Test
  void a_database_that_is_away_answers_busy_and_the_queue_lives_on() {
    AtomicInteger tries = new AtomicInteger();
    queue =
        new BatchQueue<>(
            "test",
            batch -> {
              if (tries.incrementAndGet() == 1) {
                throw new CannotCreateTransactionException("no connection");
              }
              batch.forEach(item -> item.refuse(Refusal.UNKNOWN_CODE));
            });
    assertThat(why(ask("code").join())).isEqualTo(Refusal.BUSY);
    assertThat(why(ask("code").join())).isEqualTo(Refusal.UNKNOWN_CODE);
  }

  @Test
  void a_closed_queue_answers_busy_at_once() {
    queue =
        new BatchQueue<>("test", batch -> batch.forEach(item -> item.refuse(Refusal.UNKNOWN_CODE)));
    queue.close();
    assertThat(why(ask("code").join())).isEqualTo(Refusal.BUSY);
  }

  private CompletableFuture<CouponResult> ask(String code) {
    CouponCommand.Redeem command =
        new CouponCommand.Redeem("wx1", code, null, null, null, null, Actor.SYSTEM);
    PendingCommand<CouponCommand.Redeem> item = new PendingCommand<>(command);
    CompletableFuture<CouponResult> result = new CompletableFuture<>();
    CountDownLatch handedOver = new CountDownLatch(1);
    new Thread(
            () -> {
              handedOver.countDown();
              result.complete(queue.ask(item));
            })
        .start();
    pass(handedOver);
    return result;
  }

  private static void pass(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Refusal why(CouponResult result) {
    return result.fold(done -> null, refusal -> refusal);
  }
}
