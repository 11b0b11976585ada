package io.kaquan.merchant.material;

import io.kaquan.files.document.Wanted;

/**
 * One thing that is asked for, and that a reviewer can refuse on its own.
 *
 * @param key names it in {@link Materials}, in reasons and on pages
 * @param longest in characters; of a document nothing
 * @param paper which qualification paper it is; null for everything else
 */
public record Material(String key, Kind kind, int longest, Paper paper) {

  /** How it is typed, checked and shown. */
  public enum Kind {
    TEXT,
    LONG_TEXT,
    CREDIT_CODE,
    PHONE,
    EMAIL,
    CATEGORY,
    LINK,
    PACKAGE,
    SCAN,
    PICTURE;

    /** Whether it is handed in as a file. */
    public boolean isFile() {
      return this == SCAN || this == PICTURE;
    }

    /** What may be handed in; null unless it is a file. */
    public Wanted wanted() {
      return this == SCAN ? Wanted.SCAN : this == PICTURE ? Wanted.PICTURE : null;
    }
  }

  Material(String key, Kind kind, int longest) {
    this(key, kind, longest, null);
  }
}
