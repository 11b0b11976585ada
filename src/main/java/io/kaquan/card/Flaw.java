package io.kaquan.card;

/** The first thing that is wrong with a design. Thrown and caught while one is read; the door answers with it. */
final class Flaw extends RuntimeException {
  private final CardFault fault;
  private final String field;

  Flaw(CardFault fault, String field) {
    super(fault + " " + field, null, false, false);
    this.fault = fault;
    this.field = field;
  }

  CardAnswer answer() {
    return CardAnswer.refused(fault, field);
  }
}
