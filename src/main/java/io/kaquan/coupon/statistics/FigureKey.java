package io.kaquan.coupon.statistics;

import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One row of the figures of a day. Ordered, so that concurrent batches lock their rows in one
 * order.
 *
 * @param merchantId null for what was refused
 */
record FigureKey(
    LocalDate day,
    @Nullable MerchantId merchantId,
    AppId appid,
    String cardId,
    String transition,
    String kind,
    String channel,
    String location)
    implements Comparable<FigureKey> {
  private static final Comparator<FigureKey> ORDER =
      Comparator.comparing(FigureKey::day)
          .thenComparing(key -> key.appid().value())
          .thenComparing(FigureKey::cardId)
          .thenComparing(FigureKey::transition)
          .thenComparing(FigureKey::kind)
          .thenComparing(FigureKey::channel)
          .thenComparing(FigureKey::location);

  @Override
  public int compareTo(FigureKey other) {
    return ORDER.compare(this, other);
  }
}
