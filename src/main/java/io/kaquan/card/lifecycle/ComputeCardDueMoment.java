package io.kaquan.card.lifecycle;

import io.kaquan.card.catalogue.Card;
import io.kaquan.platform.calendar.WorkingDays;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_ComputeCardDueMoment in card-lifecycle.bpmn: begins a round of review and sets the variables
 * of its form.
 */
@Component
class ComputeCardDueMoment implements JavaDelegate {
  private final CardSteps steps;
  private final ReviewFacts facts;
  private final RuleFacts rules;

  ComputeCardDueMoment(CardSteps steps, ReviewFacts facts, RuleFacts rules) {
    this.steps = steps;
    this.facts = facts;
    this.rules = rules;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Card card = steps.card(execution.getProcessBusinessKey());
    WorkingDays.Deadline deadline = steps.begin(card.terms().cardId());
    // an empty form must not repeat the decision of the round before
    execution.removeVariable(CardLifecycle.DECISION);
    execution.removeVariable(CardLifecycle.REASON);
    execution.removeVariable(CardLifecycle.REASONS);
    execution.setVariable(CardLifecycle.REVIEW_DUE, Date.from(deadline.due()));
    execution.setVariable(CardLifecycle.REMINDER_DUE, Date.from(deadline.reminder()));
    execution.setVariable(CardLifecycle.CARD_ID, card.terms().cardId());
    execution.setVariables(facts.of(card, steps.merchantName(card), deadline.due()));
    execution.setVariables(rules.of(card));
  }
}
