package io.kaquan.distribution.bulkissue;

/** Where a bulk issue is. */
public enum BulkIssueStatus {
  /** The list is there; nobody has said that it is to be handed out. */
  READ,
  RUNNING,
  /** Somebody asked it to stop: the chunk that is just being worked on is its last. */
  STOPPING,
  DONE,
  STOPPED
}
