package io.kaquan.card.design;

/**
 * The first thing that is wrong with a design. Thrown and caught while one is read; whoever has it
 * read answers with it.
 */
public final class InvalidDesign extends RuntimeException {
  private final CardFault fault;
  private final String field;

  public InvalidDesign(CardFault fault, String field) {
    super(fault + " " + field, null, false, false);
    this.fault = fault;
    this.field = field;
  }

  public CardFault fault() {
    return fault;
  }

  /** The field that is at fault, as the merchant wrote it; null where none is. */
  public String field() {
    return field;
  }
}
