package io.kaquan.merchant.activation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Task_ReviewApplication, when it is completed: the form's rules once more on the server, and who
 * decided. A decision follows from the materials: approved is what nobody objects to, and whatever
 * else has its reason, for single materials or the whole.
 */
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
    UUID id = MerchantActivation.applicationId(task);
    Decision decision =
        Decision.of(task.getVariable(MerchantActivation.DECISION))
            .orElseThrow(
                () ->
                    Reviewer.refused(
                        "请选择结论：通过、驳回或拒绝。 Choose a decision: approve, refuse or decline."));
    Map<String, String> reasons = reasons(task);
    if (decision == Decision.APPROVE) {
      if (!reasons.isEmpty()) {
        throw Reviewer.refused(
            "有材料被驳回，不能通过。 Some materials are refused, so the whole can't be approved.");
      }
      rounds.decide(id, decision, null, reasons, by);
    } else {
      if (!rounds.isAsked(id, reasons.keySet())) {
        throw Reviewer.refused("驳回的材料不在申请中。 A refused material is not one of this application.");
      }
      rounds.decide(
          id,
          decision,
          reason(task, decision == Decision.DECLINE || reasons.isEmpty()),
          reasons,
          by);
    }
    task.getExecution().removeVariable(MerchantActivation.SECOND_OPINION);
    if (decision == Decision.DECLINE) {
      task.getExecution().setVariable(MerchantActivation.FIRST_REVIEWER, by);
      task.getExecution().setVariable(MerchantActivation.REFUSALS, rounds.refusals(id, reasons));
    }
  }

  /**
   * Null where the single materials say it all; a decline is for the whole, and the second reviewer
   * has to read why.
   */
  private static String reason(DelegateTask task, boolean needed) {
    String reason =
        task.getVariable(MerchantActivation.REASON) instanceof String text ? text.strip() : "";
    return reason.isEmpty() && !needed ? null : right(reason);
  }

  private static String right(String reason) {
    if (reason.codePointCount(0, reason.length()) < SHORTEST) {
      throw Reviewer.refused(
          "请填写驳回原因（至少 2 个字）。 A refusal needs a reason of at least 2 characters.");
    }
    if (reason.codePointCount(0, reason.length()) > LONGEST) {
      throw Reviewer.refused("驳回原因不能超过 500 字。 A reason has at most 500 characters.");
    }
    return reason;
  }

  private Map<String, String> reasons(DelegateTask task) {
    if (!(task.getVariable(MerchantActivation.REASONS) instanceof String text) || text.isBlank()) {
      return Map.of();
    }
    if (text.length() > MerchantActivation.LONGEST_TEXT) {
      throw Reviewer.refused(
          "各项原因合计不能超过 4000 字。 The reasons of all materials together have at most 4000 characters.");
    }
    try {
      Map<String, Object> given =
          json.readValue(text, new TypeReference<LinkedHashMap<String, Object>>() {});
      Map<String, String> reasons = new LinkedHashMap<>();
      if (given != null && given.values().stream().allMatch(String.class::isInstance)) {
        given.forEach(
            (material, reason) -> reasons.put(material, right(((String) reason).strip())));
        return reasons;
      }
    } catch (JsonProcessingException notJson) {
      // said below
    }
    throw Reviewer.refused("各项材料的驳回原因格式有误。 The reasons of single materials can't be read.");
  }
}
