package io.kaquan.files.media;

import org.jspecify.annotations.Nullable;

/**
 * The result of an upload: exactly one of the two is set.
 *
 * @param url its public address
 * @param fault message key; nothing was stored
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
