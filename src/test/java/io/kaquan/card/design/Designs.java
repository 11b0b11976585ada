package io.kaquan.card.design;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * Designs of cards as merchants send them: the {@code card} object, complete and right, to be
 * spoilt by a test.
 */
public final class Designs {
  /** 2026-11-01 00:00 and 2037-12-31 12:00, Asia/Shanghai. */
  public static final Instant BEGIN = Instant.ofEpochSecond(1793462400L);

  public static final Instant END = Instant.ofEpochSecond(2145844800L);

  private static final String BASE =
      """
      {"logo_url": "http://example.com/logo.png", "brand_name": "街角面包", "code_type": "CODE_TYPE_QRCODE",
       "title": "满十减三", "color": "Color010", "notice": "请出示二维码", "description": "每桌限用一张",
       "service_phone": "020-12345678", "get_limit": 3, "can_share": true,
       "date_info": {"type": "DATE_TYPE_FIX_TIME_RANGE", "begin_timestamp": %d, "end_timestamp": %d},
       "sku": {"quantity": 100}}
      """
          .formatted(BEGIN.getEpochSecond(), END.getEpochSecond());

  private Designs() {}

  public static ObjectNode of(CardType type) {
    return json(
        "{\"card_type\": \"%s\", \"%s\": {\"base_info\": %s %s}}"
            .formatted(type, type.wireName(), BASE, own(type)));
  }

  /** Worth 3 元. */
  public static ObjectNode cash() {
    return of(CardType.CASH);
  }

  public static ObjectNode base(ObjectNode card) {
    return (ObjectNode) inner(card).get("base_info");
  }

  public static ObjectNode inner(ObjectNode card) {
    return (ObjectNode) card.get(CardType.valueOf(card.get("card_type").asText()).wireName());
  }

  public static ObjectNode json(String text) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static String own(CardType type) {
    return switch (type) {
      case GROUPON -> ", \"deal_detail\": \"大锅一份\"";
      case CASH -> ", \"least_cost\": 1000, \"reduce_cost\": 300";
      case DISCOUNT -> ", \"discount\": 30";
      case GIFT -> ", \"gift\": \"音乐盒一个\"";
      case GENERAL_COUPON -> ", \"default_detail\": \"买一送一\"";
      case MEMBER_CARD -> ", \"prerogative\": \"九折\", \"auto_activate\": true";
      case GENERAL_CARD -> ", \"sub_card_type\": \"GIFT_CARD\"";
      case SCENIC_TICKET -> ", \"ticket_class\": \"全日票\"";
      case MOVIE_TICKET -> ", \"detail\": \"三号厅\"";
      case BOARDING_PASS ->
          ", \"from\": \"成都\", \"to\": \"广州\", \"flight\": \"CE123\", \"air_model\": \"A320\", "
              + "\"departure_time\": \"1900000000\", \"landing_time\": \"1900009000\"";
      case MEETING_TICKET -> ", \"meeting_detail\": \"九点开始\"";
      case BUS_TICKET -> "";
    };
  }
}
