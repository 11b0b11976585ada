package io.kaquan.coupon.lifecycle;

import io.kaquan.card.design.CardId;
import io.kaquan.consumer.OpenId;
import io.kaquan.platform.tenant.AppId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The door to what people hold. A coupon past its end counts as over, whether the sweep has written
 * that down or not.
 */
@Component
public class Holdings {

  /** The three places where a coupon can be; one that was deleted is in none. */
  public enum Part {
    /** In hand or on its way to a friend, the one that ends first before the others. */
    USABLE,
    /** The one used last before the others. */
    USED,
    /**
     * Expired, made unavailable or taken by a friend; the one that ended last before the others.
     */
    OVER
  }

  /** A consumer as one appid knows them. */
  public record Person(AppId appid, OpenId openid) {}

  public record Counts(long usable, long used, long over) {}

  private final HoldingsRepository repository;
  private final Clock clock;

  Holdings(HoldingsRepository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  /** Returns a page of what these people hold together. */
  public List<Coupon> page(Collection<Person> people, Part part, int from, int most) {
    Instant now = clock.instant();
    return people.isEmpty()
        ? List.of()
        : repository.page(people, part, from, most, now).stream()
            .map(row -> row.coupon(now))
            .toList();
  }

  /** Returns how many there are in each part. One statement. */
  public Counts counts(Collection<Person> people) {
    return people.isEmpty() ? new Counts(0, 0, 0) : repository.counts(people, clock.instant());
  }

  /**
   * Of each of these cards: the one in hand that ends first, by card_id; cards without are left
   * out. One statement.
   */
  public Map<CardId, Coupon> inHand(Collection<Person> people, Collection<CardId> cardIds) {
    Instant now = clock.instant();
    return people.isEmpty()
        ? Map.of()
        : repository.inHand(people, cardIds, now).stream()
            .map(row -> row.coupon(now))
            .collect(Collectors.toMap(Coupon::cardId, coupon -> coupon, (first, later) -> first));
  }

  /**
   * How many of each of these cards of one appid this person has claimed, ever: what limits for
   * each person count; 0 is left out.
   */
  public Map<CardId, Integer> claimed(AppId appid, Collection<CardId> cardIds, OpenId openid) {
    return repository.claimed(appid, cardIds, openid);
  }
}
