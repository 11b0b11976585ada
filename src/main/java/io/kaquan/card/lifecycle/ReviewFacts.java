package io.kaquan.card.lifecycle;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.design.Validity;
import io.kaquan.platform.calendar.Minutes;
import io.kaquan.platform.web.BothLanguages;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What the reviewer's form shows of a card. Texts are in both languages, Chinese first, like the
 * labels of the form.
 */
@Component
class ReviewFacts {
  private final BothLanguages both;
  private final Minutes minutes;

  ReviewFacts(BothLanguages both, Minutes minutes) {
    this.both = both;
    this.minutes = minutes;
  }

  Map<String, Object> of(Card card, String merchantName, Instant due) {
    CardTerms terms = card.terms();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("merchantName", merchantName);
    facts.put("cardTitle", card.content().path("base_info").path("title").asText());
    facts.put("cardType", both.of("card.type." + terms.type()));
    facts.put("brandName", card.brandName());
    facts.put(
        "stockText",
        terms.deposited() ? both.of("card.stock.deposited") : Long.toString(card.totalStock()));
    facts.put("validityText", validity(terms.validity()));
    facts.put("noticeText", card.content().path("base_info").path("notice").asText());
    facts.put("descriptionText", card.content().path("base_info").path("description").asText());
    facts.put("dueText", minutes.of(due));
    return facts;
  }

  private String validity(Validity validity) {
    if (validity.days() > 0) {
      return both.of("card.validity.term", validity.beginDays(), Integer.toString(validity.days()))
          + (validity.end() == null
              ? ""
              : "; " + both.of("card.validity.end", minutes.of(validity.end())));
    }
    return validity.begin() == null || validity.end() == null
        ? both.of("card.validity.permanent")
        : minutes.of(validity.begin()) + " – " + minutes.of(validity.end());
  }
}
