package io.kaquan.console.wizard;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.design.CardFault;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The result of checking a draft.
 *
 * @param faults everything that is wrong, by input, in the order of the pages
 * @param card a preview, with samples in place of faulty inputs; null if the account cannot make it
 */
record DraftCheck(TypeForm form, Map<String, CardFault> faults, @Nullable Card card) {

  /** Returns the faults of one step. */
  Map<String, CardFault> of(WizardStep step) {
    Map<String, CardFault> some = new LinkedHashMap<>();
    faults.forEach(
        (input, fault) -> {
          if (WizardStep.asking(input, form) == step) {
            some.put(input, fault);
          }
        });
    return some;
  }

  /** Returns the steps without faults. */
  Set<WizardStep> complete() {
    Set<WizardStep> complete = EnumSet.noneOf(WizardStep.class);
    Arrays.stream(WizardStep.values()).filter(step -> of(step).isEmpty()).forEach(complete::add);
    return complete;
  }
}
