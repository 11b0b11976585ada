package io.kaquan.coupon.codebatch;

import io.kaquan.card.catalogue.CardTerms;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * Who wants a batch of which card.
 *
 * @param merchantId whose card it has to be
 * @param by e-mail address of the member
 * @param form random, drawn when the form was opened: the same form with the same content is the
 *     same batch
 */
public record CodeBatchRequest(UUID merchantId, String cardId, String by, String form) {

  /**
   * @param about what tells it from other batches of the kind that the same form could ask for
   */
  CodeBatch batch(CardTerms card, CodeBatchKind kind, String about, Instant now) {
    UUID id =
        UUID.nameUUIDFromBytes(
            String.join("\n", merchantId.toString(), card.cardId(), kind.name(), form, about)
                .getBytes(StandardCharsets.UTF_8));
    Map<CodeOutcome, Long> none = new EnumMap<>(CodeOutcome.class);
    for (CodeOutcome outcome : CodeOutcome.values()) {
      none.put(outcome, 0L);
    }
    return new CodeBatch(
        id,
        merchantId,
        card.appid(),
        card.cardId(),
        kind,
        CodeBatchStatus.RUNNING,
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
