package io.kaquan.messaging.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A paragraph of a letter or notice, worded.
 *
 * @param lines above the reasons
 * @param reasons empty but for the paragraph that lists them
 * @param button what the button to the page says; null but for the paragraph that is the button
 */
public record Part(List<String> lines, List<Item> reasons, @Nullable String button) {

  /**
   * A reason in the reader's language.
   *
   * @param name what was refused; empty for the whole
   */
  public record Item(String name, List<String> lines) {}

  static Part button(String label) {
    return new Part(List.of(), List.of(), label);
  }
}
