package io.kaquan.coupon.codebatch;

/**
 * One line of a list.
 *
 * @param code as it was read
 * @param outcome what became of it; null where nothing has stood against it so far, or nobody has
 *     come to it yet
 */
public record CodeBatchLine(int line, String code, CodeOutcome outcome) {

  public CodeBatchLine with(CodeOutcome other) {
    return new CodeBatchLine(line, code, other);
  }
}
