package io.kaquan.card.design;

import org.jspecify.annotations.Nullable;

/**
 * The first thing that is wrong with a design or with a change of one. Thrown while it is read and
 * caught by the room that had it read.
 */
public final class InvalidDesign extends RuntimeException {
  private final CardFault fault;
  private final @Nullable String field;

  public InvalidDesign(CardFault fault, @Nullable String field) {
    super(fault + " " + field, null, false, false);
    this.fault = fault;
    this.field = field;
  }

  public CardFault fault() {
    return fault;
  }

  /** Returns the path of the field in the wire format. Null if the fault is of no single field. */
  public @Nullable String field() {
    return field;
  }
}
