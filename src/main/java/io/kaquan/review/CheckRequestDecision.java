package io.kaquan.review;

import io.kaquan.platform.web.BothLanguages;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * Task_ReviewRequest in review.bpmn, when it is completed: the form's rules once more on the
 * server, and who decided.
 */
@Component
class CheckRequestDecision implements TaskListener {
  private static final int SHORTEST = 2;
  private static final int LONGEST = 500;

  private final OpenReviews reviews;
  private final IdentityService identities;
  private final BothLanguages both;

  CheckRequestDecision(OpenReviews reviews, IdentityService identities, BothLanguages both) {
    this.reviews = reviews;
    this.identities = identities;
    this.both = both;
  }

  @Override
  public void notify(DelegateTask task) {
    String by = signedIn();
    String decision = text(task, ReviewProcess.DECISION);
    String reason = null;
    if (decision.equals(ReviewProcess.REFUSE)) {
      reason = text(task, ReviewProcess.REASON);
      int length = reason.codePointCount(0, reason.length());
      if (length < SHORTEST || length > LONGEST) {
        throw refused("review.reason");
      }
    } else if (!decision.equals(ReviewProcess.APPROVE)) {
      throw refused("review.undecided");
    }
    task.setVariable(ReviewProcess.REASON, reason);
    reviews.decide(ReviewProcess.requestId(task.getExecution()), decision, reason, by);
  }

  /** The person who is signed in, whoever the task is assigned to and whatever was sent. */
  private String signedIn() {
    Authentication person = identities.getCurrentAuthentication();
    if (person == null || person.getUserId() == null) {
      throw refused("review.nobody");
    }
    return person.getUserId();
  }

  private BadUserRequestException refused(String key) {
    return new BadUserRequestException(both.of(key));
  }

  private static String text(DelegateTask task, String variable) {
    return task.getVariable(variable) instanceof String text ? text.strip() : "";
  }
}
