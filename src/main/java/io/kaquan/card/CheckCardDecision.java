package io.kaquan.card;

import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * On completing Task_ReviewCard in card-lifecycle.bpmn: the engine itself checks nothing of a form. Refuses a decision that
 * says too little, in words that Tasklist shows, and keeps who decided: the person signed in, whoever the task is assigned to.
 */
@Component
class CheckCardDecision implements TaskListener {
  private static final int SHORTEST_REASON = 2;
  private static final int LONGEST_REASON = 500;
  /** Our own calls, which sign in nobody. */
  private static final String HOUSE = "house";

  private final CardReviews reviews;
  private final IdentityService identities;
  private final MessageSource messages;

  CheckCardDecision(CardReviews reviews, IdentityService identities, MessageSource messages) {
    this.reviews = reviews;
    this.identities = identities;
    this.messages = messages;
  }

  @Override
  public void notify(DelegateTask task) {
    String decision = text(task, CardLifecycle.DECISION);
    String reason = text(task, CardLifecycle.REASON);
    if (decision.equals(CardLifecycle.APPROVE)) {
      reason = null;
    } else if (!decision.equals(CardLifecycle.REFUSE)) {
      throw new BadUserRequestException(said("card.review.undecided"));
    } else if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
      throw new BadUserRequestException(said("card.review.reason"));
    }
    task.setVariable(CardLifecycle.REASON, reason);
    reviews.decide(task.getExecution().getProcessBusinessKey(), decision, reason, Map.of(), who());
  }

  private String who() {
    Authentication person = identities.getCurrentAuthentication();
    return person == null || person.getUserId() == null ? HOUSE : person.getUserId();
  }

  private String said(String key) {
    return messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE) + " "
        + messages.getMessage(key, null, Locale.ENGLISH);
  }

  private static String text(DelegateTask task, String variable) {
    Object value = task.getVariable(variable);
    return value == null ? "" : value.toString().strip();
  }
}
