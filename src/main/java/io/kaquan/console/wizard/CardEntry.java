package io.kaquan.console.wizard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.catalogue.Card;
import io.kaquan.card.design.CardColor;
import io.kaquan.card.design.CardFault;
import io.kaquan.platform.money.Money;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A card as it was typed. Its inputs have the names of the wire format's fields, so that a fault
 * finds its input. Values that cannot be read are passed on as they were typed, and the card's own
 * rules refuse them.
 *
 * @param rest the fields of a copied card for which the form has no input; null if there are none
 */
record CardEntry(TypeForm form, Map<String, String> typed, @Nullable ObjectNode rest, ZoneId zone) {
  static final String RANGE = "DATE_TYPE_FIX_TIME_RANGE";
  static final String TERM = "DATE_TYPE_FIX_TERM";
  static final String SOME_STORES = "some";
  private static final List<String> TEXTS =
      List.of(
          "brand_name",
          "logo_url",
          "title",
          "color",
          "notice",
          "description",
          "service_phone",
          "code_type");
  private static final List<String> FLAGS = List.of("can_give_friend", "can_share");
  private static final List<String> NEEDED =
      List.of(
          "brand_name",
          "logo_url",
          "title",
          "color",
          "notice",
          "quantity",
          "get_limit",
          "description");
  private static final List<String> DAYS =
      List.of("fixed_term", "fixed_begin_term", "begin_timestamp", "end_timestamp");
  private static final Set<String> NO_PERSON = Set.of("0", "00");

  /** Returns the defaults of a new card. */
  static Map<String, String> fresh(Locale locale) {
    return new HashMap<>(
        Map.of(
            "color",
            "Color010",
            "quantity",
            "100",
            "get_limit",
            "1",
            "date_type",
            TERM,
            "fixed_term",
            "30",
            "fixed_begin_term",
            "0",
            "can_share",
            "true",
            "location",
            "all",
            "code_type",
            "CODE_TYPE_QRCODE",
            "discount_unit",
            locale.getLanguage().equals("zh") ? TypedDiscount.TENTHS : TypedDiscount.OFF));
  }

  /** Returns the inputs that describe an existing card. */
  static Map<String, String> of(TypeForm form, Card card, ZoneId zone) {
    ObjectNode content = card.content();
    JsonNode base = content.path("base_info");
    Map<String, String> typed = new HashMap<>();
    TEXTS.forEach(input -> typed.put(input, base.path(input).asText("")));
    typed.put(
        "color",
        CardColor.of(base.path("color").asText()).map(CardColor::wireName).orElse("Color010"));
    FLAGS.stream()
        .filter(flag -> base.path(flag).asBoolean(true))
        .forEach(flag -> typed.put(flag, "true"));
    typed.put("get_limit", Integer.toString(card.terms().getLimit()));
    typed.put("quantity", Long.toString(Math.max(1, card.totalStock())));
    typed.put("location", card.terms().stores().isEmpty() ? "all" : SOME_STORES);
    typed.put("location_id_list", String.join(",", card.terms().stores()));
    JsonNode dates = base.path("date_info");
    typed.put("date_type", dates.path("type").asText(TERM));
    typed.put("fixed_term", dates.path("fixed_term").asText(""));
    typed.put("fixed_begin_term", dates.path("fixed_begin_term").asText(""));
    if (dates.path("type").asText().equals(RANGE)) {
      List.of("begin_timestamp", "end_timestamp")
          .forEach(
              input ->
                  typed.put(
                      input,
                      LocalDate.ofInstant(Instant.ofEpochSecond(dates.path(input).asLong()), zone)
                          .toString()));
    }
    form.read(content, typed);
    return typed;
  }

  /**
   * Returns the other fields that a copy takes over: all for which the form has no input, except
   * those that the console does not support.
   */
  static ObjectNode rest(TypeForm form, Card card) {
    ObjectNode rest = card.content().deepCopy();
    rest.remove(form.inputs());
    if (rest.get("base_info") instanceof ObjectNode base) {
      base.remove(TEXTS);
      base.remove(FLAGS);
      base.remove(
          List.of(
              "get_limit",
              "date_info",
              "location_id_list",
              "use_all_locations",
              "use_custom_code",
              "get_custom_code_mode",
              "bind_openid"));
    }
    return rest;
  }

