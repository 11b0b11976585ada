package io.kaquan.platform.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Group commit: callers wait in a bounded queue, one worker takes everything that waits (no timer:
 * a single item goes immediately, as a batch of one), carries it out in one transaction and answers
 * after the commit. A batch whose transaction is rolled back is tried again, then item by item, so
 * that one bad item never fails its neighbours.
 *
 * <p>Any number of threads may call. They wait for a bounded time: see {@link BatchSettings}.
 */
public final class BatchQueue<I extends BatchItem> implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BatchQueue.class);
  private static final int LARGEST_BATCH = 500;
  private static final int CAPACITY = 10_000;

  private final String name;
  private final long patienceNanos;
  private final long furtherNanos;
  private final Consumer<List<I>> transaction;
  private final BlockingQueue<I> waiting = new ArrayBlockingQueue<>(CAPACITY);
  private final Thread worker;
  private volatile boolean isOpen = true;

  /**
   * @param name in log lines and of the worker's thread
   * @param transaction carries out a batch: sets every item's answer and commits, or throws
   */
  public BatchQueue(String name, BatchSettings settings, Consumer<List<I>> transaction) {
    this.name = name;
    this.patienceNanos = settings.patience().toNanos();
    this.furtherNanos = settings.furtherWait().toNanos();
    this.transaction = transaction;
    this.worker = new Thread(this::work, "batch-" + name);
    this.worker.start();
  }

  /**
   * Waits for what becomes of the item; NOT_DONE immediately if the queue is full or closed. The
   * answer may be read from the item if the outcome is CARRIED_OUT, and only then.
   */
  public BatchOutcome submit(I item) {
    put(item, System.nanoTime() + patienceNanos);
    return await(item);
  }

  /** The same for several that go along together: an outcome for each, in their order. */
  public List<BatchOutcome> submitAll(List<I> items) {
    long deadline = System.nanoTime() + patienceNanos;
    items.forEach(item -> put(item, deadline));
    return items.stream().map(this::await).toList();
  }

  private void put(I item, long deadline) {
    item.begin(deadline);
    if (!isOpen || !waiting.offer(item)) {
      item.withdraw();
    }
  }

  private BatchOutcome await(I item) {
    BatchOutcome outcome = item.await(furtherNanos);
    if (outcome == BatchOutcome.NOT_DONE) {
      // makes room for others; the worker would leave it out in any case
      waiting.remove(item);
    }
    return outcome;
  }

  /** How many items no worker has fetched yet. */
  int waiting() {
    return waiting.size();
  }

  /**
   * Carries out what waits and ends. After the patience of callers what still waits is answered
   * NOT_DONE.
   */
  @Override
  public void close() {
    close(TimeUnit.NANOSECONDS.toMillis(patienceNanos));
  }

  void close(long waitMillis) {
    isOpen = false;
    try {
      worker.join(Math.max(1, waitMillis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    waiting.forEach(BatchItem::withdraw);
  }

  private void work() {
    List<I> drained = new ArrayList<>(LARGEST_BATCH);
    while (isOpen || !waiting.isEmpty()) {
      try {
        I first = waiting.poll(200, TimeUnit.MILLISECONDS);
        if (first != null) {
          drained.add(first);
          waiting.drainTo(drained, LARGEST_BATCH - 1);
          carryOut(drained);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        isOpen = false;
        waiting.forEach(BatchItem::withdraw);
        return;
      } catch (RuntimeException | Error e) {
        log.error("What became of a batch of {} is not known", name, e);
        settle(drained, BatchOutcome.UNKNOWN);
      } finally {
        drained.clear();
      }
    }
  }

  private void carryOut(List<I> drained) {
    if (!commits(drained, true) && !commits(drained, drained.size() > 1)) {
      drained.forEach(item -> commits(List.of(item), false));
    }
  }

  /**
   * Carries out those of the items that still wait, in one transaction.
   *
   * @param isTriedAgain whether a rolled back transaction gives its items back, to be tried again
   * @return false if they have to be tried again
   */
  private boolean commits(List<I> items, boolean isTriedAgain) {
    List<I> batch = items.stream().filter(BatchItem::take).toList();
    if (batch.isEmpty()) {
      return true;
    }
    try {
      transaction.accept(batch);
      settle(batch, BatchOutcome.CARRIED_OUT);
      return true;
    } catch (RuntimeException e) {
      if (hasNotBegun(e)) {
        log.warn("Batch {} of {} did not begin: {}", name, batch.size(), e.toString());
        settle(batch, BatchOutcome.NOT_DONE);
        return true;
      }
      if (mayHaveCommitted(e)) {
        log.warn("Batch {} of {} may have committed: {}", name, batch.size(), e.toString());
        settle(batch, BatchOutcome.UNKNOWN);
        return true;
      }
      if (!isTriedAgain) {
        log.error("Batch {} of {} failed for good", name, batch.size(), e);
        settle(batch, BatchOutcome.NOT_DONE);
        return true;
      }
      log.info("Batch {} of {} is tried again: {}", name, batch.size(), e.toString());
      batch.forEach(BatchItem::giveBack);
      return false;
    }
  }

  private static void settle(Iterable<? extends BatchItem> items, BatchOutcome outcome) {
    items.forEach(item -> item.settle(outcome));
  }

  /** The database is away: trying again right now would not help. */
  private static boolean hasNotBegun(RuntimeException failure) {
    return failure instanceof CannotCreateTransactionException
        || failure instanceof CannotGetJdbcConnectionException;
  }

  /** The connection broke, perhaps during the commit: trying again could do it twice. */
  private static boolean mayHaveCommitted(RuntimeException failure) {
    return failure instanceof TransactionSystemException
        || failure instanceof DataAccessResourceFailureException;
  }
}
