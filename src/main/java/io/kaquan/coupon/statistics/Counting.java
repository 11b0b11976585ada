package io.kaquan.coupon.statistics;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Adds a batch to the counts by transition and to the figures of its day, one statement each. */
@Component
class Counting {
  private static final String VIEW = "VIEW";
  private static final String VIEWED = "VIEWED";

  private final CountRepository repository;
  private final KnownNames names;
  private final Clock clock;

  Counting(CountRepository repository, KnownNames names, Clock clock) {
    this.repository = repository;
    this.names = names;
    this.clock = clock;
  }

  void count(List<CountedTransition> transitions, List<CountedRefusal> refusals) {
    if (!transitions.isEmpty()) {
      repository.add(
          transitions.stream()
              .collect(
                  Collectors.groupingBy(TransitionKey::of, TreeMap::new, Collectors.counting())));
    }
    Map<FigureKey, Figure> figures = new TreeMap<>();
    transitions.forEach(
        counted -> figures.merge(key(counted), Figure.passed(counted.amountFen()), Figure::plus));
    refusals.forEach(counted -> figures.merge(key(counted), Figure.REFUSED, Figure::plus));
    addFigures(figures);
  }

  void count(List<FirstView> views) {
    LocalDate today = LocalDate.now(clock);
    Map<FigureKey, Figure> figures = new TreeMap<>();
    views.forEach(view -> figures.merge(key(today, view), Figure.passed(0), Figure::plus));
    addFigures(figures);
  }

  private void addFigures(Map<FigureKey, Figure> figures) {
    if (!figures.isEmpty()) {
      repository.addFigures(figures);
    }
  }

  private FigureKey key(CountedTransition counted) {
    LocalDate day = day(counted.at());
    OwnedCard card = counted.card();
    return new FigureKey(
        day,
        card.merchantId(),
        card.appid(),
        card.cardId().value(),
        counted.transition(),
        counted.kind(),
        names.channel(day, card, counted.channel()),
        names.location(day, card, counted.locationId()));
  }

  /** Belongs to no merchant: the card may be none, or another merchant's. */
  private FigureKey key(CountedRefusal counted) {
    return new FigureKey(
        day(counted.at()),
        null,
        counted.appid(),
        counted.cardId() == null ? "" : counted.cardId(),
        counted.transition(),
        "",
        "",
        "");
  }

  private FigureKey key(LocalDate today, FirstView view) {
    OwnedCard card = view.card();
    return new FigureKey(
        today,
        card.merchantId(),
        card.appid(),
        card.cardId().value(),
        VIEW,
        VIEWED,
        names.channel(today, card, view.channel()),
        "");
  }

  private LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, clock.getZone());
  }
}
