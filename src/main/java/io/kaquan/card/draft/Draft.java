package io.kaquan.card.draft;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The form of a new card, or of a change of a card, that is not submitted yet.
 *
 * @param cardId the card that it changes; null for a new one
 * @param typed what was typed, valid or not, by the name of the input
 * @param rest JSON for the caller that began the draft: what a copied card contains besides the
 *     inputs, or what a changed card contained before; null if there is none
 * @param version grows by one with each change
 * @param made the card that was created from it; null while it is a draft
 */
public record Draft(
    UUID id,
    UUID merchantId,
    String cardType,
    @Nullable String cardId,
    Map<String, String> typed,
    @Nullable String rest,
    int version,
    String changedBy,
    Instant changedAt,
    @Nullable String made) {

  /** Returns whether it changes an existing card. */
  public boolean isChange() {
    return cardId != null;
  }

  /** Returns the title that was typed. May be empty. */
  public String title() {
    return typed.getOrDefault("title", "").strip();
  }

  @Override
  public String toString() {
    return "Draft " + id;
  }
}
