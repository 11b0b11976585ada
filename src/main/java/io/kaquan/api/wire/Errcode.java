package io.kaquan.api.wire;

import org.jspecify.annotations.Nullable;

/**
 * WeChat's number and text for an outcome of a call. Each subject of the API has an enum of its own
 * errcodes, which also says which errcode each refusal of a trade is.
 */
public interface Errcode {

  /** The number, which callers tell failures apart by. */
  int code();

  /** The text, in English. */
  String words();

  /**
   * Returns the text with the name of the field at fault.
   *
   * @param field null if no field is at fault
   */
  default String words(@Nullable String field) {
    return field == null ? words() : words() + " hint: [" + field + "]";
  }
}
