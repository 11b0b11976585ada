package io.kaquan.card.lifecycle;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.design.CardFault;
import io.kaquan.card.design.DateInfo;
import io.kaquan.card.design.Design;
import io.kaquan.card.design.DesignReader;
import io.kaquan.card.design.InvalidDesign;
import io.kaquan.card.design.Validity;
import io.kaquan.platform.json.TolerantJson;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant's change makes of a card.
 *
 * @param content the content after the change
 * @param approved what consumers see until the change is approved: new values of the fields that
 *     reviewers don't check, approved values of the others; null before the first approval
 * @param different whether anything changed
 * @param toReview whether a field changed that reviewers check
 * @param waiting whether a field that the merchant sent now is not approved
 */
record CardChange(
    Design design,
    ObjectNode content,
    @Nullable ObjectNode approved,
    boolean different,
    boolean toReview,
    boolean waiting) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param given the type's object with the fields to change: an absent field stays, {@code ""}
   *     clears
   * @throws InvalidDesign with the first fault that is found
   */
  static CardChange of(Card card, ObjectNode given, DesignReader reader) {
    ObjectNode changes = given.deepCopy();
    keepStock(card, changes);
    ObjectNode merged = merge(card.content().deepCopy(), changes);
    if (merged.path("base_info") instanceof ObjectNode base) {
      base.putObject("sku").put("quantity", card.terms().deposited() ? 0 : 1);
    }
    Design design = reader.read(merged);
    ObjectNode old = plain(card.content());
    ObjectNode content = plain(design.content());
    ObjectNode approvedBefore = card.approved();
    boolean once = approvedBefore != null;
    keep(card, design, old, content, once);
    ObjectNode approved =
        approvedBefore == null ? null : withReviewed(content, plain(approvedBefore));
    boolean different = !content.equals(old);
    boolean toReview =
        once
            ? ReviewedField.ALL.stream().anyMatch(field -> !field.in(old).equals(field.in(content)))
            : different;
    boolean waiting = approved == null || isReviewedFieldDifferent(changes, content, approved);
    return new CardChange(design, content, approved, different, toReview, waiting);
  }

  private static boolean isReviewedFieldDifferent(
      ObjectNode changes, ObjectNode content, ObjectNode approved) {
    return ReviewedField.ALL.stream()
        .anyMatch(
            field ->
                !field.in(changes).isMissingNode()
                    && !field.in(content).equals(field.in(approved)));
  }

  /** Returns what consumers see, or will see after the first approval. */
  ObjectNode shown() {
    return approved == null ? content : approved;
  }

  /** The stock has a call of its own, but clients that send a whole card send it as well. */
  private static void keepStock(Card card, ObjectNode changes) {
    JsonNode base = changes.path("base_info");
    JsonNode quantity = base.path("sku").path("quantity");
    if (!TolerantJson.isAbsent(quantity)) {
      Long said = TolerantJson.number(quantity);
      if (said == null || (said != card.stock() && said != card.totalStock())) {
        throw new InvalidDesign(CardFault.NOT_CHANGEABLE, "base_info.sku");
      }
    }
    if (base instanceof ObjectNode object) {
      object.remove("sku");
    }
  }

  /**
   * Refuses changes of what coupons in hand rely on. Their validity may be extended, not cut short.
   */
  private static void keep(
      Card card, Design design, ObjectNode old, ObjectNode content, boolean once) {
    CardTerms terms = card.terms();
    keep(design.brandName().equals(card.brandName()), "base_info.brand_name");
    keep(design.customCode() == terms.customCode(), "base_info.use_custom_code");
    keep(design.deposit() == terms.deposited(), "base_info.get_custom_code_mode");
    keep(design.bindOpenid() == terms.bindOpenid(), "base_info.bind_openid");
    keep(old.at("/base_info/source").equals(content.at("/base_info/source")), "base_info.source");
    keep(
        old.at("/base_info/date_info/type").equals(content.at("/base_info/date_info/type")),
        "base_info.date_info.type");
    if (once) {
      for (String amount : new String[] {"reduce_cost", "least_cost", "discount"}) {
        keep(old.path(amount).equals(content.path(amount)), amount);
      }
      keepValidity(terms.validity(), design.dates());
    }
  }

  private static void keepValidity(Validity before, DateInfo dates) {
    Validity after = dates.validity();
    if (dates.kind() == DateInfo.Kind.FIX_TIME_RANGE) {
      keep(
          !requireNonNull(after.begin()).isAfter(before.begin()),
          "base_info.date_info.begin_timestamp");
      keep(
          !requireNonNull(after.end()).isBefore(before.end()), "base_info.date_info.end_timestamp");
    } else {
      keep(after.days() == before.days(), "base_info.date_info.fixed_term");
      keep(after.beginDays() == before.beginDays(), "base_info.date_info.fixed_begin_term");
      keep(Objects.equals(after.end(), before.end()), "base_info.date_info.end_timestamp");
    }
  }

  private static void keep(boolean kept, String field) {
    if (!kept) {
      throw new InvalidDesign(CardFault.NOT_CHANGEABLE, field);
    }
  }

  private static ObjectNode withReviewed(ObjectNode content, ObjectNode approved) {
    ObjectNode shown = content.deepCopy();
    ReviewedField.ALL.forEach(field -> field.copy(approved, shown));
    return shown;
  }

  private static ObjectNode merge(ObjectNode into, ObjectNode changes) {
    changes
        .properties()
        .forEach(
            entry -> {
              JsonNode value = entry.getValue();
              if (value.isTextual() && value.textValue().isEmpty()) {
                into.remove(entry.getKey());
              } else if (value instanceof ObjectNode inner
                  && into.get(entry.getKey()) instanceof ObjectNode before) {
                merge(before, inner);
              } else if (!value.isNull()) {
                into.set(entry.getKey(), value);
              }
            });
    return into;
  }

  /**
   * As it comes back from the database: what reads alike is equal, whichever class holds a number.
   */
  private static ObjectNode plain(ObjectNode node) {
    try {
      return (ObjectNode) JSON.readTree(node.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
