package io.kaquan.console.wizard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.design.CardType;
import io.kaquan.platform.money.Money;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A type of card that has a form, with the inputs that only this type has. They are the fragment of
 * {@code console/wizard/types.html} with the type's name.
 */
enum TypeForm {
  /** 代金券. */
  CASH(List.of("reduce_cost", "least_cost"), List.of("reduce_cost"), "cash") {
    @Override
    void write(CardEntry entry, ObjectNode fields) {
      entry.yuan("reduce_cost", fields);
      entry.yuan("least_cost", fields);
    }

    @Override
    void read(JsonNode fields, Map<String, String> typed) {
      typed.put("reduce_cost", new Money(fields.path("reduce_cost").asLong()).yuan());
      long least = fields.path("least_cost").asLong();
      typed.put("least_cost", least > 0 ? new Money(least).yuan() : "");
    }
  },
  /** 折扣券. */
  DISCOUNT(List.of("discount", "discount_unit"), List.of("discount"), "discount") {
    @Override
    void write(CardEntry entry, ObjectNode fields) {
      String said = entry.text("discount");
      // the card's rules refuse this too
      fields.put(
          "discount",
          TypedDiscount.read(said, entry.text("discount_unit"))
              .map(Object::toString)
              .orElse("?" + said));
    }

    @Override
    void read(JsonNode fields, Map<String, String> typed) {
      typed.put("discount", fields.path("discount").asText());
      typed.put("discount_unit", TypedDiscount.OFF);
    }
  },
  /** 团购券. */
  GROUPON(List.of("deal_detail"), List.of("deal_detail"), "users-group"),
  /** 兑换券. */
  GIFT(List.of("gift"), List.of("gift"), "gift"),
  /** 优惠券. */
  GENERAL_COUPON(List.of("default_detail"), List.of("default_detail"), "ticket");

  private final List<String> inputs;
  private final List<String> needed;
  private final String icon;

  TypeForm(List<String> inputs, List<String> needed, String icon) {
    this.inputs = inputs;
    this.needed = needed;
    this.icon = icon;
  }

  CardType type() {
    return CardType.valueOf(name());
  }

  /** Empty if the type has no form. */
  static Optional<TypeForm> of(String type) {
    return Arrays.stream(values()).filter(form -> form.name().equals(type)).findFirst();
  }

  List<String> inputs() {
    return inputs;
  }

  /** The required inputs. */
  List<String> needed() {
    return needed;
  }

  /** The class of its icon, one of Tabler's. */
  public String icon() {
    return "ti-" + icon;
  }

  /** Writes the inputs into the type's object of the wire format. */
  void write(CardEntry entry, ObjectNode fields) {
    inputs.forEach(input -> fields.put(input, entry.text(input)));
  }

  /** Reads the inputs from the type's object of an existing card. */
  void read(JsonNode fields, Map<String, String> typed) {
    inputs.forEach(input -> typed.put(input, fields.path(input).asText("")));
  }
}
