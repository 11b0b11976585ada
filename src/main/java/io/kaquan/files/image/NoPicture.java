package io.kaquan.files.image;

import java.util.Locale;

/** What was sent in is not a picture that is taken. */
public final class NoPicture extends Exception {
  private final Why why;

  /** What is wrong with it. */
  public enum Why {
    /** No picture at all, or of another kind. */
    KIND,
    /** It begins as a picture and can't be read. */
    BROKEN,
    /** One of its sides is too short. */
    SMALL,
    /** It has more points than are read. */
    LARGE
  }

  NoPicture(Why why) {
    super(why.name().toLowerCase(Locale.ROOT), null, false, false);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
