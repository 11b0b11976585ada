package io.kaquan.console.wizard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kaquan.card.catalogue.Card;
import io.kaquan.card.design.CardColor;
import io.kaquan.card.draft.Draft;
import io.kaquan.merchant.store.Stores;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Compares a draft that changes a card with the card as it was when the draft was begun. */
@Component
class DraftChanges {
  /** Inputs that are reviewed before consumers see them. */
  private static final Set<String> REVIEWED =
      Set.of(
          "title",
          "color",
          "logo_url",
          "notice",
          "description",
          "deal_detail",
          "gift",
          "default_detail");

  private static final List<String> FOR_EVER =
      List.of("appid", "brand_name", "date_type", "quantity");

  /** Inputs that cannot change after the first approval, because consumers rely on them. */
  private static final List<String> PROMISED =
      List.of(
          "reduce_cost",
          "least_cost",
          "discount",
          "discount_unit",
          "fixed_term",
          "fixed_begin_term");

  private static final Set<String> FLAGS = Set.of("can_give_friend", "can_share");

  /** One changed input, its values in words; empty if there is none. */
  public record DraftChange(String input, String before, String after, boolean reviewed) {}

  private final ObjectMapper json;
  private final Stores stores;
  private final MessageSource words;

  DraftChanges(ObjectMapper json, Stores stores, MessageSource words) {
    this.json = json;
    this.stores = stores;
    this.words = words;
  }

  /** Returns the inputs with which a draft begins as text, to compare them later. */
  String kept(Map<String, String> typed) {
    try {
      return json.writeValueAsString(typed);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, String> before(Draft draft) {
    try {
      return json.readValue(draft.rest(), new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the changed inputs, in the order of the pages. */
  Set<String> inputs(Draft draft, Map<String, String> typed, TypeForm form) {
    Map<String, String> before = before(draft);
    return Arrays.stream(WizardStep.values())
        .flatMap(step -> step.inputs(form).stream())
        .filter(input -> !same(before.get(input), typed.get(input)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  List<DraftChange> of(Draft draft, TypeForm form, Locale locale) {
    Map<String, String> before = before(draft);
    return inputs(draft, draft.typed(), form).stream()
        .map(
            input ->
                new DraftChange(
                    input,
                    said(input, before.get(input), locale),
                    said(input, draft.typed().get(input), locale),
                    REVIEWED.contains(input)))
        .toList();
  }

  /** Returns the inputs that cannot be changed any more. */
  static Set<String> locked(Card card) {
    Set<String> locked = new LinkedHashSet<>(FOR_EVER);
    if (card.approved() != null) {
      locked.addAll(PROMISED);
    }
    return locked;
  }

  private String said(String input, @Nullable String typed, Locale locale) {
    if (FLAGS.contains(input)) {
      return words.getMessage(typed == null ? "wizard.no" : "wizard.yes", null, locale);
    }
    if (typed == null || typed.isEmpty()) {
      return "";
    }
    return switch (input) {
      case "color" ->
          words.getMessage(
              "console.cards.color." + CardColor.of(typed).map(Enum::name).orElse("?"),
              null,
              typed,
              locale);
      case "code_type" -> words.getMessage("console.cards." + typed, null, typed, locale);
      case "location" -> words.getMessage("wizard.location." + typed, null, typed, locale);
      case "location_id_list" ->
          String.join(", ", stores.titles(List.of(typed.split(","))).values());
      default -> typed;
    };
  }

  private static boolean same(@Nullable String one, @Nullable String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(@Nullable String typed) {
    return typed == null ? "" : typed.replace("\r\n", "\n").strip();
  }
}
