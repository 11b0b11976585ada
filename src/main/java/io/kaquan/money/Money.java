package io.kaquan.money;

import java.math.BigDecimal;

/** An amount of Chinese yuan in whole 分 (a hundredth of a yuan). May be zero, never negative. */
public record Money(long fen) {

  public Money {
    if (fen < 0) {
      throw new IllegalArgumentException("An amount of money can't be negative: " + fen);
    }
  }

  /** In yuan with two decimals, as people read it: 1250 分 is {@code 12.50}. */
  public String yuan() {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }

  @Override
  public String toString() {
    return "¥" + yuan();
  }
}
