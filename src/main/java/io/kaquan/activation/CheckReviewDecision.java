package io.kaquan.activation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Task_ReviewApplication, when it is completed: the form's rules once more on the server, and who decided. */
@Component
class CheckReviewDecision implements TaskListener {
  private static final int SHORTEST = 2;
  private static final int LONGEST = 500;

  private final Rounds rounds;
  private final Reviewer reviewer;
  private final ObjectMapper json;

  CheckReviewDecision(Rounds rounds, Reviewer reviewer, ObjectMapper json) {
    this.rounds = rounds;
    this.reviewer = reviewer;
    this.json = json;
  }

  @Override
  public void notify(DelegateTask task) {
    String by = reviewer.signedIn();
    Decision decision = Decision.of(task.getVariable(MerchantActivation.DECISION))
        .orElseThrow(() -> Reviewer.refused("请选择结论:通过、驳回或拒绝。 Choose a decision: approve, refuse or decline."));
    String reason = decision == Decision.APPROVE ? null : reason(task);
    String reasons = decision == Decision.APPROVE ? null : reasons(task);
    rounds.decide(MerchantActivation.applicationId(task), decision, reason, reasons, by);
    task.getExecution().removeVariable(MerchantActivation.SECOND_OPINION);
    if (decision == Decision.DECLINE) {
      task.getExecution().setVariable(MerchantActivation.FIRST_REVIEWER, by);
    }
  }

  private static String reason(DelegateTask task) {
    String reason = task.getVariable(MerchantActivation.REASON) instanceof String text ? text.strip() : "";
    if (reason.codePointCount(0, reason.length()) < SHORTEST) {
      throw Reviewer.refused("请填写驳回原因(至少 2 个字)。 A refusal needs a reason of at least 2 characters.");
    }
    if (reason.codePointCount(0, reason.length()) > LONGEST) {
      throw Reviewer.refused("驳回原因不能超过 500 字。 A reason has at most 500 characters.");
    }
    return reason;
  }

  private String reasons(DelegateTask task) {
    if (!(task.getVariable(MerchantActivation.REASONS) instanceof String text) || text.isBlank()) {
      return null;
    }
    try {
      JsonNode object = json.readTree(text);
      if (object.isObject() && object.properties().stream().allMatch(field -> field.getValue().isTextual())) {
        return object.toString();
      }
    } catch (JsonProcessingException notJson) {
      // said below
    }
    throw Reviewer.refused("各项材料的驳回原因格式有误。 The reasons of single materials can't be read.");
  }
}
