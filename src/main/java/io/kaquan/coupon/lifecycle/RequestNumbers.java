package io.kaquan.coupon.lifecycle;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Request numbers: the same number with the same content gets the first answer again, with other
 * content a refusal. Within a batch the first of equals is carried out and the others get its
 * answer.
 */
@Component
class RequestNumbers {
  record Key(String appid, String number) {}

  /**
   * @param refusal null when it was done
   */
  record Remembered(
      Key key, String operation, String content, Instant at, Refusal refusal, Coupon coupon) {
    Answer answer() {
      return refusal == null ? new Answer.Done(coupon) : new Answer.Refused(refusal);
    }
  }

  private final RequestRepository repository;

  RequestNumbers(RequestRepository repository) {
    this.repository = repository;
  }

  /** Answers the items whose number is known, before anything else is looked at. */
  void replay(Arrow arrow, List<? extends Item<?>> items) {
    Map<Key, Remembered> known = known(items);
    for (Item<?> item : items) {
      Remembered first = item.order().requestNumber() == null ? null : known.get(key(item));
      if (first != null) {
        item.replay(
            isSame(first, arrow, item)
                ? first.answer()
                : new Answer.Refused(Refusal.REQUEST_NUMBER_REUSED));
      }
    }
  }

  /**
   * The first of every set of equal numbers, and all items without one; the others wait for {@link
   * #followLeaders}.
   */
  static <I extends Item<?>> List<I> leaders(List<I> items) {
    Map<Key, I> first = new HashMap<>();
    return items.stream()
        .filter(Item::isOpen)
        .filter(
            item ->
                item.order().requestNumber() == null || first.putIfAbsent(key(item), item) == null)
        .toList();
  }

  /** Gives the answers of the leaders to those who asked with the same number in the same batch. */
  static void followLeaders(List<? extends Item<?>> items, List<? extends Item<?>> leaders) {
    Map<Key, Item<?>> first = new HashMap<>();
    leaders.stream()
        .filter(item -> item.order().requestNumber() != null)
        .forEach(item -> first.put(key(item), item));
    for (Item<?> item : items) {
      if (item.isOpen()) {
        Item<?> leader = first.get(key(item));
        item.replay(
            leader.order().content().equals(item.order().content())
                ? leader.answer()
                : new Answer.Refused(Refusal.REQUEST_NUMBER_REUSED));
      }
    }
  }

  /**
   * Writes down the answers of this batch. A number that another node took meanwhile fails the
   * batch, which replays then.
   */
  void remember(Arrow arrow, List<? extends Item<?>> leaders, Instant now) {
    List<Remembered> fresh =
        leaders.stream()
            .filter(item -> item.order().requestNumber() != null && !item.isReplayed())
            .map(
                item ->
                    new Remembered(
                        key(item),
                        arrow.name(),
                        item.order().content(),
                        now,
                        item.answer().fold(done -> null, why -> why),
                        item.answer().fold(done -> done, why -> null)))
            .toList();
    if (!fresh.isEmpty()) {
      repository.remember(fresh);
    }
  }

  Optional<Coupons.Asked> find(String appid, String number) {
    return repository.remembered(List.of(new Key(appid, number))).stream()
        .findFirst()
        .map(first -> new Coupons.Asked(first.operation(), first.at(), first.answer()));
  }

  Map<String, Long> issued(String appid, Collection<String> ways) {
    List<String> first = List.copyOf(ways);
    return first.isEmpty()
        ? Map.of()
        : repository.issued(appid, first, first.stream().map(RequestNumbers::behind).toList());
  }

  private static String behind(String way) {
    int last = way.length() - 1;
    return way.substring(0, last) + (char) (way.charAt(last) + 1);
  }

  private Map<Key, Remembered> known(List<? extends Item<?>> items) {
    List<Key> keys =
        items.stream()
            .filter(item -> item.order().requestNumber() != null)
            .map(RequestNumbers::key)
            .distinct()
            .toList();
    Map<Key, Remembered> known = new HashMap<>();
    if (!keys.isEmpty()) {
      repository.remembered(keys).forEach(one -> known.put(one.key(), one));
    }
    return known;
  }

  private static boolean isSame(Remembered first, Arrow arrow, Item<?> item) {
    return first.operation().equals(arrow.name()) && first.content().equals(item.order().content());
  }

  private static Key key(Item<?> item) {
    return new Key(item.order().appid(), item.order().requestNumber());
  }
}
