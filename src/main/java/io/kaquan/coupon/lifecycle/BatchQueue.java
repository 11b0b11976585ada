package io.kaquan.coupon.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Group commit: callers wait in a bounded queue, one worker takes everything that waits (no timer:
 * a lone request goes at once, as a batch of one), carries it out in one transaction and answers
 * after the commit. A batch whose transaction fails is tried again, then item by item, so that one
 * bad item never fails its neighbours.
 */
class BatchQueue<I extends PendingCommand<?>> {
  private static final Logger log = LoggerFactory.getLogger(BatchQueue.class);
  private static final int MOST_AT_ONCE = 500;
  private static final int ROOM = 10_000;
  private static final long PATIENCE_SECONDS = 30;

  private final String name;
  private final Consumer<List<I>> transaction;
  private final BlockingQueue<I> waiting = new ArrayBlockingQueue<>(ROOM);
  private final Thread worker;
  private volatile boolean open = true;

  /**
   * @param transaction carries out a batch: sets every item's answer and commits, or throws and has
   *     changed nothing
   */
  BatchQueue(String name, Consumer<List<I>> transaction) {
    this.name = name;
    this.transaction = transaction;
    this.worker = new Thread(this::work, "batch-" + name);
    this.worker.start();
  }

  /** Waits for the answer; BUSY at once when the queue is full or closing. */
  CouponResult ask(I item) {
    return put(item) ? await(item) : new CouponResult.Refused(Refusal.BUSY);
  }

  /** The same for several that go along together, an answer for each in their order. */
  List<CouponResult> askAll(List<I> items) {
    List<Boolean> put = items.stream().map(this::put).toList();
    List<CouponResult> results = new ArrayList<>();
    for (int place = 0; place < items.size(); place++) {
      results.add(
          put.get(place) ? await(items.get(place)) : new CouponResult.Refused(Refusal.BUSY));
    }
    return results;
  }

  private boolean put(I item) {
    return open && waiting.offer(item);
  }

  private CouponResult await(I item) {
    try {
      return item.future().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new CouponResult.Refused(Refusal.BUSY);
    } catch (ExecutionException | TimeoutException e) {
      return new CouponResult.Refused(Refusal.BUSY);
    }
  }

  /** Answers what waits, then ends. */
  void close() {
    open = false;
    try {
      worker.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    List<I> batch = new ArrayList<>(MOST_AT_ONCE);
    while (open || !waiting.isEmpty()) {
      try {
        I first = waiting.poll(200, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          waiting.drainTo(batch, MOST_AT_ONCE - 1);
          carryOut(batch);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        open = false;
      } catch (RuntimeException | Error e) {
        log.error("A batch of {} was lost between its transaction and its answers", name, e);
        batch.forEach(this::busy);
      } finally {
        batch.clear();
      }
    }
    waiting.forEach(this::busy);
  }

  private void carryOut(List<I> batch) {
    try {
      transaction.accept(batch);
    } catch (RuntimeException first) {
      if (isHopeless(first)) {
        log.warn("Batch {} of {} was not committed: {}", name, batch.size(), first.toString());
        batch.forEach(this::busy);
        return;
      }
      log.info("Batch {} of {} is tried again: {}", name, batch.size(), first.toString());
      tryAgain(batch);
      return;
    }
    batch.forEach(PendingCommand::tell);
  }

  private void tryAgain(List<I> batch) {
    try {
      batch.forEach(PendingCommand::reset);
      transaction.accept(batch);
      batch.forEach(PendingCommand::tell);
    } catch (RuntimeException second) {
      if (batch.size() > 1 && !isHopeless(second)) {
        batch.forEach(
            item -> {
              item.reset();
              tryAgain(List.of(item));
            });
      } else {
        log.error("Batch {} of {} failed twice", name, batch.size(), second);
        batch.forEach(this::busy);
      }
    }
  }

  /**
   * The database is away, or nobody knows whether it committed: trying again would help nobody, or
   * answer wrongly.
   */
  private static boolean isHopeless(RuntimeException failure) {
    return failure instanceof CannotCreateTransactionException
        || failure instanceof CannotGetJdbcConnectionException
        || failure instanceof TransactionSystemException
        || failure instanceof DataAccessResourceFailureException;
  }

  private void busy(I item) {
    item.refuse(Refusal.BUSY);
    item.tell();
  }
}
