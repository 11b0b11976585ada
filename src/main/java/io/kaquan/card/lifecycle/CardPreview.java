package io.kaquan.card.lifecycle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.design.Design;
import io.kaquan.card.design.OpeningHours;
import io.kaquan.merchant.account.Account;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a new card would be: either the card, which is not stored and has no id, or what is wrong
 * with it.
 *
 * @param fault the first fault that is found
 */
public record CardPreview(@Nullable Card card, @Nullable CardResult fault) {

  static CardPreview refused(CardResult fault) {
    return new CardPreview(null, fault);
  }

  static CardPreview of(Account account, Design design, Instant now) {
    ObjectNode content = design.content();
    CardTerms terms =
        new CardTerms(
            "",
            account.appid().value(),
            account.merchantId().value(),
            design.type(),
            CardStatus.NOT_VERIFY,
            false,
            design.dates().validity(),
            design.getLimit(),
            design.useLimit(),
            design.customCode(),
            design.deposit(),
            design.bindOpenid(),
            design.canGive(),
            design.reverseHours(),
            design.stores(),
            OpeningHours.of(design.hours()),
            design.reduceCost(),
            design.title());
    return new CardPreview(
        new Card(
            terms,
            content,
            null,
            design.quantity(),
            design.quantity(),
            design.brandName(),
            design.color().hex(),
            now,
            now),
        null);
  }
}
