package io.kaquan.visit;

import io.kaquan.access.Limit;
import io.kaquan.access.Limit.Step;
import io.kaquan.access.Limits;
import io.kaquan.ledger.Selection;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The door to looks at cards. Safe to call from anywhere at once. */
@Component
public class Visits {
  /** As many as a full shop has behind one address, and far fewer than a program that wants to be counted. */
  private static final Limit FROM_ONE_PLACE = Limit.of("card-view", new Step(120, Duration.ofMinutes(1)),
      new Step(5_000, Duration.ofDays(1)));

  /** @param channel null for none */
  public record Look(UUID merchantId, String cardId, String channel) {}

  /** How many looked, once by each; what nobody looked at is left out. */
  public record Viewed(Map<LocalDate, Long> days, Map<String, Long> channels, Map<String, Long> cards) {}

  private final VisitRepository repository;
  private final Limits limits;
  private final Clock clock;

  Visits(VisitRepository repository, Limits limits, Clock clock) {
    this.repository = repository;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Counts a look at these cards: each once for this visitor and day, however often it is told, and nothing for a place that
   * has been counted too often. Of a card that is named twice the first counts.
   *
   * @param visitor drawn for a browser's session
   * @param place the network address
   */
  public void seen(UUID visitor, String place, Collection<Look> looks) {
    Map<String, Look> each = new LinkedHashMap<>();
    looks.forEach(look -> each.putIfAbsent(look.cardId(), look));
    if (!each.isEmpty() && limits.take(FROM_ONE_PLACE, place).isEmpty()) {
      repository.add(LocalDate.now(clock), visitor, each.values());
    }
  }

  /** Nothing where a store is selected: nobody looks at a card in one. */
  public Viewed viewed(Selection wanted) {
    return wanted.location() == null ? repository.viewed(wanted) : new Viewed(Map.of(), Map.of(), Map.of());
  }

  /** All together. */
  public long total(Selection wanted) {
    return wanted.location() == null ? repository.total(wanted) : 0;
  }

  /** Forgets who was counted on days that are over. */
  void forgetVisitors() {
    repository.forgetBefore(LocalDate.now(clock));
  }
}
