package io.kaquan.staff.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.design.CardColor;
import io.kaquan.card.lifecycle.CardReviews;
import io.kaquan.platform.calendar.Minutes;
import io.kaquan.platform.money.Money;
import io.kaquan.platform.web.BothLanguages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * What forms/review-card.html shows: the card as consumers will see it, each field beside what was
 * approved, in both languages.
 */
@RestController
class CardReviewData {
  private static final List<String> DETAILS =
      List.of("deal_detail", "gift", "default_detail", "prerogative", "meeting_detail", "detail");

  /** A line of the head, or of the preview. */
  public record Fact(String label, String value) {}

  /**
   * @param settled whether it is as it was approved, so that it needs no second look
   */
  public record Item(
      String key,
      String label,
      @Nullable String value,
      @Nullable String before,
      boolean changed,
      boolean settled,
      @Nullable String lastReason) {}

  /**
   * @param logo address, to be shown where this server holds it and named where not
   */
  public record Face(
      String color,
      String brand,
      String title,
      String value,
      String least,
      String logo,
      String time,
      List<Fact> terms) {}

  public record Review(
      List<Fact> facts,
      Face face,
      List<Item> items,
      List<String> reasons,
      @Nullable String lastReason,
      boolean first) {}

  private final CardReviews reviews;
  private final BothLanguages both;
  private final Minutes minutes;

  CardReviewData(CardReviews reviews, BothLanguages both, Minutes minutes) {
    this.reviews = reviews;
    this.both = both;
    this.minutes = minutes;
  }

  @GetMapping("/ops/cards/{cardId}/review")
  Review review(@PathVariable String cardId) {
    CardReviews.UnderReview under =
        reviews
            .underReview(cardId)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    boolean first = under.card().approved() == null;
    return new Review(
        facts(under),
        face(under),
        under.fields().stream().map(field -> item(field, under, first)).toList(),
        IntStream.rangeClosed(1, 8).mapToObj(n -> both.of("ops.card.usual." + n)).toList(),
        under.lastReasons().get(""),
        first);
  }

  private List<Fact> facts(CardReviews.UnderReview under) {
    CardTerms terms = under.card().terms();
    Map<String, Object> known = under.facts();
    List<Fact> facts =
        new ArrayList<>(
            List.of(
                new Fact(both.of("ops.merchant"), text(known, "merchantName")),
                new Fact(both.of("ops.card.type"), text(known, "cardType")),
                new Fact(both.of("ops.card.stock"), text(known, "stockText"))));
    if (terms.reduceCost() > 0) {
      facts.add(new Fact(both.of("ops.card.worth"), "¥" + new Money(terms.reduceCost()).yuan()));
    }
    facts.add(new Fact(both.of("ops.card.validity"), text(known, "validityText")));
    facts.add(new Fact(both.of("ops.card.each"), Integer.toString(terms.getLimit())));
    facts.add(new Fact(both.of("ops.rounds"), Integer.toString(under.round().number())));
    facts.add(new Fact(both.of("ops.submitted"), minutes.of(under.round().submittedAt())));
    facts.add(
        new Fact(
            both.of("ops.due"),
            minutes.of(under.round().dueAt())
                + (under.round().overdue() ? " " + both.of("ops.overdue") : "")));
    return facts;
  }

  private Item item(CardReviews.Field field, CardReviews.UnderReview under, boolean first) {
    return new Item(
        field.name(),
        both.of("card.field." + field.name()),
        shown(field, field.value()),
        shown(field, field.before()),
        !first && field.changed(),
        !first && !field.changed(),
        under.lastReasons().get(field.name()));
  }

  private static String text(Map<String, Object> facts, String name) {
    return Objects.requireNonNull(facts.get(name), name).toString();
  }

  /** Returns a colour by the name under which the merchant chose it, any other value as it is. */
  private @Nullable String shown(CardReviews.Field field, @Nullable String value) {
    return value == null || !field.name().equals("color")
        ? value
        : CardColor.of(value).map(color -> both.of("console.cards.color." + color)).orElse(value);
  }

  private Face face(CardReviews.UnderReview under) {
    Card card = under.card();
    ObjectNode content = card.content();
    var base = content.path("base_info");
    List<Fact> terms = new ArrayList<>();
    DETAILS.forEach(detail -> line(terms, "card.field." + detail, content.path(detail).asText("")));
    for (String field : List.of("notice", "description")) {
      line(terms, "card.field." + field, base.path(field).asText(""));
    }
    line(terms, "ops.card.phone", base.path("service_phone").asText(""));
    long least = content.path("least_cost").asLong();
    return new Face(
        CardColor.of(base.path("color").asText()).map(CardColor::hex).orElse("#63b359"),
        base.path("brand_name").asText(card.brandName()),
        base.path("title").asText(""),
        card.terms().reduceCost() > 0 ? new Money(card.terms().reduceCost()).yuan() : "",
        least > 0 ? new Money(least).yuan() : "",
        base.path("logo_url").asText(""),
        text(under.facts(), "validityText"),
        terms);
  }

  private void line(List<Fact> lines, String label, String value) {
    if (!value.isEmpty()) {
      lines.add(new Fact(both.of(label), value));
    }
  }
}
