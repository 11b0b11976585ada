package io.kaquan.merchant.activation;

import io.kaquan.merchant.activation.Rounds.Facts;
import io.kaquan.platform.calendar.Minutes;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_ComputeDueMoment: sets the clock of a round, and what the reviewer's form shows. */
@Component
class ComputeDueMoment implements JavaDelegate {
  private static final List<String> OF_THE_LAST_ROUND =
      List.of(
          MerchantActivation.DECISION,
          MerchantActivation.REASON,
          MerchantActivation.REASONS,
          MerchantActivation.SECOND_OPINION,
          MerchantActivation.FIRST_REVIEWER,
          MerchantActivation.REFUSALS,
          MerchantActivation.LAPSE_WARNING_DUE,
          MerchantActivation.LAPSE_DUE);

  private final Rounds rounds;
  private final ActivationLetters letters;
  private final Minutes minutes;

  ComputeDueMoment(Rounds rounds, ActivationLetters letters, Minutes minutes) {
    this.rounds = rounds;
    this.letters = letters;
    this.minutes = minutes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Facts facts = rounds.begin(MerchantActivation.applicationId(execution));
    // a decision of the last round must not count for this one
    execution.removeVariables(OF_THE_LAST_ROUND);
    execution.setVariable(MerchantActivation.REVIEW_DUE, Date.from(facts.deadline().due()));
    execution.setVariable(MerchantActivation.REMINDER_DUE, Date.from(facts.deadline().reminder()));
    execution.setVariable(MerchantActivation.MERCHANT_NAME, facts.merchantName());
    execution.setVariable(MerchantActivation.CHANNEL, letters.channelForStaff(facts.channel()));
    execution.setVariable(MerchantActivation.ACCOUNT_NAME, facts.accountName());
    execution.setVariable(MerchantActivation.ROUND, facts.round());
    execution.setVariable(MerchantActivation.DUE_TEXT, minutes.of(facts.deadline().due()));
    execution.setVariable(
        MerchantActivation.MATERIALS_URL,
        letters.materials(MerchantActivation.applicationId(execution)));
  }
}
