package io.kaquan.coupon.ledger;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows to be written as columns, each an array of texts that SQL casts to its type. */
class Columns<T> {
  private final List<T> rows;

  Columns(List<T> rows) {
    this.rows = rows;
  }

  @Nullable String[] of(Function<T, @Nullable Object> cell) {
    return rows.stream()
        .map(cell)
        .map(value -> value == null ? null : value.toString())
        .toArray(String[]::new);
  }
}
