package io.kaquan.card.design;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.platform.json.TolerantJson;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the object of a card's type and checks it: first for missing fields, then for texts that
 * are too long, then for wrong values.
 */
public final class DesignReader {
  public static final long MOST_STOCK = 100_000_000;
  private static final int MOST_PER_PERSON = 50;
  private static final int DEFAULT_USES = 50;
  private static final int DEFAULT_REVERSE_HOURS = 24;
  private static final int MOST_REVERSE_HOURS = 30 * 24;
  private static final long MOST_FEN = 1_000_000_000_000L;
  private static final int ABSTRACT_CHARACTERS = 24;

  private static final List<String> NEEDED =
      List.of("logo_url", "code_type", "brand_name", "title", "color", "notice", "description");

  /** WeChat's limits, but for logo_url: WeChat's own samples are longer than its limit. */
  private static final Map<String, Integer> BYTES =
      Map.ofEntries(
          Map.entry("logo_url", 256),
          Map.entry("brand_name", 36),
          Map.entry("title", 27),
          Map.entry("sub_title", 54),
          Map.entry("notice", 48),
          Map.entry("description", 3072),
          Map.entry("service_phone", 24),
          Map.entry("source", 36),
          Map.entry("center_title", 18),
          Map.entry("center_sub_title", 24),
          Map.entry("center_url", 128),
          Map.entry("custom_url_name", 15),
          Map.entry("custom_url", 128),
          Map.entry("custom_url_sub_title", 18),
          Map.entry("promotion_url_name", 15),
          Map.entry("promotion_url", 128),
          Map.entry("promotion_url_sub_title", 18),
          Map.entry("center_app_brand_user_name", 128),
          Map.entry("center_app_brand_pass", 128),
          Map.entry("custom_app_brand_user_name", 128),
          Map.entry("custom_app_brand_pass", 128),
          Map.entry("promotion_app_brand_user_name", 128),
          Map.entry("promotion_app_brand_pass", 128));

  private static final Map<String, Integer> CONDITION_BYTES =
      Map.of("accept_category", 512, "reject_category", 512, "object_use_for", 512);

  private static final Set<String> CODE_TYPES =
      Set.of(
          "CODE_TYPE_TEXT",
          "CODE_TYPE_BARCODE",
          "CODE_TYPE_QRCODE",
          "CODE_TYPE_ONLY_QRCODE",
          "CODE_TYPE_ONLY_BARCODE",
          "CODE_TYPE_NONE");

  private static final Set<String> DAYS =
      Set.of(
          "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY", "HOLIDAY");

  private final CardType type;
  private final boolean viaConsole;
  private final Instant now;
  private final ZoneId zone;

  public DesignReader(CardType type, boolean viaConsole, Instant now, ZoneId zone) {
    this.type = type;
    this.viaConsole = viaConsole;
    this.now = now;
    this.zone = zone;
  }

  /**
   * @throws InvalidDesign with the first fault that is found
   */
  public Design read(ObjectNode given) {
    DesignFields fields = new DesignFields(withoutNulls(given.deepCopy()), "");
    DesignFields base = fields.object("base_info");
    base.needTexts(NEEDED);
    DesignFields dates = base.object("date_info");
    DesignFields sku = base.object("sku");
    fields.needTexts(TypeFields.of(type).needed());
    base.limitTexts(BYTES);
    fields.limitTexts(TypeFields.of(type).bytes());

    CardColor color =
        CardColor.of(base.neededText("color"))
            .orElseThrow(() -> new InvalidDesign(CardFault.BAD_COLOR, base.path("color")));
    base.node().put("color", color.wireName());
    if (!CODE_TYPES.contains(base.neededText("code_type"))) {
      throw new InvalidDesign(CardFault.BAD_CODE_TYPE, base.path("code_type"));
    }
    boolean customCode = customCode(base);
    boolean deposit = deposit(base, customCode);
    long quantity = quantity(sku, deposit);
    DateInfo validity = DateInfo.read(dates, type, now, zone);
    Long getLimit = base.number("get_limit", 0, MOST_PER_PERSON, CardFault.BAD_LIMIT);
    Long useLimit = base.number("use_limit", 0, Integer.MAX_VALUE, CardFault.BAD_LIMIT);
    boolean bindOpenid = base.flag("bind_openid");
    List.of(
            "can_share",
            "can_give_friend",
            "need_push_on_view",
            "use_all_locations",
            "is_pay_and_qrcode")
        .forEach(base::flag);
    Long reverseHours = base.number("reverse_hours", 0, MOST_REVERSE_HOURS, CardFault.BAD_ARGUMENT);
    List<String> stores = locations(base);
    long reduceCost = amounts(fields);
    advanced(fields);

    base.node().remove(List.of("sku", "id", "status", "create_time", "update_time"));
    return new Design(
        type,
        fields.node(),
        base.neededText("title"),
        base.neededText("brand_name"),
        color,
        base.neededText("code_type"),
        customCode,
        deposit,
        bindOpenid,
        base.flag("can_give_friend", true),
        reverseHours == null ? DEFAULT_REVERSE_HOURS : reverseHours.intValue(),
        stores,
        fields.node().at("/advanced_info/time_limit"),
        orElse(getLimit, MOST_PER_PERSON),
        orElse(useLimit, DEFAULT_USES),
        reduceCost,
        validity,
        quantity);
  }

