package io.kaquan.card.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.files.media.Media;
import io.kaquan.platform.money.Money;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * The front of a card as consumers see it: the content that was approved last.
 *
 * @param tone the class of the stylesheet for the card's colour
 * @param value yuan off for cash cards: {@code 10} or {@code 9.90}; else empty
 * @param leastCost the least amount in yuan that a cash card asks for; empty if it asks for none
 * @param discount percent off for discount cards; else 0
 * @param detail what the consumer gets, in the merchant's words; may be empty
 * @param logo the path of the picture if this server stores it; else empty, as pages show no
 *     pictures of other servers
 * @param codeType WeChat's {@code code_type}
 */
public record CardView(
    String cardId,
    String brand,
    String title,
    String tone,
    String type,
    String value,
    String leastCost,
    int discount,
    String notice,
    String description,
    String detail,
    String phone,
    String logo,
    String codeType) {

  /** Before the first approval, of the content that is in review. */
  public static CardView of(Card card) {
    ObjectNode content = card.approved() == null ? card.content() : card.approved();
    var base = content.path("base_info");
    CardTerms terms = card.terms();
    return new CardView(
        terms.cardId(),
        base.path("brand_name").asText(card.brandName()),
        base.path("title").asText(terms.title()),
        "tone-" + tone(card.color()),
        terms.type().name(),
        terms.reduceCost() > 0 ? new Money(terms.reduceCost()).brief() : "",
        content.path("least_cost").asLong() > 0
            ? new Money(content.path("least_cost").asLong()).brief()
            : "",
        content.path("discount").asInt(),
        base.path("notice").asText(""),
        base.path("description").asText(""),
        detail(content),
        base.path("service_phone").asText(""),
        Media.path(base.path("logo_url").asText("")).orElse(""),
        base.path("code_type").asText(""));
  }

  /** Returns the first character of the brand, shown in place of a logo. Empty without a brand. */
  public String initial() {
    return brand.isBlank()
        ? ""
        : brand.strip().substring(0, brand.strip().offsetByCodePoints(0, 1));
  }

  /** Returns the discount as 折, the tenths that are left to pay: {@code 8.5} for 15 % off. */
  public String tenths() {
    return BigDecimal.valueOf(100 - discount, 1).stripTrailingZeros().toPlainString();
  }

  public boolean isShownAsQr() {
    return codeType.contains("QRCODE");
  }

  public boolean isShownAsBar() {
    return codeType.contains("BARCODE");
  }

  public boolean isNumberShown() {
    return !codeType.contains("ONLY") && !codeType.equals("CODE_TYPE_NONE");
  }

  private static String detail(ObjectNode content) {
    for (String field :
        new String[] {
          "deal_detail", "gift", "default_detail", "prerogative", "meeting_detail", "detail"
        }) {
      if (content.hasNonNull(field)) {
        return content.path(field).asText();
      }
    }
    return "";
  }

  private static String tone(String color) {
    return color.replace("#", "").toLowerCase(Locale.ROOT).replaceAll("[^0-9a-f]", "");
  }
}
