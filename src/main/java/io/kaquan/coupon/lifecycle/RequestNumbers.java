package io.kaquan.coupon.lifecycle;

import io.kaquan.platform.tenant.AppId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Request numbers: the same number with the same content gets the first result again, with other
 * content a refusal. Within a batch the first of equal numbers is carried out and the others get
 * its result.
 */
@Component
class RequestNumbers {
  /**
   * A number within its name space: one that a merchant's program makes up is never taken for one
   * of a page, a till or a list.
   */
  record Key(AppId appid, Source source, String number) {}

  /**
   * @param origin of a claim; null for other operations
   * @param refusal null if it was done
   */
  record Remembered(
      Key key,
      String operation,
      String content,
      ClaimOrigin origin,
      Instant at,
      Refusal refusal,
      Coupon coupon) {
    CouponResult result() {
      return refusal == null ? new CouponResult.Done(coupon) : new CouponResult.Refused(refusal);
    }
  }

  private final RequestRepository repository;

  RequestNumbers(RequestRepository repository) {
    this.repository = repository;
  }

  /** Sets the results of the items whose number is known, before any rule is checked. */
  void replay(Transition transition, List<? extends PendingCommand<?>> items) {
    Map<Key, Remembered> known = known(items);
    for (PendingCommand<?> item : items) {
      Remembered first = item.command().requestNumber() == null ? null : known.get(key(item));
      if (first != null) {
        item.replay(
            isSame(first, transition, item)
                ? first.result()
                : new CouponResult.Refused(Refusal.REQUEST_NUMBER_REUSED));
      }
    }
  }

  /**
   * The first of every set of equal numbers, and all items without one; the others wait for {@link
   * #followLeaders}.
   */
  static <I extends PendingCommand<?>> List<I> leaders(List<I> items) {
    Map<Key, I> first = new HashMap<>();
    return items.stream()
        .filter(PendingCommand::isOpen)
        .filter(
            item ->
                item.command().requestNumber() == null
                    || first.putIfAbsent(key(item), item) == null)
        .toList();
  }

  /** Gives the results of the leaders to the items with the same number in the same batch. */
  static void followLeaders(
      List<? extends PendingCommand<?>> items, List<? extends PendingCommand<?>> leaders) {
    Map<Key, PendingCommand<?>> first = new HashMap<>();
    leaders.stream()
        .filter(item -> item.command().requestNumber() != null)
        .forEach(item -> first.put(key(item), item));
    for (PendingCommand<?> item : items) {
      if (item.isOpen()) {
        PendingCommand<?> leader = first.get(key(item));
        item.replay(
            leader.command().content().equals(item.command().content())
                ? leader.result()
                : new CouponResult.Refused(Refusal.REQUEST_NUMBER_REUSED));
      }
    }
  }

  /**
   * Writes down the results of this batch. A number that another node used meanwhile fails the
   * batch, which finds it when it is tried again.
   */
  void remember(Transition transition, List<? extends PendingCommand<?>> leaders, Instant now) {
    List<Remembered> fresh =
        leaders.stream()
            .filter(item -> item.command().requestNumber() != null && !item.isReplayed())
            .map(
                item ->
                    new Remembered(
                        key(item),
                        transition.name(),
                        item.command().content(),
                        item.command().origin(),
                        now,
                        item.result().fold(done -> null, why -> why),
                        item.result().fold(done -> done, why -> null)))
            .toList();
    if (!fresh.isEmpty()) {
      repository.remember(fresh);
    }
  }

  Optional<Coupons.AnsweredRequest> find(AppId appid, Source source, String number) {
    return repository.remembered(List.of(new Key(appid, source, number))).stream()
        .findFirst()
        .map(first -> new Coupons.AnsweredRequest(first.operation(), first.at(), first.result()));
  }

  Map<String, Long> issued(AppId appid, ClaimOrigin.Kind kind, Collection<String> ids) {
    Map<String, Long> issued = new HashMap<>();
    ids.forEach(id -> issued.put(id, 0L));
    if (!ids.isEmpty()) {
      issued.putAll(repository.issued(appid, kind, ids));
    }
    return issued;
  }

  private Map<Key, Remembered> known(List<? extends PendingCommand<?>> items) {
    List<Key> keys =
        items.stream()
            .filter(item -> item.command().requestNumber() != null)
            .map(RequestNumbers::key)
            .distinct()
            .toList();
    Map<Key, Remembered> known = new HashMap<>();
    if (!keys.isEmpty()) {
      repository.remembered(keys).forEach(one -> known.put(one.key(), one));
    }
    return known;
  }

  private static boolean isSame(Remembered first, Transition transition, PendingCommand<?> item) {
    return first.operation().equals(transition.name())
        && first.content().equals(item.command().content());
  }

  private static Key key(PendingCommand<?> item) {
    return new Key(
        item.command().appid(), item.command().by().source(), item.command().requestNumber());
  }
}
