package io.kaquan.distribution.bulkissue;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Who wants to hand out which card.
 *
 * @param merchantId whose card it has to be
 * @param by e-mail address of the member
 * @param channel name of the way, for the figures; null for none
 * @param form random, drawn when the form was opened: the same form with the same list is the same
 *     bulk issue
 */
public record BulkIssueRequest(
    UUID merchantId, String cardId, String by, String channel, UUID form) {

  /**
   * @param content of the list, in a word
   */
  UUID id(String content) {
    return UUID.nameUUIDFromBytes(
        String.join("\n", merchantId.toString(), cardId, form.toString(), content)
            .getBytes(StandardCharsets.UTF_8));
  }
}
