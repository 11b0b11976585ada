package io.kaquan.console.wizard;

import static java.util.Objects.requireNonNull;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardColor;
import io.kaquan.card.design.CardFault;
import io.kaquan.card.design.CardType;
import io.kaquan.card.draft.Draft;
import io.kaquan.card.lifecycle.CardReviews;
import io.kaquan.card.view.CardView;
import io.kaquan.card.view.ValidityView;
import io.kaquan.files.barcode.Symbols;
import io.kaquan.files.media.Media;
import io.kaquan.merchant.store.Store;
import io.kaquan.merchant.store.Stores;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills the models of a draft's pages. */
@Component
class DraftModel {
  private static final String SAMPLE = "100200300400";
  private static final List<String> CODE_TYPES =
      List.of("CODE_TYPE_QRCODE", "CODE_TYPE_BARCODE", "CODE_TYPE_TEXT");

  private final EligibleAccounts own;
  private final Stores stores;
  private final Cards cards;
  private final CardReviews reviews;
  private final DraftChanges differences;
  private final Clock clock;

  DraftModel(
      EligibleAccounts own,
      Stores stores,
      Cards cards,
      CardReviews reviews,
      DraftChanges differences,
      Clock clock) {
    this.own = own;
    this.cards = cards;
    this.reviews = reviews;
    this.differences = differences;
    this.stores = stores;
    this.clock = clock;
  }

  /**
   * @param faults those that are shown; the step may have more
   */
  String step(
      Draft draft,
      Map<String, String> typed,
      WizardStep step,
      DraftCheck seen,
      Map<String, CardFault> faults,
      Model model) {
    preview(draft, seen, model);
    model.addAttribute("step", step.path());
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    switch (step) {
      case LOOK -> {
        model.addAttribute("accounts", own.making(draft.merchantId(), seen.form()));
        model.addAttribute("colors", CardColor.values());
        model.addAttribute("logo", Media.path(typed.get("logo_url")).orElse(""));
      }
      case USE -> {
        model.addAttribute("stores", stores.of(new MerchantId(draft.merchantId())));
        model.addAttribute("chosen", chosen(typed));
        model.addAttribute(
            "codeTypes",
            Stream.concat(CODE_TYPES.stream(), Stream.of(typed.getOrDefault("code_type", "")))
                .filter(type -> !type.isEmpty())
                .distinct()
                .toList());
      }
      default -> {}
    }
    return "console/wizard/step";
  }

  /** The last step: the whole card, and the faults of each step. */
  String overview(
      Draft draft, DraftCheck looked, Map<String, CardFault> more, Locale locale, Model model) {
    Map<String, CardFault> faults = new LinkedHashMap<>(looked.faults());
    faults.putAll(more);
    DraftCheck seen = new DraftCheck(looked.form(), faults, looked.card());
    preview(draft, seen, model);
    if (draft.isChange()) {
      List<DraftChanges.DraftChange> changes = differences.of(draft, seen.form(), locale);
      model.addAttribute("changes", changes);
      boolean approved =
          cards
              .find(requireNonNull(draft.cardId()))
              .filter(card -> card.approved() != null)
              .isPresent();
      model.addAttribute(
          "review",
          !approved
              ? "console.cards.new.text"
              : changes.stream().anyMatch(DraftChanges.DraftChange::reviewed)
                  ? "wizard.submit.review"
                  : "wizard.submit.change");
    }
    model.addAttribute("step", "submit");
    model.addAttribute("typed", draft.typed());
    model.addAttribute(
        "missing",
        Stream.of(WizardStep.values())
            .filter(step -> !seen.of(step).isEmpty())
            .collect(
                Collectors.toMap(
                    WizardStep::path, seen::of, (one, other) -> one, LinkedHashMap::new)));
    model.addAttribute(
        "account",
        own.making(draft.merchantId(), seen.form()).stream()
            .filter(account -> account.appid().value().equals(draft.typed().get("appid")))
            .findFirst()
            .orElse(null));
    Set<String> chosen = chosen(draft.typed());
    model.addAttribute(
        "places",
        CardEntry.SOME_STORES.equals(draft.typed().get("location"))
            ? stores.of(new MerchantId(draft.merchantId())).stream()
                .filter(store -> chosen.contains(Long.toString(store.id())))
                .map(Store::title)
                .toList()
            : List.of());
    return "console/wizard/overview";
  }

  /**
   * Returns the inputs of a step that can be changed: not all of them if the card exists already.
   */
  Set<String> open(Draft draft, WizardStep step) {
    Set<String> inputs = step.inputs(TypeForm.valueOf(draft.cardType()));
    Optional.ofNullable(draft.cardId())
        .flatMap(cards::find)
        .map(DraftChanges::locked)
        .ifPresent(inputs::removeAll);
    return inputs;
  }

  void preview(Draft draft, DraftCheck seen, Model model) {
    model.addAttribute("draft", draft);
    model.addAttribute("form", seen.form());
    Optional<Card> changed = Optional.ofNullable(draft.cardId()).flatMap(cards::find);
    model.addAttribute("locked", changed.map(DraftChanges::locked).orElse(Set.of()));
    model.addAttribute(
        "reasons",
        changed.map(card -> reviews.lastReasons(card.terms().cardId())).orElse(Map.of()));
    model.addAttribute("approved", changed.filter(card -> card.approved() != null).isPresent());
    model.addAttribute(
        "complete", seen.complete().stream().map(WizardStep::path).collect(Collectors.toSet()));
    model.addAttribute("steps", List.of("look", "worth", "use", "submit"));
    if (seen.card() != null) {
      model.addAttribute("face", CardView.of(seen.card()));
      model.addAttribute(
          "discounted",
          seen.card().terms().type() == CardType.DISCOUNT
              && !seen.faults().containsKey("discount"));
      model.addAttribute("time", ValidityView.of(seen.card().terms().validity(), clock));
      String codeType = seen.card().content().path("base_info").path("code_type").asText();
      model.addAttribute("sample", SAMPLE.replaceAll("(.{4})(?=.)", "$1 "));
      model.addAttribute(
          "symbol",
          codeType.endsWith("QRCODE")
              ? picture(Symbols.qr(SAMPLE))
              : codeType.endsWith("BARCODE") ? picture(Symbols.bar(SAMPLE)) : null);
      model.addAttribute("bar", codeType.endsWith("BARCODE"));
    }
  }

  private static Set<String> chosen(Map<String, String> typed) {
    return Stream.of(typed.getOrDefault("location_id_list", "").split(","))
        .collect(Collectors.toSet());
  }

  private static String picture(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }
}
