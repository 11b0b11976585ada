package io.kaquan.coupon.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which channels and stores of a card are named in the figures of a day: the first {@link
 * Selection#MOST_NAMES}, the rest are summed as {@link Selection#OTHERS}. A caller may name a
 * channel for each person, and the number of figures must not grow with the number of people. Each
 * node may name that many.
 */
@Component
class KnownNames {
  private static final int CARDS_AND_DAYS = 20_000;

  private record CardDay(LocalDate day, OwnedCard card) {}

  private record Names(Set<String> channels, Set<String> locations) {}

  private final FigureRepository repository;
  private final Cache<CardDay, Names> known =
      Caffeine.newBuilder().maximumSize(CARDS_AND_DAYS).build();

  KnownNames(FigureRepository repository) {
    this.repository = repository;
  }

  /** Returns the channel under which a coupon with this channel is counted. Empty for none. */
  String channel(LocalDate day, OwnedCard card, @Nullable String name) {
    return name == null || name.isEmpty() ? "" : named(of(day, card).channels(), name);
  }

  /** Returns the store under which what happened in this store is counted. Empty for none. */
  String location(LocalDate day, OwnedCard card, @Nullable String name) {
    return name == null || name.isEmpty() ? "" : named(of(day, card).locations(), name);
  }

  private Names of(LocalDate day, OwnedCard card) {
    return known.get(
        new CardDay(day, card),
        cardDay ->
            new Names(set(repository.channels(day, card)), set(repository.locations(day, card))));
  }

  private static String named(Set<String> names, String name) {
    // concurrent callers may name one too many, which does no harm
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
