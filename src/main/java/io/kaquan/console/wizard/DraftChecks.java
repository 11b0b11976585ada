package io.kaquan.console.wizard;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.design.CardFault;
import io.kaquan.card.draft.Draft;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.card.lifecycle.CardPreview;
import io.kaquan.card.lifecycle.CardResult;
import io.kaquan.files.media.Media;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.store.Store;
import io.kaquan.merchant.store.Stores;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Checks drafts by the card's own rules: finds all faults at once, and makes a preview. */
@Component
class DraftChecks {
  private static final Map<String, String> PLAIN =
      Map.ofEntries(
          Map.entry("color", "Color010"),
          Map.entry("logo_url", "https://example.com/logo.png"),
          Map.entry("quantity", "1"),
          Map.entry("get_limit", "1"),
          Map.entry("date_type", CardEntry.TERM),
          Map.entry("fixed_term", "30"),
          Map.entry("fixed_begin_term", "0"),
          Map.entry("end_timestamp", "2037-12-31"),
          Map.entry("location_id_list", "1"),
          Map.entry("least_cost", ""),
          Map.entry("reduce_cost", "10"),
          Map.entry("discount", "10"),
          Map.entry("service_phone", ""),
          Map.entry("code_type", "CODE_TYPE_QRCODE"));
  private static final Set<String> WORDS =
      Set.of(
          "brand_name", "title", "notice", "description", "deal_detail", "gift", "default_detail");

  private final CardCommands commands;
  private final Accounts accounts;
  private final Stores stores;
  private final Media media;
  private final DraftChanges differences;
  private final ObjectMapper json;
  private final MessageSource words;
  private final Clock clock;

  DraftChecks(
      CardCommands commands,
      Accounts accounts,
      Stores stores,
      Media media,
      DraftChanges differences,
      ObjectMapper json,
      MessageSource words,
      Clock clock) {
    this.commands = commands;
    this.accounts = accounts;
    this.stores = stores;
    this.media = media;
    this.differences = differences;
    this.json = json;
    this.words = words;
    this.clock = clock;
  }

  TypeForm form(Draft draft) {
    return TypeForm.valueOf(draft.cardType());
  }

  CardEntry entry(Draft draft, Map<String, String> typed) {
    return new CardEntry(
        form(draft), typed, draft.isChange() ? null : rest(draft.rest()), clock.getZone());
  }

  private @Nullable ObjectNode rest(@Nullable String text) {
    try {
      return text == null ? null : (ObjectNode) json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a draft's rest is no JSON", e);
    }
  }

  /**
   * @param locale the language of the samples that stand in place of missing inputs
   */
  DraftCheck look(Draft draft, Map<String, String> typed, Locale locale) {
    DraftCheck seen = whole(draft, typed, locale);
    if (draft.isChange()) {
      // cards made through the API may break rules of the form: only changed inputs are checked
      seen.faults()
          .keySet()
          .removeIf(
              input ->
                  !input.equals("appid")
                      && !differences.inputs(draft, typed, seen.form()).contains(input));
    }
    return seen;
  }

  private DraftCheck whole(Draft draft, Map<String, String> typed, Locale locale) {
    Map<String, CardFault> faults = new LinkedHashMap<>(entry(draft, typed).faults());
    faults.putAll(elsewhere(draft.merchantId(), entry(draft, typed)));
    String appid = typed.getOrDefault("appid", "");
    if (AppId.parse(appid)
        .flatMap(id -> accounts.account(new MerchantId(draft.merchantId()), id))
        .isEmpty()) {
      faults.put("appid", CardFault.NOT_ACTIVE);
      return new DraftCheck(form(draft), inOrder(form(draft), faults), null);
    }
    Map<String, String> mended = new HashMap<>(typed);
    faults.keySet().forEach(input -> mend(mended, input, locale));
    // the card's rules report one fault at a time: a sample in its place reveals the next
    while (true) {
      CardPreview sketch = commands.preview(appid, entry(draft, mended).card());
      if (sketch.card() != null) {
        return new DraftCheck(form(draft), inOrder(form(draft), faults), sketch.card());
      }
      CardResult refused = requireNonNull(sketch.fault());
      CardFault fault = requireNonNull(refused.fault());
      String input = CardEntry.input(fault, refused.field());
      if (faults.putIfAbsent(input, fault) != null) {
        return new DraftCheck(form(draft), inOrder(form(draft), faults), null);
      }
      mend(mended, input, locale);
    }
  }

  /** Returns the faults that depend on the merchant's own pictures and stores. */
  private Map<String, CardFault> elsewhere(UUID merchantId, CardEntry entry) {
    Map<String, CardFault> faults = new LinkedHashMap<>();
    String logo = entry.text("logo_url");
    if (!logo.isEmpty() && !logo.startsWith("https://") && !media.isOurs(logo)) {
      faults.put("logo_url", CardFault.BAD_ARGUMENT);
    }
    if (!entry.stores().isEmpty()) {
      Set<String> open =
          stores.of(new MerchantId(merchantId)).stream()
              .map(Store::id)
              .map(Object::toString)
              .collect(Collectors.toSet());
      if (!open.containsAll(entry.stores())) {
        faults.put("location_id_list", CardFault.BAD_ARGUMENT);
      }
    }
    return faults;
  }

  private void mend(Map<String, String> typed, String input, Locale locale) {
    typed.put(
        input,
        WORDS.contains(input)
            ? words.getMessage("wizard.sample." + input, null, locale)
            : input.equals("begin_timestamp")
                ? LocalDate.now(clock).toString()
                : PLAIN.getOrDefault(input, ""));
    if (input.equals("reduce_cost")) {
      // whether it is below the other amount is not known yet
      typed.put("least_cost", "");
    }
    if (input.equals("discount")) {
      typed.put("discount_unit", TypedDiscount.OFF);
    }
  }

  private static Map<String, CardFault> inOrder(TypeForm form, Map<String, CardFault> faults) {
    List<String> inputs =
        Arrays.stream(WizardStep.values()).flatMap(step -> step.inputs(form).stream()).toList();
    Map<String, CardFault> ordered = new LinkedHashMap<>();
    inputs.stream()
        .filter(faults::containsKey)
        .forEach(input -> ordered.put(input, faults.get(input)));
    faults.forEach(ordered::putIfAbsent);
    return ordered;
  }
}
