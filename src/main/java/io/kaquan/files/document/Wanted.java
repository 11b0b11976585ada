package io.kaquan.files.document;

import static io.kaquan.files.document.MediaKind.JPEG;
import static io.kaquan.files.document.MediaKind.PDF;
import static io.kaquan.files.document.MediaKind.PNG;

import java.util.Set;

/** What is asked for. */
public enum Wanted {
  /** A scan of a paper: PDF, JPG or PNG, at most 10 MB. */
  SCAN(10 << 20, Set.of(PDF, JPEG, PNG)),
  /** A picture to be shown to consumers: JPG or PNG, at most 1 MB. */
  PICTURE(1 << 20, Set.of(JPEG, PNG));

  private final int most;
  private final Set<MediaKind> kinds;

  Wanted(int most, Set<MediaKind> kinds) {
    this.most = most;
    this.kinds = kinds;
  }

  /** In bytes. */
  public int most() {
    return most;
  }

  boolean accepts(MediaKind kind) {
    return kinds.contains(kind);
  }
}
