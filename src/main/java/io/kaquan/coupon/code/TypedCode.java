package io.kaquan.coupon.code;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A coupon's code as a person typed it. */
public final class TypedCode {
  private TypedCode() {}

  /**
   * What may have been meant, the likeliest first: full-width characters and spaces are forgiven;
   * dashes and small or capital letters too, unless they are the merchant's own. Empty when nothing
   * that could be a code was typed.
   */
  public static List<CouponCode> meant(@Nullable String typed) {
    String plain =
        Normalizer.normalize(typed == null ? "" : typed, Normalizer.Form.NFKC)
            .replaceAll("[\\s\\p{Cf}]", "");
    Set<String> codes = new LinkedHashSet<>();
    for (String cased :
        List.of(plain, plain.toUpperCase(Locale.ROOT), plain.toLowerCase(Locale.ROOT))) {
      codes.add(cased);
      codes.add(cased.replaceAll("\\p{Pd}", ""));
    }
    return codes.stream().flatMap(code -> CouponCode.parse(code).stream()).toList();
  }
}
