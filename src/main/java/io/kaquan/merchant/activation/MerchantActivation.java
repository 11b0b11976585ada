package io.kaquan.merchant.activation;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** The words shared with processes/merchant-activation.bpmn and its two forms. */
final class MerchantActivation {
  static final String PROCESS = "MerchantActivation";

  static final String MSG_OFFICIAL_ACCOUNT_APPLIED = "Msg_OfficialAccountApplied";
  static final String MSG_APP_APPLIED = "Msg_AppApplied";
  static final String MSG_MATERIALS_RESUBMITTED = "Msg_MaterialsResubmitted";
  static final String MSG_APPLICATION_WITHDRAWN = "Msg_ApplicationWithdrawn";

  static final String REVIEWERS = "reviewers";
  static final String LEAD_REVIEWERS = "lead-reviewers";

  /** Moments, as java.util.Date. */
  static final String REVIEW_DUE = "reviewDue";

  static final String REMINDER_DUE = "reminderDue";
  static final String LAPSE_WARNING_DUE = "lapseWarningDue";
  static final String LAPSE_DUE = "lapseDue";

  /** Facts that the forms show, texts but for the round. */
  static final String MERCHANT_NAME = "merchantName";

  static final String CHANNEL = "channel";
  static final String ACCOUNT_NAME = "accountName";
  static final String ROUND = "round";
  static final String DUE_TEXT = "dueText";
  static final String MATERIALS_URL = "materialsUrl";
  static final String FIRST_REVIEWER = "firstReviewer";

  /** What the first reviewer refused, a line for each material; for the second. */
  static final String REFUSALS = "refusals";

  /** Of a text that the engine keeps. */
  static final int LONGEST_TEXT = 4000;

  /**
   * What a reviewer says: {@code approve}, {@code refuse} or {@code decline}; why; and why for
   * single materials.
   */
  static final String DECISION = "decision";

  static final String REASON = "reason";
  static final String REASONS = "reasons";

  /** {@code confirm} or {@code again}. */
  static final String SECOND_OPINION = "secondOpinion";

  private MerchantActivation() {}

  static UUID applicationId(DelegateExecution execution) {
    return UUID.fromString(execution.getProcessBusinessKey());
  }

  static UUID applicationId(DelegateTask task) {
    return applicationId(task.getExecution());
  }
}
