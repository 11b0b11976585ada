package io.kaquan.platform.outcome;

/**
 * Why something was not done: a constant of an enum of the room that refused it. Pages and the API
 * find the words for it; a room of the trade has none.
 */
public interface Fault {

  /** The constant's name, the last part of the key under which a page has the words. */
  String name();

  /** The field of the form that it is about. Empty if it is about the whole. */
  default String field() {
    return "";
  }
}
