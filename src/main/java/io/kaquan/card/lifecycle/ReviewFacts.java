package io.kaquan.card.lifecycle;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.design.Validity;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What the reviewer's form shows of a card. Texts are in both languages, Chinese first, like the
 * labels of the form.
 */
@Component
class ReviewFacts {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final MessageSource messages;
  private final Clock clock;

  ReviewFacts(MessageSource messages, Clock clock) {
    this.messages = messages;
    this.clock = clock;
  }

  Map<String, Object> of(Card card, String merchantName, Instant due) {
    CardTerms terms = card.terms();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("merchantName", merchantName);
    facts.put("cardTitle", card.content().path("base_info").path("title").asText());
    facts.put("cardType", both("card.type." + terms.type()));
    facts.put("brandName", card.brandName());
    facts.put(
        "stockText",
        terms.deposited() ? both("card.stock.deposited") : Long.toString(card.totalStock()));
    facts.put("validityText", validity(terms.validity()));
    facts.put("noticeText", card.content().path("base_info").path("notice").asText());
    facts.put("descriptionText", card.content().path("base_info").path("description").asText());
    facts.put("dueText", moment(due));
    return facts;
  }

  private String validity(Validity validity) {
    if (validity.days() > 0) {
      return both("card.validity.term", validity.beginDays(), Integer.toString(validity.days()))
          + (validity.end() == null
              ? ""
              : "; " + both("card.validity.end", moment(validity.end())));
    }
    return validity.begin() == null || validity.end() == null
        ? both("card.validity.permanent")
        : moment(validity.begin()) + " – " + moment(validity.end());
  }

  private String both(String key, Object... facts) {
    return String.join(
        " ",
        List.of(
            messages.getMessage(key, facts, Locale.SIMPLIFIED_CHINESE),
            messages.getMessage(key, facts, Locale.ENGLISH)));
  }

  private String moment(Instant moment) {
    return MOMENT.format(moment.atZone(clock.getZone()));
  }
}
