package io.kaquan.card.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.files.media.Media;
import io.kaquan.platform.money.Money;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * A card as consumers see it: the content that was approved last.
 *
 * @param tone class of the stylesheet, by the card's colour
 * @param value what it is worth, for cash cards: {@code 10} or {@code 9.90}; else empty
 * @param discount percent off, for discount cards; else 0
 * @param detail what one gets, in the merchant's words; may be empty
 * @param logo its path, where it is a picture of ours; else empty, as pages show nobody else's
 *     pictures
 * @param codeType as WeChat's {@code code_type}
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

  /** Before the first approval as it would be. */
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

  /** What stands for a logo that can't be shown: the first sign of the brand. */
  public String initial() {
    return brand.isBlank()
        ? ""
        : brand.strip().substring(0, brand.strip().offsetByCodePoints(0, 1));
  }

  /** As Chinese shops say it: what is left of ten, {@code 8.5} for 15 % off. */
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
    return color == null
        ? "63b359"
        : color.replace("#", "").toLowerCase(Locale.ROOT).replaceAll("[^0-9a-f]", "");
  }
}
