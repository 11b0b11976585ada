package io.kaquan.distribution.visit;

import io.kaquan.coupon.statistics.FirstView;
import io.kaquan.coupon.statistics.Statistics;
import io.kaquan.platform.access.Limit;
import io.kaquan.platform.access.Limit.Step;
import io.kaquan.platform.access.Limits;
import io.kaquan.platform.access.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The door to looks at cards. Safe to call from anywhere at once. */
@Component
public class Visits {
  /**
   * As many as a full shop has behind one address, and far fewer than a program that wants to be
   * counted.
   */
  private static final Limit FROM_ONE_PLACE =
      Limit.of(
          "card-view", new Step(120, Duration.ofMinutes(1)), new Step(5_000, Duration.ofDays(1)));

  private final VisitRepository repository;
  private final Statistics statistics;
  private final Limits limits;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Visits(
      VisitRepository repository,
      Statistics statistics,
      Limits limits,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.repository = repository;
    this.statistics = statistics;
    this.limits = limits;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Counts a look at these cards: each once for this visitor and day, however often it is told, and
   * nothing for a place that has been counted too often. Of a card that is named twice the first
   * counts.
   *
   * @param visitor drawn for a browser's session
   * @param place the network address
   */
  public void seen(UUID visitor, String place, Collection<FirstView> views) {
    Map<String, FirstView> each = new TreeMap<>();
    views.forEach(view -> each.putIfAbsent(view.card().cardId().value(), view));
    if (!each.isEmpty() && limits.take(FROM_ONE_PLACE, Place.of(place)).isEmpty()) {
      transaction.executeWithoutResult(
          status -> {
            each.keySet()
                .retainAll(repository.firstOf(LocalDate.now(clock), visitor, each.keySet()));
            statistics.countViews(List.copyOf(each.values()));
          });
    }
  }

  /** Forgets who was counted on days that are over. */
  void forgetVisitors() {
    repository.forgetBefore(LocalDate.now(clock));
  }
}
