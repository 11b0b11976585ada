package io.kaquan.platform.batch;

import static io.kaquan.platform.batch.BatchOutcome.CARRIED_OUT;
import static io.kaquan.platform.batch.BatchOutcome.NOT_DONE;
import static io.kaquan.platform.batch.BatchOutcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class BatchQueueTest {
  private static final BatchSettings PATIENT =
      new BatchSettings(Duration.ofMinutes(1), Duration.ofMinutes(1));
  private static final BatchSettings TAKEN_ITEMS_WAIT =
      new BatchSettings(Duration.ofMillis(50), Duration.ofMinutes(1));
  private static final BatchSettings IMPATIENT =
      new BatchSettings(Duration.ofMillis(50), Duration.ofMillis(50));

  private final ExecutorService callers = Executors.newCachedThreadPool();
  private final ConcurrentLinkedQueue<String> carriedOut = new ConcurrentLinkedQueue<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);
  private BatchQueue<Item> queue;

  private static class Item extends BatchItem {
    final String name;
    boolean isReset;

    Item(String name) {
      this.name = name;
    }

    @Override
    protected void reset() {
      isReset = true;
    }
  }

  @AfterEach
  void close() {
    gate.countDown();
    queue.close();
    callers.shutdownNow();
  }

  @Test
  void a_bad_item_does_not_fail_its_neighbours() {
    open(
        PATIENT,
        batch -> {
          hold();
          if (batch.stream().anyMatch(item -> item.name.equals("bad"))) {
            throw new IllegalStateException("this item can't be stored");
          }
        });
    CompletableFuture<BatchOutcome> first = submit("first");
    pass(begun);
    CompletableFuture<List<BatchOutcome>> others = submitAll("good", "bad", "fine");
    gate.countDown();
    assertThat(first.join()).isEqualTo(CARRIED_OUT);
    assertThat(others.join()).containsExactly(CARRIED_OUT, NOT_DONE, CARRIED_OUT);
    assertThat(carriedOut).containsExactly("first", "good", "fine");
  }

  @Test
  void what_waits_while_a_batch_runs_goes_together_in_the_next() {
    List<Integer> sizes = new ArrayList<>();
    open(
        PATIENT,
        batch -> {
          hold();
          sizes.add(batch.size());
        });
    CompletableFuture<BatchOutcome> first = submit("first");
    pass(begun);
    CompletableFuture<List<BatchOutcome>> others =
        submitAll(IntStream.range(0, 40).mapToObj(n -> "item " + n).toArray(String[]::new));
    gate.countDown();
    assertThat(first.join()).isEqualTo(CARRIED_OUT);
    assertThat(others.join()).hasSize(40).containsOnly(CARRIED_OUT);
    assertThat(sizes).containsExactly(1, 40);
  }

  @Test
  void items_of_a_transaction_that_was_rolled_back_are_reset_and_tried_again() {
    AtomicInteger tries = new AtomicInteger();
    open(
        PATIENT,
        batch -> {
          if (tries.incrementAndGet() == 1) {
            throw new IllegalStateException("somebody else was faster");
          }
        });
    Item item = new Item("item");
    assertThat(queue.submit(item)).isEqualTo(CARRIED_OUT);
    assertThat(item.isReset).isTrue();
    assertThat(tries).hasValue(2);
  }

  @Test
  void a_commit_that_may_have_happened_is_not_tried_again() {
    AtomicInteger tries = new AtomicInteger();
    open(
        PATIENT,
        batch -> {
          tries.incrementAndGet();
          throw new TransactionSystemException("the connection broke during the commit");
        });
    assertThat(queue.submit(new Item("item"))).isEqualTo(UNKNOWN);
    assertThat(tries).hasValue(1);
  }

  @Test
  void a_database_that_is_away_does_nothing_and_the_queue_lives_on() {
    AtomicInteger tries = new AtomicInteger();
    open(
        PATIENT,
        batch -> {
          if (tries.incrementAndGet() == 1) {
            throw new CannotCreateTransactionException("no connection");
          }
        });
    assertThat(queue.submit(new Item("first"))).isEqualTo(NOT_DONE);
    assertThat(queue.submit(new Item("second"))).isEqualTo(CARRIED_OUT);
  }

  @Test
  void an_item_that_no_transaction_takes_in_time_is_withdrawn_and_never_carried_out() {
    open(TAKEN_ITEMS_WAIT, batch -> hold());
    CompletableFuture<BatchOutcome> taken = submit("taken");
    pass(begun);
    assertThat(queue.submit(new Item("waiting"))).isEqualTo(NOT_DONE);
    assertThat(taken).isNotDone();
    gate.countDown();
    assertThat(taken.join()).isEqualTo(CARRIED_OUT);
    queue.close();
    assertThat(carriedOut).containsExactly("taken");
  }

  @Test
  void the_outcome_of_a_transaction_that_takes_too_long_is_unknown() {
    open(IMPATIENT, batch -> hold());
    assertThat(queue.submit(new Item("taken"))).isEqualTo(UNKNOWN);
    gate.countDown();
    queue.close();
    assertThat(carriedOut).containsExactly("taken");
  }

  @Test
  void an_item_whose_patience_ended_in_a_transaction_that_is_rolled_back_is_not_tried_again() {
    open(
        TAKEN_ITEMS_WAIT,
        batch -> {
          hold();
          throw new IllegalStateException("somebody else was faster");
        });
    CompletableFuture<BatchOutcome> taken = submit("taken");
    pass(begun);
    // its own patience, begun later, is over: so is that of the first
    assertThat(queue.submit(new Item("waiting"))).isEqualTo(NOT_DONE);
    gate.countDown();
    assertThat(taken.join()).isEqualTo(NOT_DONE);
    queue.close();
    assertThat(carriedOut).isEmpty();
  }

  @Test
  void an_item_that_is_withdrawn_between_two_tries_is_left_out_of_the_second() {
    Item early = new Item("early");
    Item late = new Item("late");
    open(
        PATIENT,
        batch -> {
          if (batch.contains(early)) {
            // as if its caller's time had run out while the first transaction was at work
            early.settle(UNKNOWN);
            throw new IllegalStateException("somebody else was faster");
          }
        });
    assertThat(queue.submitAll(List.of(early, late))).containsExactly(UNKNOWN, CARRIED_OUT);
    assertThat(carriedOut).containsExactly("late");
  }

  @Test
  void what_waits_when_the_queue_is_closed_is_carried_out() {
    open(PATIENT, batch -> hold());
    CompletableFuture<BatchOutcome> first = submit("first");
    pass(begun);
    CompletableFuture<List<BatchOutcome>> second = submitAll("second");
    CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> queue.close(), callers);
    gate.countDown();
    closing.join();
    assertThat(first.join()).isEqualTo(CARRIED_OUT);
    assertThat(second.join()).containsExactly(CARRIED_OUT);
  }

  @Test
  void what_still_waits_when_closing_takes_too_long_is_never_carried_out() {
    open(PATIENT, batch -> hold());
    CompletableFuture<BatchOutcome> taken = submit("taken");
    pass(begun);
    CompletableFuture<List<BatchOutcome>> waiting = submitAll("waiting");
    queue.close(1);
    assertThat(waiting.join()).containsExactly(NOT_DONE);
    gate.countDown();
    assertThat(taken.join()).isEqualTo(CARRIED_OUT);
    queue.close();
    assertThat(carriedOut).containsExactly("taken");
  }

  @Test
  void a_closed_queue_does_nothing() {
    open(PATIENT, batch -> {});
    queue.close();
    assertThat(queue.submit(new Item("item"))).isEqualTo(NOT_DONE);
    assertThat(carriedOut).isEmpty();
  }

  private void open(BatchSettings settings, Consumer<List<Item>> transaction) {
    queue =
        new BatchQueue<>(
            "test",
            settings,
            batch -> {
              transaction.accept(batch);
              batch.forEach(item -> carriedOut.add(item.name));
            });
  }

  private void hold() {
    begun.countDown();
    pass(gate);
  }

  private CompletableFuture<BatchOutcome> submit(String name) {
    return CompletableFuture.supplyAsync(() -> queue.submit(new Item(name)), callers);
  }

  /** Returns when all of them wait behind the batch that is held. */
  private CompletableFuture<List<BatchOutcome>> submitAll(String... names) {
    List<Item> items = Stream.of(names).map(Item::new).toList();
    CompletableFuture<List<BatchOutcome>> outcomes =
        CompletableFuture.supplyAsync(() -> queue.submitAll(items), callers);
    await().until(() -> queue.waiting() == names.length);
    return outcomes;
  }

  private static void pass(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
