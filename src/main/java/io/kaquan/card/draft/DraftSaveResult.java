package io.kaquan.card.draft;

/**
 * The result of saving a draft.
 *
 * @param draft as it is stored now
 */
public record DraftSaveResult(Outcome outcome, Draft draft) {

  public enum Outcome {
    /** Stored, or the same was stored before. */
    SAVED,
    /** The draft was changed by another member or in another window. Nothing was overwritten. */
    MEANWHILE,
    /** More than a draft can hold. Nothing was changed. */
    TOO_BIG
  }

  /** Returns whether what was typed is stored. */
  public boolean isDone() {
    return outcome == Outcome.SAVED;
  }
}
