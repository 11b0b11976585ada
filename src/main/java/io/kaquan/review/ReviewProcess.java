package io.kaquan.review;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * The words shared with processes/review.bpmn and its form. The business key is the id of the
 * request.
 */
final class ReviewProcess {
  static final String PROCESS = "Review";

  static final String MSG_REQUEST_WITHDRAWN = "Msg_RequestWithdrawn";

  static final String REVIEWERS = "reviewers";
  static final String LEAD_REVIEWERS = "lead-reviewers";

  /** Moments, as java.util.Date. */
  static final String REVIEW_DUE = "reviewDue";

  static final String REMINDER_DUE = "reminderDue";

  /** Facts that the form shows, all texts. */
  static final String MERCHANT_NAME = "merchantName";

  static final String KIND_TEXT = "kindText";
  static final String SUBJECT = "subject";
  static final String DETAILS = "details";
  static final String DUE_TEXT = "dueText";
  static final String LINK = "link";

  /** What a reviewer says: {@link #APPROVE} or {@link #REFUSE}, the latter with a reason. */
  static final String DECISION = "decision";

  static final String REASON = "reason";
  static final String APPROVE = "approve";
  static final String REFUSE = "refuse";

  private ReviewProcess() {}

  static UUID requestId(DelegateExecution execution) {
    return UUID.fromString(execution.getProcessBusinessKey());
  }
}
