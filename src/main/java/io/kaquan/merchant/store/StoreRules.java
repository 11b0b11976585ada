package io.kaquan.merchant.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What has to be right of a store; the lengths are those of WeChat's stores, where it has one. */
final class StoreRules {
  private static final Pattern TELEPHONE = Pattern.compile("[0-9+()（） ./-]{5,30}");
  private static final Pattern DEGREES = Pattern.compile("-?\\d{1,3}(\\.\\d{1,8})?");

  private final Map<String, String> faults = new LinkedHashMap<>();

  private StoreRules() {}

  /** Field → message key; empty when nothing is wrong. */
  static Map<String, String> faults(StoreDetails entry) {
    StoreRules check = new StoreRules();
    check.text("name", entry.name(), 15, true);
    check.text("branch", entry.branch(), 20, false);
    check.text("province", entry.province(), 20, false);
    check.text("city", entry.city(), 30, true);
    check.text("district", entry.district(), 30, false);
    check.text("address", entry.address(), 80, true);
    check.that(
        "telephone",
        entry.telephone().isEmpty() || TELEPHONE.matcher(entry.telephone()).matches(),
        "telephone");
    check.text("hours", entry.hours(), 60, false);
    check.text("introduction", entry.introduction(), 300, false);
    check.that("latitude", entry.longitude().isEmpty() == entry.latitude().isEmpty(), "point");
    check.degrees("latitude", entry.latitude(), 90);
    check.degrees("longitude", entry.longitude(), 180);
    return check.faults;
  }

  private void text(String field, String text, int longest, boolean needed) {
    that(field, !needed || !text.isEmpty(), "missing");
    that(field, text.codePointCount(0, text.length()) <= longest, "too-long." + longest);
    that(
        field,
        text.chars()
            .noneMatch(
                c ->
                    Character.isISOControl(c)
                        && !(field.equals("introduction") && Character.isWhitespace(c))),
        "control");
  }

  private void degrees(String field, String typed, int most) {
    that(
        field,
        typed.isEmpty()
            || DEGREES.matcher(typed).matches() && Math.abs(Double.parseDouble(typed)) <= most,
        "degrees");
  }

  private void that(String field, boolean right, String fault) {
    if (!right) {
      faults.putIfAbsent(field, "store.fault." + fault);
    }
  }
}