  private boolean customCode(DesignFields base) {
    boolean customCode = base.flag("use_custom_code");
    if (customCode && viaConsole) {
      throw new InvalidDesign(CardFault.BAD_CUSTOM_CODE, base.path("use_custom_code"));
    }
    return customCode;
  }

  private static boolean deposit(DesignFields base, boolean customCode) {
    String mode = base.text("get_custom_code_mode");
    if (mode == null) {
      return false;
    }
    if (!mode.equals("GET_CUSTOM_CODE_MODE_DEPOSIT") || !customCode) {
      throw new InvalidDesign(CardFault.BAD_ARGUMENT, base.path("get_custom_code_mode"));
    }
    return true;
  }

  private static long quantity(DesignFields sku, boolean deposit) {
    if (!deposit) {
      return sku.neededNumber("quantity", 1, MOST_STOCK, CardFault.BAD_STOCK);
    }
    sku.number("quantity", 0, 0, CardFault.BAD_STOCK);
    return 0;
  }

  private static List<String> locations(DesignFields base) {
    List<String> stores = new ArrayList<>();
    for (JsonNode store : base.list("location_id_list")) {
      if (TolerantJson.isAbsent(store) || TolerantJson.text(store) == null) {
        throw new InvalidDesign(CardFault.BAD_ARGUMENT, base.path("location_id_list"));
      }
      stores.add(TolerantJson.text(store));
    }
    return stores;
  }

  /** Checks the numbers of the type. Returns what a CASH card takes off in 分, 0 for others. */
  private long amounts(DesignFields fields) {
    if (type == CardType.DISCOUNT) {
      fields.neededNumber("discount", 1, 99, CardFault.BAD_ARGUMENT);
    }
    if (type != CardType.CASH) {
      return 0;
    }
    long reduceCost = fields.neededNumber("reduce_cost", 1, MOST_FEN, CardFault.BAD_AMOUNT);
    Long leastCost = fields.number("least_cost", 0, MOST_FEN, CardFault.BAD_AMOUNT);
    if (leastCost != null && leastCost > 0 && leastCost <= reduceCost) {
      throw new InvalidDesign(CardFault.BAD_AMOUNT, fields.path("least_cost"));
    }
    return reduceCost;
  }

  private static void advanced(DesignFields fields) {
    DesignFields advanced = fields.objectOrNull("advanced_info");
    if (advanced == null) {
      return;
    }
    DesignFields condition = advanced.objectOrNull("use_condition");
    if (condition != null) {
      condition.limitTexts(CONDITION_BYTES);
      condition.number("least_cost", 0, MOST_FEN, CardFault.BAD_AMOUNT);
      condition.flag("can_use_with_other_discount");
    }
    abstractOf(advanced.objectOrNull("abstract"));
    for (DesignFields picture : objects(advanced, "text_image_list")) {
      picture.limitTexts(Map.of("image_url", 256, "text", 512));
    }
    for (DesignFields time : objects(advanced, "time_limit")) {
      if (!DAYS.contains(String.valueOf(time.text("type")))) {
        throw new InvalidDesign(CardFault.BAD_ARGUMENT, time.path("type"));
      }
      List.of("begin_hour", "end_hour")
          .forEach(hour -> time.number(hour, 0, 24, CardFault.BAD_ARGUMENT));
      List.of("begin_minute", "end_minute")
          .forEach(minute -> time.number(minute, 0, 59, CardFault.BAD_ARGUMENT));
    }
    texts(advanced, "business_service", 64);
  }

  private static void abstractOf(@Nullable DesignFields summary) {
    if (summary == null) {
      return;
    }
    String text = summary.text("abstract");
    if (text != null && text.codePointCount(0, text.length()) > ABSTRACT_CHARACTERS) {
      throw new InvalidDesign(CardFault.TOO_LONG, summary.path("abstract"));
    }
    texts(summary, "icon_url_list", 256);
  }

  private static void texts(DesignFields in, String field, int most) {
    for (JsonNode item : in.list(field)) {
      String text = TolerantJson.isAbsent(item) ? null : TolerantJson.text(item);
      if (text == null) {
        throw new InvalidDesign(CardFault.BAD_ARGUMENT, in.path(field));
      }
      if (text.length() > most) {
        throw new InvalidDesign(CardFault.TOO_LONG, in.path(field));
      }
    }
  }

  private static List<DesignFields> objects(DesignFields in, String field) {
    ArrayNode list = in.list(field);
    List<DesignFields> objects = new ArrayList<>();
    for (JsonNode item : list) {
      if (!(item instanceof ObjectNode object)) {
        throw new InvalidDesign(CardFault.BAD_ARGUMENT, in.path(field));
      }
      objects.add(new DesignFields(object, in.path(field)));
    }
    return objects;
  }

  private static int orElse(@Nullable Long number, int otherwise) {
    return number == null || number == 0 ? otherwise : number.intValue();
  }

  private static ObjectNode withoutNulls(ObjectNode object) {
    for (Iterator<JsonNode> values = object.elements(); values.hasNext(); ) {
      JsonNode value = values.next();
      if (value.isNull()) {
        values.remove();
      } else if (value instanceof ObjectNode inner) {
        withoutNulls(inner);
      }
    }
    return object;
  }
}
