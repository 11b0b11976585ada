package io.kaquan.coupon.codebatch;

/** Where a batch is. */
public enum CodeBatchStatus {
  RUNNING,
  /** Somebody asked it to stop: the chunk that is just being worked on is its last. */
  STOPPING,
  DONE,
  STOPPED
}
