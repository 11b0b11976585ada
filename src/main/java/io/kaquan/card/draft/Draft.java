package io.kaquan.card.draft;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A card that is being typed.
 *
 * @param cardId the card that is changed by it; null for a new one
 * @param typed input → what was typed, right or wrong
 * @param rest JSON that whoever began it wants to find again: what a copied card says besides, or
 *     what a changed one said; may be null
 * @param version one more with each change
 * @param made the card that it became; null while it is a draft
 */
public record Draft(
    UUID id,
    UUID merchantId,
    String cardType,
    String cardId,
    Map<String, String> typed,
    String rest,
    int version,
    String changedBy,
    Instant changedAt,
    String made) {

  /** Whether it changes a card that is there. */
  public boolean isChange() {
    return cardId != null;
  }

  /** As it is listed; may be empty. */
  public String title() {
    return typed.getOrDefault("title", "").strip();
  }

  @Override
  public String toString() {
    return "Draft " + id;
  }
}
