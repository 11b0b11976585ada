package io.kaquan.distribution.bulkissue;

import java.util.UUID;

/** What became of the wish for a bulk issue: exactly one of the two is set. */
public record BulkIssueResult(UUID bulkIssue, BulkIssueFault fault) {

  static BulkIssueResult done(UUID bulkIssue) {
    return new BulkIssueResult(bulkIssue, null);
  }

  static BulkIssueResult refused(BulkIssueFault fault) {
    return new BulkIssueResult(null, fault);
  }

  public boolean isDone() {
    return fault == null;
  }
}
