package io.kaquan.platform.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.Scenario;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quartz.Scheduler;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.springframework.beans.factory.annotation.Autowired;

class TimetableTest extends Scenario {
  private static final int NODES = 8;

  @Autowired private Timetable timetable;

  @Autowired private List<TimetableEntry> entries;

  @Autowired private Scheduler scheduler;

  @Test
  void nodes_that_start_at_the_same_moment_set_up_one_timetable() throws Exception {
    CountDownLatch all = new CountDownLatch(NODES);
    ExecutorService nodes = Executors.newFixedThreadPool(NODES);
    Callable<Void> start =
        () -> {
          all.countDown();
          all.await();
          timetable.start();
          return null;
        };
    for (Future<Void> started :
        nodes.invokeAll(IntStream.range(0, NODES).mapToObj(node -> start).toList())) {
      started.get();
    }
    nodes.shutdown();
    assertThat(scheduler.getTriggerKeys(GroupMatcher.groupEquals("timetable")))
        .extracting(TriggerKey::getName)
        .containsExactlyInAnyOrderElementsOf(entries.stream().map(TimetableEntry::name).toList());
  }
}
