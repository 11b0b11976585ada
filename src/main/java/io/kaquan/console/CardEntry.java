package io.kaquan.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.CardFault;
import io.kaquan.money.Money;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The form of a new card as it was typed. Its inputs are called as the fields of the wire format, so that a fault finds its
 * input. What can't be read goes on as it was typed: the card room refuses it.
 */
record CardEntry(TypeForm form, Map<String, String> typed, ZoneId zone) {
  static final String RANGE = "DATE_TYPE_FIX_TIME_RANGE";
  static final String TERM = "DATE_TYPE_FIX_TERM";
  private static final List<String> TEXTS =
      List.of("brand_name", "logo_url", "title", "color", "notice", "description", "service_phone");
  private static final List<String> NEEDED =
      List.of("brand_name", "logo_url", "title", "color", "quantity", "get_limit", "notice", "description");
  private static final Set<String> NO_PERSON = Set.of("0", "00");

  /** What the form begins with. */
  static Map<String, String> fresh(String number) {
    return Map.of("number", number, "color", "Color010", "quantity", "100", "get_limit", "1", "date_type", TERM,
        "fixed_term", "30", "fixed_begin_term", "0");
  }

  /** What is wrong before the card is asked for: all that is missing at once, by input. */
  Map<String, CardFault> faults() {
    Map<String, CardFault> faults = new LinkedHashMap<>();
    Stream.of(NEEDED, form.needed(), days()).flatMap(List::stream).filter(input -> text(input).isEmpty())
        .forEach(input -> faults.put(input, CardFault.MISSING_FIELD));
    if (!text("logo_url").isEmpty() && !text("logo_url").startsWith("https://")) {
      faults.put("logo_url", CardFault.BAD_ARGUMENT);
    }
    // in the wire format this is the greatest number, which nobody means who types it
    if (NO_PERSON.contains(plain("get_limit"))) {
      faults.put("get_limit", CardFault.BAD_LIMIT);
    }
    return faults;
  }

  private List<String> days() {
    return text("date_type").equals(RANGE) ? List.of("begin_timestamp", "end_timestamp") : List.of("fixed_term");
  }

  /** The input that a fault of the card belongs to; the account where it belongs to none. */
  static String input(CardFault fault, String field) {
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
    ObjectNode base = fields.putObject("base_info").put("code_type", "CODE_TYPE_QRCODE");
    TEXTS.forEach(input -> base.put(input, text(input)));
    base.put("get_limit", plain("get_limit")).put("can_give_friend", typed.containsKey("can_give_friend"));
    base.putObject("sku").put("quantity", plain("quantity"));
    ObjectNode dates = base.putObject("date_info").put("type", text("date_type"));
    if (text("date_type").equals(RANGE)) {
      dates.put("begin_timestamp", day("begin_timestamp")).put("end_timestamp", day("end_timestamp"));
    } else {
      dates.put("fixed_term", plain("fixed_term")).put("fixed_begin_term", plain("fixed_begin_term"));
    }
    form.write(this, fields);
    return card;
  }

  /** Writes an amount that was typed in yuan in 分. */
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

  /** A number without what people put between and around its digits. */
  private String plain(String input) {
    return TypedNumber.plain(text(input));
  }

  private String text(String input) {
    return typed.getOrDefault(input, "").strip();
  }
}
