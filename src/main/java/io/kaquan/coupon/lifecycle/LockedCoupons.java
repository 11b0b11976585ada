package io.kaquan.coupon.lifecycle;

import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.lifecycle.CouponRepository.CodeKey;
import io.kaquan.coupon.lifecycle.CouponRepository.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The coupons that a batch holds locked, as the batch has changed them so far: the second command
 * for a coupon in one batch sees what the first has done to it.
 */
class LockedCoupons {
  private final Map<CouponCode, List<CodeKey>> byCode;
  private final Map<CodeKey, StoredCoupon> before = new LinkedHashMap<>();
  private final Map<CodeKey, StoredCoupon> now = new LinkedHashMap<>();

  LockedCoupons(List<StoredCoupon> rows) {
    rows.forEach(row -> before.put(CodeKey.of(row), row));
    now.putAll(before);
    byCode =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    StoredCoupon::code, Collectors.mapping(CodeKey::of, Collectors.toList())));
  }

  List<String> cardIds() {
    return before.values().stream().map(row -> row.cardId().value()).distinct().toList();
  }

  /**
   * Returns the coupon that is meant. Empty if there is none, or if the code alone is not enough.
   */
  Optional<StoredCoupon> choose(CouponCommand command) {
    return Rules.choose(same(command), command.cardId(), Optional::of, why -> Optional.empty());
  }

  /** Why {@link #choose} found none. */
  Refusal whyNot(CouponCommand command) {
    return Rules.choose(same(command), command.cardId(), row -> null, Function.identity());
  }

  /** A coupon that got a new code in this batch is not found by its old one any more. */
  private List<StoredCoupon> same(CouponCommand command) {
    return byCode.getOrDefault(command.code(), List.of()).stream()
        .map(now::get)
        .filter(row -> row.appid().equals(command.appid()) && row.code().equals(command.code()))
        .toList();
  }

  /**
   * @param there as {@link #choose} gave it
   */
  void moved(StoredCoupon there, StoredCoupon after) {
    now.put(CodeKey.of(there), after);
  }

  /**
   * One step for every coupon that was moved, from where it was before the batch to where it is
   * now.
   */
  @SuppressWarnings("ReferenceEquality") // moved, even if to what it was
  List<Step> steps() {
    return before.entrySet().stream()
        .filter(one -> now.get(one.getKey()) != one.getValue())
        .map(one -> new Step(one.getValue(), now.get(one.getKey())))
        .toList();
  }
}
