package io.kaquan.coupon.lot;

import io.kaquan.card.catalogue.CardTerms;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * Who wants a lot of which card.
 *
 * @param merchantId whose card it has to be
 * @param by e-mail address of the member
 * @param form random, drawn when the form was opened: the same form with the same content is the
 *     same lot
 */
public record LotWish(UUID merchantId, String cardId, String by, String form) {

  /**
   * @param about what tells it from other lots of the kind that the same form could ask for
   */
  Lot lot(CardTerms card, LotKind kind, String about, Instant now) {
    UUID id =
        UUID.nameUUIDFromBytes(
            String.join("\n", merchantId.toString(), card.cardId(), kind.name(), form, about)
                .getBytes(StandardCharsets.UTF_8));
    Map<LotOutcome, Long> none = new EnumMap<>(LotOutcome.class);
    for (LotOutcome outcome : LotOutcome.values()) {
      none.put(outcome, 0L);
    }
    return new Lot(
        id,
        merchantId,
        card.appid(),
        card.cardId(),
        kind,
        LotStatus.RUNNING,
        null,
        null,
        null,
        null,
        none,
        0,
        "",
        by,
        now,
        now,
        null);
  }
}
