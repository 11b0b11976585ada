package io.kaquan.coupon.statistics;

import io.kaquan.card.design.CardId;
import io.kaquan.platform.tenant.AppId;
import java.util.Comparator;

/**
 * One row of the counts by transition. Ordered, so that concurrent batches lock their rows in one
 * order.
 *
 * @param from the state before, empty for coupons that were not there
 */
record TransitionKey(AppId appid, CardId cardId, String transition, String from, String to)
    implements Comparable<TransitionKey> {
  private static final Comparator<TransitionKey> ORDER =
      Comparator.comparing((TransitionKey key) -> key.appid().value())
          .thenComparing(key -> key.cardId().value())
          .thenComparing(TransitionKey::transition)
          .thenComparing(TransitionKey::from)
          .thenComparing(TransitionKey::to);

  static TransitionKey of(CountedTransition counted) {
    return new TransitionKey(
        counted.card().appid(),
        counted.card().cardId(),
        counted.transition(),
        counted.from() == null ? "" : counted.from(),
        counted.to());
  }

  @Override
  public int compareTo(TransitionKey other) {
    return ORDER.compare(this, other);
  }
}
