package io.kaquan.card.lifecycle;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.catalogue.Card;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A field whose change consumers see only after a reviewer approved it.
 *
 * @param name the key of its reasons in a refusal
 */
record ReviewedField(String name, JsonPointer place) {

  /**
   * The five that WeChat reviews, and those that WeChat does not allow to change: what the consumer
   * gets, and the pictures and conditions.
   */
  static final List<ReviewedField> ALL =
      List.of(
          base("title"),
          base("color"),
          base("logo_url"),
          base("notice"),
          base("description"),
          of("deal_detail"),
          of("gift"),
          of("default_detail"),
          of("prerogative"),
          of("meeting_detail"),
          of("detail"),
          of("background_pic_url"),
          advanced("abstract"),
          advanced("text_image_list"),
          advanced("use_condition"));

  private static ReviewedField base(String name) {
    return new ReviewedField(name, JsonPointer.compile("/base_info/" + name));
  }

  private static ReviewedField advanced(String name) {
    return new ReviewedField(name, JsonPointer.compile("/advanced_info/" + name));
  }

  private static ReviewedField of(String name) {
    return new ReviewedField(name, JsonPointer.compile("/" + name));
  }

  /** Returns the fields that a card has or had, with their present and their approved text. */
  static List<CardReviews.Field> beside(Card card) {
    return ALL.stream()
        .filter(
            field ->
                !field.in(card.content()).isMissingNode()
                    || card.approved() != null && !field.in(card.approved()).isMissingNode())
        .map(
            field ->
                new CardReviews.Field(
                    field.name,
                    text(field.in(card.content())),
                    card.approved() == null ? "" : text(field.in(card.approved())),
                    card.approved() == null
                        || !field.in(card.content()).equals(field.in(card.approved()))))
        .toList();
  }

  /** Returns all texts of a value, one a line, with the names of fields. */
  private static String text(JsonNode node) {
    Stream<String> lines =
        node.isObject()
            ? node.properties().stream().map(inner -> named(inner.getKey(), text(inner.getValue())))
            : StreamSupport.stream(node.spliterator(), false).map(ReviewedField::text);
    return node.isContainerNode()
        ? lines.filter(line -> !line.isEmpty()).collect(joining("\n"))
        : node.asText("");
  }

  private static String named(String name, String text) {
    return text.isEmpty() ? "" : name + ": " + text;
  }

  /** Returns the value of the field in a content. A missing node if it has none. */
  JsonNode in(JsonNode content) {
    return content.at(place);
  }

  /** Copies the value of the field from one content to another. */
  void copy(ObjectNode from, ObjectNode to) {
    JsonNode value = in(from);
    JsonPointer parent = place.head();
    if (value.isMissingNode()) {
      if (to.at(parent) instanceof ObjectNode holder) {
        holder.remove(name);
      }
    } else if (parent.matches()) {
      to.set(name, value.deepCopy());
    } else {
      to.withObject(parent).set(name, value.deepCopy());
    }
  }
}
