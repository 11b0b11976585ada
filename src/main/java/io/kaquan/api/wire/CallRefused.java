package io.kaquan.api.wire;

import org.jspecify.annotations.Nullable;

/** A call is answered with an errcode. Thrown while a call is read, and written as the reply. */
public final class CallRefused extends RuntimeException {
  private final transient Errcode errcode;
  private final @Nullable String field;

  public CallRefused(Errcode errcode) {
    this(errcode, null);
  }

  /**
   * @param field the field at fault, as the caller wrote its name; null if none is
   */
  public CallRefused(Errcode errcode, @Nullable String field) {
    super(errcode + " " + field, null, false, false);
    this.errcode = errcode;
    this.field = field;
  }

  Reply reply() {
    return Reply.refused(errcode, field);
  }
}
