package io.kaquan.console.wizard;

import io.kaquan.platform.web.NotFound;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The steps in which a card is typed, before it is reviewed as a whole and submitted. */
enum WizardStep {
  LOOK("appid", "brand_name", "logo_url", "title", "color", "notice"),
  WORTH("date_type", "fixed_term", "fixed_begin_term", "begin_timestamp", "end_timestamp"),
  USE(
      "quantity",
      "get_limit",
      "can_give_friend",
      "can_share",
      "location",
      "location_id_list",
      "description",
      "service_phone",
      "code_type");

  private final List<String> inputs;

  WizardStep(String... inputs) {
    this.inputs = List.of(inputs);
  }

  /** Its name in addresses and buttons. */
  String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns its inputs in the order of the page; those of the type come first. */
  Set<String> inputs(TypeForm form) {
    Set<String> all = new LinkedHashSet<>();
    if (this == WORTH) {
      all.addAll(form.inputs());
    }
    all.addAll(inputs);
    return all;
  }

  /** The path of the next step; {@code submit} after the last. */
  @SuppressWarnings("EnumOrdinal") // the constants stand in the order of the pages
  String next() {
    return this == USE ? "submit" : values()[ordinal() + 1].path();
  }

  /** The path of the step before; of itself for the first. */
  @SuppressWarnings("EnumOrdinal") // the constants stand in the order of the pages
  String back() {
    return values()[Math.max(0, ordinal() - 1)].path();
  }

  static WizardStep of(String path) {
    return Arrays.stream(values())
        .filter(step -> step.path().equals(path))
        .findFirst()
        .orElseThrow(NotFound::new);
  }

  /** Returns the step that has an input; the first if none has. */
  static WizardStep asking(String input, TypeForm form) {
    return Arrays.stream(values())
        .filter(step -> step.inputs(form).contains(input))
        .findFirst()
        .orElse(LOOK);
  }
}
