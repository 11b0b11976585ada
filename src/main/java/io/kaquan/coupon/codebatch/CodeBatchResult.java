package io.kaquan.coupon.codebatch;

import java.util.UUID;

/** What became of the wish for a batch: exactly one of the two is set. */
public record CodeBatchResult(UUID batch, CodeBatchFault fault) {

  static CodeBatchResult begun(UUID batch) {
    return new CodeBatchResult(batch, null);
  }

  static CodeBatchResult refused(CodeBatchFault fault) {
    return new CodeBatchResult(null, fault);
  }

  public boolean isDone() {
    return fault == null;
  }
}
