package io.kaquan.platform.batch;

import java.util.concurrent.TimeUnit;

/**
 * One caller's item in a {@link BatchQueue}, and where it stands. A transaction takes an item
 * before it works on it, and from then on the caller cannot withdraw it: an item is either
 * withdrawn or carried out, never both.
 */
public abstract class BatchItem {
  private enum State {
    WAITING,
    TAKEN,
    SETTLED
  }

  private State state = State.WAITING;
  private BatchOutcome outcome = BatchOutcome.NOT_DONE;
  private long deadline;

  /** Forgets what a transaction that was rolled back left in this item. */
  protected abstract void reset();

  /**
   * @param end moment of {@link System#nanoTime} after which no transaction takes it any more
   */
  final synchronized void begin(long end) {
    deadline = end;
  }

  /**
   * Returns whether a transaction may carry it out; from then on it cannot be withdrawn. One whose
   * time is over is withdrawn.
   */
  final synchronized boolean take() {
    if (state == State.WAITING && deadline - System.nanoTime() <= 0) {
      withdraw();
    }
    if (state != State.WAITING) {
      return false;
    }
    state = State.TAKEN;
    return true;
  }

  /** Its transaction was rolled back: it waits for another one. */
  final synchronized void giveBack() {
    if (state == State.TAKEN) {
      reset();
      state = State.WAITING;
    }
  }

  /** Nothing will be done, unless a transaction has taken it. */
  final synchronized void withdraw() {
    if (state == State.WAITING) {
      settle(BatchOutcome.NOT_DONE);
    }
  }

  /** Tells the caller. The first outcome stands. */
  final synchronized void settle(BatchOutcome what) {
    if (state != State.SETTLED) {
      state = State.SETTLED;
      outcome = what;
      notifyAll();
    }
  }

  /**
   * Waits until the item is settled, and settles it itself when the time is over: as not done if no
   * transaction has taken it, else after a further wait as unknown. A thread that is interrupted
   * waits no longer.
   */
  final synchronized BatchOutcome await(long furtherNanos) {
    try {
      waitUntil(deadline);
      withdraw();
      waitUntil(deadline + furtherNanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    withdraw();
    settle(BatchOutcome.UNKNOWN);
    return outcome;
  }

  private void waitUntil(long end) throws InterruptedException {
    for (long left = end - System.nanoTime();
        state != State.SETTLED && left > 0;
        left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }
}
