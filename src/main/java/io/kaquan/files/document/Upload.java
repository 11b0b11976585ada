package io.kaquan.files.document;

import java.util.function.Function;

/** What became of a file that was handed in. */
public sealed interface Upload {

  record Stored(Document document) implements Upload {
    @Override
    public <T> T fold(Function<Document, T> stored, Function<String, T> refused) {
      return stored.apply(document);
    }
  }

  /**
   * @param reason message key; nothing was stored
   */
  record Refused(String reason) implements Upload {
    @Override
    public <T> T fold(Function<Document, T> stored, Function<String, T> refused) {
      return refused.apply(reason);
    }
  }

  /** One branch per answer. */
  <T> T fold(Function<Document, T> stored, Function<String, T> refused);
}
