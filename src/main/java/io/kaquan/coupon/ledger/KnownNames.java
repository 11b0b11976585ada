package io.kaquan.coupon.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Which channels and stores of a card are named in the figures of a day: the first {@link
 * Selection#MOST_NAMES}. A program may name one channel for each person, and figures must not grow
 * with people. Several nodes may each name that many.
 */
@Component
class KnownNames {
  private static final int CARDS_AND_DAYS = 20_000;

  private record Place(LocalDate day, String cardId) {}

  private record Names(Set<String> channels, Set<String> locations) {}

  private final FigureRepository repository;
  private final Cache<Place, Names> known =
      Caffeine.newBuilder().maximumSize(CARDS_AND_DAYS).build();

  KnownNames(FigureRepository repository) {
    this.repository = repository;
  }

  /** As the channel of an entry is counted. */
  String channel(LocalDate day, String cardId, String name) {
    return name == null || name.isEmpty() ? "" : named(of(day, cardId).channels(), name);
  }

  /** As the store of an entry is counted. */
  String location(LocalDate day, String cardId, String name) {
    return name == null || name.isEmpty() ? "" : named(of(day, cardId).locations(), name);
  }

  private Names of(LocalDate day, String cardId) {
    return known.get(
        new Place(day, cardId),
        place ->
            new Names(
                set(repository.channels(day, cardId)), set(repository.locations(day, cardId))));
  }

  private static String named(Set<String> names, String name) {
    // two at once may name one too many, which is no harm
    if (names.size() < Selection.MOST_NAMES) {
      names.add(name);
    }
    return names.contains(name) ? name : Selection.OTHERS;
  }

  private static Set<String> set(Collection<String> names) {
    Set<String> set = ConcurrentHashMap.newKeySet();
    set.addAll(names);
    set.remove("");
    set.remove(Selection.OTHERS);
    return set;
  }
}
