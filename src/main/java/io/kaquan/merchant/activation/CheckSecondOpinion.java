package io.kaquan.merchant.activation;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Task_SecondOpinion, when it is completed: by another person than the first, with one of two
 * answers.
 */
@Component
class CheckSecondOpinion implements TaskListener {
  private static final String CONFIRM = "confirm";
  private static final String AGAIN = "again";

  private final Rounds rounds;
  private final Reviewer reviewer;

  CheckSecondOpinion(Rounds rounds, Reviewer reviewer) {
    this.rounds = rounds;
    this.reviewer = reviewer;
  }

  @Override
  public void notify(DelegateTask task) {
    String by = reviewer.signedIn();
    if (rounds
        .firstReviewer(MerchantActivation.applicationId(task))
        .filter(by::equals)
        .isPresent()) {
      throw Reviewer.refused(
          "复核须由另一位审核员完成。 The second opinion is given by another reviewer than the first.");
    }
    Object opinion = task.getVariable(MerchantActivation.SECOND_OPINION);
    if (CONFIRM.equals(opinion)) {
      rounds.confirmDecline(MerchantActivation.applicationId(task), by);
    } else if (AGAIN.equals(opinion)) {
      rounds.reviewAgain(MerchantActivation.applicationId(task), by);
      // the first decision must not count when the review is done again
      task.getExecution()
          .removeVariables(
              List.of(
                  MerchantActivation.DECISION,
                  MerchantActivation.REASON,
                  MerchantActivation.REASONS,
                  MerchantActivation.FIRST_REVIEWER,
                  MerchantActivation.REFUSALS));
    } else {
      throw Reviewer.refused("请选择复核意见。 Choose: confirm, or review again.");
    }
  }
}
