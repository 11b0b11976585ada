package io.kaquan.messaging.notification;

import java.util.Locale;
import java.util.Map;

/**
 * One of the reasons of a refusal.
 *
 * @param names what was refused, by language tag; empty for the whole
 * @param text as the reviewer typed it, with its line breaks
 */
public record Reason(Map<String, String> names, String text) {

  /** Of the whole. */
  public static Reason ofTheWhole(String text) {
    return new Reason(Map.of(), text);
  }

  /** Empty for the whole. */
  String name(Locale locale) {
    return names.getOrDefault(
        locale.toLanguageTag(), names.values().stream().findFirst().orElse(""));
  }
}
