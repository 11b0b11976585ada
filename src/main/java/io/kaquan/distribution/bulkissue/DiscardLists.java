package io.kaquan.distribution.bulkissue;

import io.kaquan.platform.schedule.TimetableEntry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Throws lists away that nobody has begun for a week: they are full of people's addresses, and
 * serve nothing.
 */
@Component
class DiscardLists implements TimetableEntry {
  private static final Duration KEPT = Duration.ofDays(7);

  private final BulkIssueRepository repository;
  private final BulkIssues bulkIssues;
  private final Clock clock;

  DiscardLists(BulkIssueRepository repository, BulkIssues bulkIssues, Clock clock) {
    this.repository = repository;
    this.bulkIssues = bulkIssues;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "forget-lists";
  }

  @Override
  public String cron() {
    return "0 52 0 * * ?";
  }

  @Override
  public void run() {
    repository
        .unbegun(clock.instant().minus(KEPT))
        .forEach(list -> bulkIssues.stop(list.merchantId(), list.id()));
  }
}
