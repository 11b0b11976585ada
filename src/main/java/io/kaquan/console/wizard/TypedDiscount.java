package io.kaquan.console.wizard;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A discount as people say it: {@code 8.5 折} leaves 85 % to pay, {@code 15 % off} takes 15 % off,
 * and both are the same. WeChat's number is the percent off.
 */
final class TypedDiscount {
  /** The unit of a number without one: tenths to pay, or percent off. */
  static final String TENTHS = "zhe";

  static final String OFF = "off";

  private static final Pattern PLAIN = Pattern.compile("(\\d{1,2}(?:\\.\\d)?)(折|%|%?off|%?减)?");
  private static final BigDecimal HALF = BigDecimal.valueOf(50);
  private static final String DIGITS = "零一二三四五六七八九";

  private TypedDiscount() {}

  /** Returns the percent off, from 1 to 99. Empty if it cannot be read or is ambiguous. */
  static Optional<Integer> read(String typed, String unit) {
    String plain =
        inDigits(
                Normalizer.normalize(typed, Normalizer.Form.NFKC)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("\\s", ""))
            .replaceFirst("^减(.*)", "$1减");
    Matcher said = PLAIN.matcher(plain);
    if (!said.matches()) {
      return Optional.empty();
    }
    String word = said.group(2) == null ? unit.equals(TENTHS) ? "折" : "off" : said.group(2);
    if (word.equals("%") && unit.equals(TENTHS)) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(said.group(1));
    return word.equals("折") ? ofTenths(number) : whole(number);
  }

  /** 85 折 is 8.5 折, but 15 折 is not 1.5 折: such a discount is refused. */
  private static Optional<Integer> ofTenths(BigDecimal tenths) {
    if (tenths.compareTo(BigDecimal.TEN) < 0) {
      return whole(BigDecimal.valueOf(100).subtract(tenths.movePointRight(1)));
    }
    return tenths.compareTo(HALF) < 0
        ? Optional.empty()
        : whole(BigDecimal.valueOf(100).subtract(tenths));
  }

  private static Optional<Integer> whole(BigDecimal percent) {
    BigDecimal plain = percent.stripTrailingZeros();
    return plain.scale() > 0 || plain.signum() <= 0 || plain.compareTo(BigDecimal.valueOf(99)) > 0
        ? Optional.empty()
        : Optional.of(plain.intValueExact());
  }

  /** 七五折 as 75折. */
  private static String inDigits(String typed) {
    StringBuilder digits = new StringBuilder();
    typed
        .chars()
        .forEach(
            c ->
                digits.append(
                    DIGITS.indexOf(c) < 0
                        ? String.valueOf((char) c)
                        : Integer.toString(DIGITS.indexOf(c))));
    return digits.toString();
  }
}
