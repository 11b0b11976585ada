package io.kaquan.platform.web;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Messages in Chinese and English side by side, as the pages and forms of the staff show them. */
@Component
public class BothLanguages {
  private final MessageSource words;

  public BothLanguages(MessageSource words) {
    this.words = words;
  }

  /** Returns the message in Chinese, a space, and the message in English. */
  public String of(String key, @Nullable Object... arguments) {
    return words.getMessage(key, arguments, Languages.CHINESE)
        + " "
        + words.getMessage(key, arguments, Languages.ENGLISH);
  }
}