  /** Returns all missing inputs, and those that only a form can get wrong. */
  Map<String, CardFault> faults() {
    Map<String, CardFault> faults = new LinkedHashMap<>();
    Stream.of(NEEDED, form.needed(), days(), places())
        .flatMap(List::stream)
        .filter(input -> text(input).isEmpty())
        .forEach(input -> faults.put(input, CardFault.MISSING_FIELD));
    // the wire format reads 0 as "no limit", which is not what a person means who types it
    if (NO_PERSON.contains(plain("get_limit"))) {
      faults.put("get_limit", CardFault.BAD_LIMIT);
    }
    return faults;
  }

  private List<String> days() {
    return text("date_type").equals(RANGE)
        ? List.of("begin_timestamp", "end_timestamp")
        : List.of("fixed_term");
  }

  private List<String> places() {
    return text("location").equals(SOME_STORES) ? List.of("location_id_list") : List.of();
  }

  /** The chosen stores; none for everywhere. */
  List<String> stores() {
    return text("location").equals(SOME_STORES)
        ? Stream.of(text("location_id_list").split(",")).filter(id -> !id.isBlank()).toList()
        : List.of();
  }

  /**
   * Returns the input to which a fault of the card belongs; {@code appid} if it belongs to none.
   */
  static String input(CardFault fault, @Nullable String field) {
    if (field == null || fault == CardFault.TYPE_NOT_GRANTED || fault == CardFault.UNKNOWN_TYPE) {
      return "appid";
    }
    String last = field.substring(field.lastIndexOf('.') + 1);
    return last.equals("type") ? "date_type" : last;
  }

  /** The {@code card} object of the wire format. */
  ObjectNode card() {
    ObjectNode card = JsonNodeFactory.instance.objectNode().put("card_type", form.name());
    ObjectNode fields = card.putObject(form.type().wireName());
    if (rest != null) {
      fields.setAll(rest.deepCopy());
    }
    ObjectNode base = fields.withObject("/base_info");
    TEXTS.forEach(input -> base.put(input, text(input)));
    base.put("get_limit", plain("get_limit"));
    FLAGS.forEach(flag -> base.put(flag, typed.containsKey(flag)));
    base.put("use_all_locations", stores().isEmpty());
    ArrayNode places = base.putArray("location_id_list");
    stores().forEach(places::add);
    base.putObject("sku").put("quantity", plain("quantity"));
    ObjectNode dates = base.putObject("date_info").put("type", text("date_type"));
    if (text("date_type").equals(RANGE)) {
      dates
          .put("begin_timestamp", day("begin_timestamp"))
          .put("end_timestamp", day("end_timestamp"));
    } else {
      dates
          .put("fixed_term", plain("fixed_term"))
          .put("fixed_begin_term", plain("fixed_begin_term"));
    }
    form.write(this, fields);
    return card;
  }

  /** Returns the {@code card} object with these inputs only, which changes an existing card. */
  ObjectNode change(Set<String> inputs) {
    ObjectNode whole = (ObjectNode) card().get(form.type().wireName());
    ObjectNode card = JsonNodeFactory.instance.objectNode().put("card_type", form.name());
    ObjectNode fields = card.putObject(form.type().wireName());
    ObjectNode base = fields.putObject("base_info");
    Set<String> dates = new HashSet<>(inputs);
    dates.retainAll(DAYS);
    Set<String> own = new HashSet<>(inputs);
    own.retainAll(form.inputs());
    Set<String> rest = new HashSet<>(inputs);
    rest.removeAll(DAYS);
    if (rest.contains("location") || rest.contains("location_id_list")) {
      rest.addAll(List.of("use_all_locations", "location_id_list"));
    }
    if (!dates.isEmpty()) {
      base.set("date_info", ((ObjectNode) whole.at("/base_info/date_info")).retain(dates));
    }
    base.setAll(((ObjectNode) whole.get("base_info")).retain(rest));
    fields.setAll(whole.retain(own));
    return card;
  }

  /** Writes an amount in 分 that was typed in yuan. */
  void yuan(String input, ObjectNode into) {
    String amount = text(input);
    into.put(input, Money.typed(amount).map(money -> Long.toString(money.fen())).orElse(amount));
  }

  private String day(String input) {
    try {
      return Long.toString(LocalDate.parse(text(input)).atStartOfDay(zone).toEpochSecond());
    } catch (DateTimeException notADay) {
      return text(input);
    }
  }

  /** Returns a number in half width, without spaces and commas. */
  private String plain(String input) {
    return Normalizer.normalize(text(input), Normalizer.Form.NFKC).replaceAll("[\\s,]", "");
  }

  String text(String input) {
    return typed.getOrDefault(input, "").strip();
  }
}
