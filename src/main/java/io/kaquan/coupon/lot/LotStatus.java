package io.kaquan.coupon.lot;

/** Where a lot is. */
public enum LotStatus {
  RUNNING,
  /** Somebody asked it to stop: the chunk that is just being worked on is its last. */
  STOPPING,
  DONE,
  STOPPED
}
