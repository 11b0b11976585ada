package io.kaquan.card.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.platform.web.BothLanguages;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * Checks the form when Task_ReviewCard in card-lifecycle.bpmn is completed, which the engine does
 * not do: an approval has no reasons, a refusal has a reason for a field or for the whole card.
 * Refuses an incomplete decision with a message that Tasklist shows, and records who decided: the
 * signed-in person, whoever the task is assigned to.
 */
@Component
class CheckCardDecision implements TaskListener {
  private static final int SHORTEST_REASON = 2;
  private static final int LONGEST_REASON = 500;

  /** The engine stores no longer text. */
  private static final int LONGEST_REASONS = 4000;

  /** Decides where nobody is signed in: the platform itself. */
  private static final String SYSTEM = "house";

  private final CardSteps steps;
  private final IdentityService identities;
  private final BothLanguages both;
  private final ObjectMapper json;

  CheckCardDecision(
      CardSteps steps, IdentityService identities, BothLanguages both, ObjectMapper json) {
    this.steps = steps;
    this.identities = identities;
    this.both = both;
    this.json = json;
  }

  @Override
  public void notify(DelegateTask task) {
    String cardId = task.getExecution().getProcessBusinessKey();
    String decision = text(task, CardLifecycle.DECISION);
    Map<String, String> reasons = reasons(task);
    String whole = text(task, CardLifecycle.REASON);
    if (decision.equals(CardLifecycle.APPROVE)) {
      refuse(!reasons.isEmpty(), "card.review.disagree");
      whole = "";
    } else {
      refuse(!decision.equals(CardLifecycle.REFUSE), "card.review.undecided");
      refuse(whole.isEmpty() ? reasons.isEmpty() : !isReason(whole), "card.review.reason");
      refuse(!names(cardId).containsAll(reasons.keySet()), "card.review.unknown");
    }
    String reason = whole.isEmpty() ? null : whole;
    task.setVariable(CardLifecycle.REASON, reason);
    steps.decide(cardId, decision, reason, reasons, who());
  }

  private Map<String, String> reasons(DelegateTask task) {
    String given = text(task, CardLifecycle.REASONS);
    Map<String, String> reasons = new LinkedHashMap<>();
    if (!given.isEmpty()) {
      refuse(given.length() > LONGEST_REASONS, "card.review.unreadable");
      object(given)
          .properties()
          .forEach(
              entry -> {
                JsonNode why = entry.getValue();
                refuse(
                    !why.isTextual() || !isReason(why.textValue().strip()), "card.review.reason");
                reasons.put(entry.getKey(), why.textValue().strip());
              });
    }
    return reasons;
  }

  private ObjectNode object(String text) {
    try {
      if (json.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      // refused below
    }
    throw new BadUserRequestException(both.of("card.review.unreadable"));
  }

  private Set<String> names(String cardId) {
    return ReviewedField.beside(steps.card(cardId)).stream()
        .map(CardReviews.Field::name)
        .collect(Collectors.toSet());
  }

  private static boolean isReason(String text) {
    int length = text.codePointCount(0, text.length());
    return length >= SHORTEST_REASON && length <= LONGEST_REASON && text.indexOf('\0') < 0;
  }

  private void refuse(boolean wrong, String key) {
    if (wrong) {
      throw new BadUserRequestException(both.of(key));
    }
  }

  private String who() {
    Authentication person = identities.getCurrentAuthentication();
    return person == null || person.getUserId() == null ? SYSTEM : person.getUserId();
  }

  private static String text(DelegateTask task, String variable) {
    Object value = task.getVariable(variable);
    return value == null ? "" : value.toString().strip();
  }
}
