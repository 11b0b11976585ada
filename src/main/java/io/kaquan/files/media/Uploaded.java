package io.kaquan.files.media;

import org.jspecify.annotations.Nullable;

/**
 * What became of a picture: exactly one of the two is set.
 *
 * @param url where everybody finds it
 * @param fault message key; nothing was kept
 */
public record Uploaded(@Nullable String url, @Nullable String fault) {

  static Uploaded done(String url) {
    return new Uploaded(url, null);
  }

  static Uploaded refused(String fault) {
    return new Uploaded(null, fault);
  }

  public boolean isDone() {
    return fault == null;
  }
}
