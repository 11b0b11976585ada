package io.kaquan.card.draft;

/**
 * What became of saving.
 *
 * @param draft as it is kept now
 */
public record DraftSaveResult(Outcome outcome, Draft draft) {

  /** How it went. */
  public enum Outcome {
    /** Kept; also when exactly this was there already. */
    SAVED,
    /** Somebody else, or another window, has changed it: nothing was overwritten. */
    MEANWHILE,
    /** More than a draft can hold: nothing was changed. */
    TOO_BIG
  }

  /** Whether what was typed is kept. */
  public boolean isDone() {
    return outcome == Outcome.SAVED;
  }
}
