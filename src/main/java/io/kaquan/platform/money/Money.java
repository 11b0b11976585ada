package io.kaquan.platform.money;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** An amount of Chinese yuan in whole 分 (a hundredth of a yuan). May be zero, never negative. */
public record Money(long fen) {
  private static final Pattern YUAN = Pattern.compile("\\d{1,10}(\\.\\d{1,2})?");

  public Money {
    if (fen < 0) {
      throw new IllegalArgumentException("An amount of money can't be negative: " + fen);
    }
  }

  /**
   * Reads an amount in yuan as people type it: spaces, commas, ¥, 元 and full-width digits are
   * allowed. Empty if it is no amount, or has a fraction of a 分.
   */
  public static Optional<Money> typed(String yuan) {
    String plain = Normalizer.normalize(yuan, Normalizer.Form.NFKC).replaceAll("[\\s,¥元]", "");
    return YUAN.matcher(plain).matches()
        ? Optional.of(new Money(new BigDecimal(plain).movePointRight(2).longValueExact()))
        : Optional.empty();
  }

  /** Returns the amount in yuan with two decimals, as people read it: 1250 分 is {@code 12.50}. */
  public String yuan() {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }

  /**
   * Returns the amount in yuan as a card shows it: {@code 10}, or {@code 9.90} where it is not
   * even.
   */
  public String brief() {
    return fen % 100 == 0 ? String.valueOf(fen / 100) : yuan();
  }

  @Override
  public String toString() {
    return "¥" + yuan();
  }
}
