package io.kaquan.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** The cards of the demo's story, as a merchant would send them. */
final class StoryCards {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StoryCards() {}

  static JsonNode cash(String logo) {
    ObjectNode card = card(logo, "CASH", "10元茶饮券", "Color010", 500, 30);
    ((ObjectNode) card.path("cash")).put("least_cost", 3000).put("reduce_cost", 1000);
    return card;
  }

  static JsonNode oneDay(String logo) {
    ObjectNode card = card(logo, "DISCOUNT", "当日八折", "Color080", 100, 1);
    ((ObjectNode) card.path("discount")).put("discount", 20);
    return card;
  }

  static JsonNode refused(String logo) {
    ObjectNode card = card(logo, "GIFT", "赠明前龙井", "Color030", 50, 30);
    ((ObjectNode) card.path("gift")).put("gift", "龙井茶一份");
    return card;
  }

  static JsonNode inReview(String logo) {
    ObjectNode card = card(logo, "GROUPON", "双人下午茶", "Color050", 200, 60);
    ((ObjectNode) card.path("groupon")).put("deal_detail", "茶两杯,点心四份");
    return card;
  }

  static JsonNode gift(String logo) {
    ObjectNode card = card(logo, "GIFT", "桂花糕一份", "Color070", 300, 30);
    ((ObjectNode) card.path("gift")).put("gift", "现做桂花糕一份,配茶更佳");
    return card;
  }

  /** Returns a change of the gift card's title and content. */
  static JsonNode changedGift() {
    ObjectNode card = JSON.createObjectNode().put("card_type", "GIFT");
    card.putObject("gift").put("gift", "现做桂花糕或栗子糕一份").putObject("base_info").put("title", "秋日糕点一份");
    return card;
  }

  static JsonNode coupon(String logo) {
    ObjectNode card = card(logo, "GENERAL_COUPON", "第二壶半价", "Color020", 200, 30);
    ((ObjectNode) card.path("general_coupon")).put("default_detail", "同款茶第二壶半价");
    return card;
  }

  /** Returns the openid of the n-th guest. */
  static String openid(int n) {
    return "oStoryGuest" + String.format("%017d", n);
  }

  private static ObjectNode card(
      String logo, String type, String title, String color, int stock, int days) {
    ObjectNode card = JSON.createObjectNode().put("card_type", type);
    ObjectNode base =
        card.putObject(type.toLowerCase(Locale.ROOT))
            .putObject("base_info")
            .put("logo_url", logo)
            .put("brand_name", "云上茶馆")
            .put("code_type", "CODE_TYPE_QRCODE")
            .put("title", title)
            .put("color", color)
            .put("notice", "结账时出示")
            .put("description", "不与其他优惠同享")
            .put("get_limit", 5);
    base.putObject("sku").put("quantity", stock);
    base.putObject("date_info")
        .put("type", "DATE_TYPE_FIX_TERM")
        .put("fixed_term", days)
        .put("fixed_begin_term", 0);
    return card;
  }
}
