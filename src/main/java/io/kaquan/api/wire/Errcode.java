package io.kaquan.api.wire;

/**
 * A number of WeChat's for what went wrong, with WeChat's words. Each subject has an enum of its
 * own; {@link CommonErrcode} has those that several subjects answer with.
 */
public interface Errcode {

  int code();

  String words();

  /**
   * @param field the field at fault, null where none is
   */
  default String words(String field) {
    return field == null ? words() : words() + " hint: [" + field + "]";
  }
}
