package io.kaquan.card.lifecycle;

/** The names in processes/card-lifecycle.bpmn. The business key is the card_id. */
final class CardLifecycle {
  static final String PROCESS = "CardLifecycle";

  /** Correlated when a reviewed field of a card changed: begins a review, or joins the open one. */
  static final String CARD_CHANGED = "Msg_CardChanged";

  static final String SALE_PAUSED = "Msg_SalePaused";
  static final String SALE_RESUMED = "Msg_SaleResumed";
  static final String CARD_DELETED = "Msg_CardDeleted";

  /**
   * When the sale ends, a Date; for a card that never ends, the end of 32-bit time. Two timers wait
   * for it, one at a time.
   */
  static final String VALIDITY_END = "validityEnd";

  static final String VALIDITY_OVER = "BoundaryEvent_ValidityOver";

  /** The card_id once more, for the reviewer's form alone. */
  static final String CARD_ID = "cardId";

  /** Who decides, by processes/card-review.dmn: a reviewer, or the name of a rule. */
  static final String LOOKS = "looks";

  /** When the review is due and when its reminder is, Date. */
  static final String REVIEW_DUE = "reviewDue";

  static final String REMINDER_DUE = "reminderDue";

  /**
   * What the reviewer sends: {@link #APPROVE} or {@link #REFUSE}, the latter with a reason for the
   * whole, or with reasons for single fields: a JSON object in a string.
   */
  static final String DECISION = "decision";

  static final String REASON = "reason";
  static final String REASONS = "reasons";
  static final String APPROVE = "approve";
  static final String REFUSE = "refuse";

  private CardLifecycle() {}
}
