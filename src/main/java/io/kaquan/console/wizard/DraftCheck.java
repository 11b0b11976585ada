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
 * What a draft looks like.
 *
 * @param faults everything that is wrong, by input, in the order of the pages
 * @param card as it would be, with samples where something is wrong; null where the account can't
 *     make it
 */
record DraftCheck(TypeForm form, Map<String, CardFault> faults, @Nullable Card card) {

  /** The faults of one step. */
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

  /** The steps where nothing is wrong. */
  Set<WizardStep> complete() {
    Set<WizardStep> complete = EnumSet.noneOf(WizardStep.class);
    Arrays.stream(WizardStep.values()).filter(step -> of(step).isEmpty()).forEach(complete::add);
    return complete;
  }
}
