package io.kaquan.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A closed loop of callers: each does the same thing again as soon as it has its answer, until the
 * time or the work is over.
 */
record Load(int callers, int seconds) {

  /**
   * @param failed answers that were not what was asked for
   */
  record Result(String what, double perSecond, double p50Millis, double p99Millis, long failed) {
    String line(Result floor) {
      return String.format(
          "%-46s %8.0f /s   p50 %6.2f ms   p99 %7.2f ms   %5.2f of the floor%s",
          what,
          perSecond,
          p50Millis,
          p99Millis,
          perSecond / floor.perSecond(),
          failed == 0 ? "" : "   FAILED " + failed);
    }
  }

  /**
   * @param call true when the answer is the one that was asked for; null when nothing is left to do
   */
  Result run(String what, Callable<Boolean> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<long[]>> all = new ArrayList<>();
    AtomicLong failed = new AtomicLong();
    for (int caller = 0; caller < callers; caller++) {
      all.add(
          threads.submit(
              () -> {
                start.await();
                long end = System.nanoTime() + seconds * 1_000_000_000L;
                long[] taken = new long[1024];
                int count = 0;
                for (long asked = System.nanoTime(); asked < end; asked = System.nanoTime()) {
                  Boolean asAsked = call.call();
                  if (asAsked == null) {
                    break;
                  }
                  if (!asAsked) {
                    failed.incrementAndGet();
                  }
                  if (count == taken.length) {
                    taken = Arrays.copyOf(taken, count * 2);
                  }
                  taken[count++] = System.nanoTime() - asked;
                }
                return Arrays.copyOf(taken, count);
              }));
    }
    long began = System.nanoTime();
    start.countDown();
    long[] sorted = new long[0];
    for (Future<long[]> one : all) {
      long[] taken = one.get();
      int before = sorted.length;
      sorted = Arrays.copyOf(sorted, before + taken.length);
      System.arraycopy(taken, 0, sorted, before, taken.length);
    }
    double elapsed = (System.nanoTime() - began) / 1e9;
    threads.shutdown();
    Arrays.sort(sorted);
    return new Result(
        what,
        sorted.length / elapsed,
        sorted[sorted.length / 2] / 1e6,
        sorted[(int) (sorted.length * 0.99)] / 1e6,
        failed.get());
  }
}
