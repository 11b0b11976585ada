package io.kaquan.api.wire;

/**
 * A call can't be answered otherwise than with this errcode. Thrown while it is read, caught where
 * it came in.
 */
public final class CallRefused extends RuntimeException {
  private final Errcode errcode;
  private final String field;

  /**
   * @param field the one at fault, as the caller wrote it; null where none is
   */
  public CallRefused(Errcode errcode, String field) {
    super(errcode + " " + field, null, false, false);
    this.errcode = errcode;
    this.field = field;
  }

  public CallRefused(Errcode errcode) {
    this(errcode, null);
  }

  Reply reply() {
    return Reply.refused(errcode, field);
  }
}
