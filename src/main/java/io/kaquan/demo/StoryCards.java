package io.kaquan.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The cards of the demo's story, as a merchant would send them. */
final class StoryCards {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StoryCards() {}

  static JsonNode cash() {
    ObjectNode card = card("CASH", "10元茶饮券", "Color010", 500, 30);
    ((ObjectNode) card.path("cash")).put("least_cost", 3000).put("reduce_cost", 1000);
    return card;
  }

  static JsonNode oneDay() {
    ObjectNode card = card("DISCOUNT", "当日八折", "Color080", 100, 1);
    ((ObjectNode) card.path("discount")).put("discount", 20);
    return card;
  }

  static JsonNode refused() {
    ObjectNode card = card("GIFT", "赠明前龙井", "Color030", 50, 30);
    ((ObjectNode) card.path("gift")).put("gift", "龙井茶一份");
    return card;
  }

  static JsonNode inReview() {
    ObjectNode card = card("GROUPON", "双人下午茶", "Color050", 200, 60);
    ((ObjectNode) card.path("groupon")).put("deal_detail", "茶两杯,点心四份");
    return card;
  }

  /** The n-th guest. */
  static String openid(int n) {
    return "oStoryGuest" + String.format("%017d", n);
  }

  private static ObjectNode card(String type, String title, String color, int stock, int days) {
    ObjectNode card = JSON.createObjectNode().put("card_type", type);
    ObjectNode base = card.putObject(type.toLowerCase(java.util.Locale.ROOT)).putObject("base_info")
        .put("logo_url", "https://cdn.example/teahouse.png").put("brand_name", "云上茶馆")
        .put("code_type", "CODE_TYPE_QRCODE").put("title", title).put("color", color).put("notice", "结账时出示")
        .put("description", "不与其他优惠同享").put("get_limit", 5);
    base.putObject("sku").put("quantity", stock);
    base.putObject("date_info").put("type", "DATE_TYPE_FIX_TERM").put("fixed_term", days).put("fixed_begin_term", 0);
    return card;
  }
}
