package io.kaquan.coupon.lot;

/**
 * One line of a list.
 *
 * @param code as it was read
 * @param outcome what became of it; null where nothing has stood against it so far, or nobody has
 *     come to it yet
 */
public record LotLine(int line, String code, LotOutcome outcome) {

  public LotLine with(LotOutcome other) {
    return new LotLine(line, code, other);
  }
}
