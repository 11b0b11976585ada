package io.kaquan.card;

/** The words shared with processes/card-lifecycle.bpmn. The business key is the card_id. */
final class CardLifecycle {
  static final String PROCESS = "CardLifecycle";

  /** Correlated by business key when a reviewed field of a card changed whose review is over. */
  static final String CARD_CHANGED = "Msg_CardChanged";

  /** When the sale ends, Date; for a card that never ends the end of 32-bit time. */
  static final String VALIDITY_END = "validityEnd";

  /** When the review is due and when its reminder is, Date. */
  static final String REVIEW_DUE = "reviewDue";
  static final String REMINDER_DUE = "reminderDue";

  /** What the reviewer sends: {@link #APPROVE} or {@link #REFUSE}, the latter with a reason. */
  static final String DECISION = "decision";
  static final String REASON = "reason";
  static final String APPROVE = "approve";
  static final String REFUSE = "refuse";

  private CardLifecycle() {}
}
