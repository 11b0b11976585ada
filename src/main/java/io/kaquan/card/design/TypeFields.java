package io.kaquan.card.design;

import java.util.List;
import java.util.Map;

/**
 * The fields that belong to one type of card.
 *
 * @param needed the mandatory ones
 * @param bytes the greatest length of each text in UTF-8 bytes
 */
record TypeFields(List<String> needed, Map<String, Integer> bytes) {
  private static final int LONG = 3072;
  private static final int URL = 128;

  static TypeFields of(CardType type) {
    return switch (type) {
      case GROUPON -> one("deal_detail");
      case GIFT -> one("gift");
      case GENERAL_COUPON -> one("default_detail");
      case MEMBER_CARD ->
          new TypeFields(
              List.of("prerogative"),
              Map.of(
                  "prerogative",
                  LONG,
                  "background_pic_url",
                  256,
                  "activate_url",
                  URL,
                  "bonus_url",
                  URL,
                  "balance_url",
                  URL));
      case GENERAL_CARD ->
          new TypeFields(List.of(), Map.of("prerogative", LONG, "background_pic_url", 256));
      case SCENIC_TICKET -> new TypeFields(List.of(), Map.of("ticket_class", 54, "guide_url", URL));
      case MOVIE_TICKET -> new TypeFields(List.of(), Map.of("detail", LONG));
      case BOARDING_PASS ->
          new TypeFields(
              List.of("from", "to", "flight", "air_model", "departure_time", "landing_time"),
              Map.of(
                  "from",
                  54,
                  "to",
                  54,
                  "flight",
                  24,
                  "air_model",
                  24,
                  "gate",
                  24,
                  "check_in_url",
                  URL));
      case MEETING_TICKET ->
          new TypeFields(List.of("meeting_detail"), Map.of("meeting_detail", LONG, "map_url", URL));
      case CASH -> new TypeFields(List.of("reduce_cost"), Map.of());
      case DISCOUNT -> new TypeFields(List.of("discount"), Map.of());
      case BUS_TICKET -> new TypeFields(List.of(), Map.of());
    };
  }

  private static TypeFields one(String detail) {
    return new TypeFields(List.of(detail), Map.of(detail, LONG));
  }
}
