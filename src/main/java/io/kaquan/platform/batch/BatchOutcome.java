package io.kaquan.platform.batch;

/** What became of an item that was handed to a {@link BatchQueue}. */
public enum BatchOutcome {
  /** Its transaction committed, with whatever answer the item holds. */
  CARRIED_OUT,
  /** Nothing was done and nothing will be. */
  NOT_DONE,
  /** A transaction had taken it, and whether that transaction commits is not known. */
  UNKNOWN
}
