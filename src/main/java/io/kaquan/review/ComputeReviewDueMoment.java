package io.kaquan.review;

import io.kaquan.platform.calendar.Minutes;
import io.kaquan.platform.calendar.WorkingDays.Deadline;
import io.kaquan.review.ReviewRepository.Asked;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_ComputeReviewDueMoment in review.bpmn: sets the clock, and what the reviewer's form shows.
 */
@Component
class ComputeReviewDueMoment implements JavaDelegate {
  private final OpenReviews reviews;
  private final ReviewLetters letters;
  private final Minutes minutes;

  ComputeReviewDueMoment(OpenReviews reviews, ReviewLetters letters, Minutes minutes) {
    this.reviews = reviews;
    this.letters = letters;
    this.minutes = minutes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID id = ReviewProcess.requestId(execution);
    Deadline deadline = reviews.begin(id);
    Asked asked = reviews.asked(id);
    execution.setVariable(ReviewProcess.REVIEW_DUE, Date.from(deadline.due()));
    execution.setVariable(ReviewProcess.REMINDER_DUE, Date.from(deadline.reminder()));
    execution.setVariable(ReviewProcess.MERCHANT_NAME, asked.facts().merchantName());
    execution.setVariable(ReviewProcess.KIND_TEXT, letters.kindForStaff(asked));
    execution.setVariable(ReviewProcess.SUBJECT, asked.facts().subject());
    execution.setVariable(ReviewProcess.DETAILS, asked.facts().details());
    execution.setVariable(ReviewProcess.DUE_TEXT, minutes.of(deadline.due()));
    execution.setVariable(ReviewProcess.LINK, asked.facts().link());
  }
}
