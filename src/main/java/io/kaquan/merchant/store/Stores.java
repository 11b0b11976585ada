package io.kaquan.merchant.store;

import io.kaquan.platform.access.Limit;
import io.kaquan.platform.access.Limit.Step;
import io.kaquan.platform.access.Limits;
import io.kaquan.platform.access.RandomText;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The door to stores. Each belongs to a merchant and to nobody else. Safe to call from anywhere at
 * once.
 */
@Component
public class Stores {
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

  /** More than the greatest chains have. */
  private static final int MOST = 10_000;

  private static final Limit WRONG_CODES =
      Limit.of("store-code", new Step(5, Duration.ofMinutes(10)), new Step(15, Duration.ofDays(1)));

  /** Many consumers who guess together don't find the digits either. */
  private static final Limit WRONG_AT_STORE =
      Limit.of(
          "store-code-at-store",
          new Step(30, Duration.ofMinutes(10)),
          new Step(100, Duration.ofDays(1)));

  /** What became of trying a store's three digits. */
  public enum Tried {
    RIGHT,
    WRONG,
    /** Too many wrong ones: nothing is told for a while. */
    TOO_MANY
  }

  private final StoreRepository repository;
  private final Limits limits;
  private final Clock clock;

  Stores(StoreRepository repository, Limits limits, Clock clock) {
    this.repository = repository;
    this.limits = limits;
    this.clock = clock;
  }

  /** Those that are open, oldest first. */
  public List<Store> of(MerchantId merchantId) {
    return repository.open(merchantId);
  }

  /** The oldest of those that are open. */
  public List<Store> first(MerchantId merchantId, int most) {
    return repository.first(merchantId, most);
  }

  /** Empty when it is another merchant's; a closed one is found. */
  public Optional<Store> find(MerchantId merchantId, long id) {
    return repository.some(Set.of(id)).stream()
        .filter(store -> store.merchantId().equals(merchantId))
        .findFirst();
  }

  /** These stores, whosever they are, closed ones too; unknown ids are left out. One statement. */
  public List<Store> some(Collection<Long> ids) {
    return ids.isEmpty() ? List.of() : repository.some(ids);
  }

  /**
   * What to call the places that redemptions name, by the names they use; one that is no store is
   * called what it is. One statement.
   */
  public Map<String, String> titles(Collection<String> locationIds) {
    Set<Long> numbers =
        locationIds.stream()
            .filter(id -> NUMBER.matcher(id).matches())
            .map(Long::valueOf)
            .collect(Collectors.toSet());
    Map<String, String> titles =
        locationIds.stream().distinct().collect(Collectors.toMap(id -> id, id -> id));
    some(numbers).forEach(store -> titles.put(Long.toString(store.id()), store.title()));
    return titles;
  }

  /**
   * Enters a store; it is open at once. The same form again is the same store.
   *
   * @param form drawn when the form was opened
   */
  public Entered add(MerchantId merchantId, UUID form, StoreDetails entry) {
    Map<String, String> faults = StoreRules.faults(entry);
    if (!faults.isEmpty()) {
      return new Entered(0, faults);
    }
    if (repository.count(merchantId) >= MOST) {
      return new Entered(0, Map.of("name", "store.fault.many"));
    }
    return Entered.done(repository.add(merchantId, form, entry, freshCode(), clock.instant()));
  }

  /** Says something else of an open store; empty when this merchant has none of that id. */
  public Optional<Entered> change(MerchantId merchantId, long id, StoreDetails entry) {
    Map<String, String> faults = StoreRules.faults(entry);
    if (!faults.isEmpty()) {
      return find(merchantId, id)
          .filter(store -> !store.closed())
          .map(store -> new Entered(0, faults));
    }
    return repository.change(merchantId, id, entry, clock.instant())
        ? Optional.of(Entered.done(id))
        : Optional.empty();
  }

  /**
   * Draws other three digits; the old ones are wrong from then on. False when this merchant has no
   * such open store.
   */
  public boolean changeCode(MerchantId merchantId, long id) {
    return repository.changeCode(merchantId, id, freshCode(), clock.instant());
  }

  /**
   * For good: what was redeemed there goes on naming it. False when this merchant has no such open
   * store.
   */
  public boolean close(MerchantId merchantId, long id) {
    return repository.close(merchantId, id, clock.instant());
  }

  /**
   * Whether these are the store's three digits, for a consumer who stands in it. Only wrong ones
   * are counted: 5 in ten minutes and 15 in a day for each consumer, 30 and 100 for all who try at
   * one store, on all nodes together.
   *
   * @param who the consumer, by an id
   */
  public Tried tryCode(Store store, String digits, String who) {
    // counted before it is looked at, and taken back when it was right: many at once are no way
    // around it
    if (limits.take(WRONG_CODES, who).isPresent()) {
      return Tried.TOO_MANY;
    }
    String where = Long.toString(store.id());
    if (limits.take(WRONG_AT_STORE, where).isPresent()) {
      limits.giveBack(WRONG_CODES, who);
      return Tried.TOO_MANY;
    }
    if (store.closed() || !store.code().equals(digits)) {
      return Tried.WRONG;
    }
    limits.giveBack(WRONG_CODES, who);
    limits.giveBack(WRONG_AT_STORE, where);
    return Tried.RIGHT;
  }

  private String freshCode() {
    return RandomText.digits(3);
  }
}
