package io.kaquan.coupon;

import io.kaquan.coupon.CouponRepository.CodeKey;
import io.kaquan.coupon.CouponRepository.Step;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The coupons that a batch holds locked, as the batch has moved them so far: who asks second for a coupon in one batch sees
 * what the first has done to it.
 */
class LockedCoupons {
  private final Map<String, List<CodeKey>> byCode;
  private final Map<CodeKey, Row> before = new LinkedHashMap<>();
  private final Map<CodeKey, Row> now = new LinkedHashMap<>();

  LockedCoupons(List<Row> rows) {
    rows.forEach(row -> before.put(key(row), row));
    now.putAll(before);
    byCode = rows.stream().collect(Collectors.groupingBy(Row::code,
        Collectors.mapping(LockedCoupons::key, Collectors.toList())));
  }

  Collection<String> cardIds() {
    return before.values().stream().map(Row::cardId).distinct().toList();
  }

  /** The coupon that is meant; empty when there is none, or the code alone does not say which. */
  Optional<Row> choose(Item.Wish wish) {
    return Rules.choose(same(wish), wish.cardId(), Optional::of, why -> Optional.empty());
  }

  /** Why {@link #choose} found none. */
  Refusal whyNot(Item.Wish wish) {
    return Rules.choose(same(wish), wish.cardId(), row -> null, Function.identity());
  }

  private List<Row> same(Item.Wish wish) {
    return byCode.getOrDefault(wish.code(), List.of()).stream().map(now::get)
        .filter(row -> row.appid().equals(wish.appid())).toList();
  }

  void moved(Row row) {
    now.put(key(row), row);
  }

  /** One step for every coupon that was moved, from where it was before the batch to where it is now. */
  List<Step> steps() {
    return before.entrySet().stream().filter(one -> now.get(one.getKey()) != one.getValue())
        .map(one -> new Step(one.getValue(), now.get(one.getKey()))).toList();
  }

  private static CodeKey key(Row row) {
    return new CodeKey(row.code(), row.scope());
  }
}
