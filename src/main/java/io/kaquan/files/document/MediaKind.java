package io.kaquan.files.document;

import java.util.Arrays;
import java.util.Optional;

/** What a paper may be, known by its content and never by its name. */
public enum MediaKind {
  PDF("application/pdf"),
  JPEG("image/jpeg"),
  PNG("image/png");

  private final String type;

  MediaKind(String type) {
    this.type = type;
  }

  /** As a browser is told: {@code image/png}. */
  public String type() {
    return type;
  }

  static Optional<MediaKind> of(String type) {
    return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
  }
}
