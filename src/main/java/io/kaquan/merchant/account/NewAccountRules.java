package io.kaquan.merchant.account;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What has to be right before an official account or app is registered. */
final class NewAccountRules {
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_ID = 150;
  private static final int LONGEST_LINK = 500;
  private static final Pattern PACKAGE =
      Pattern.compile("[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z][A-Za-z0-9_]*)+");
  private static final Pattern BUNDLE = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

  private final Map<String, String> faults = new LinkedHashMap<>();

  private NewAccountRules() {}

  /** Field → message key; empty when nothing is wrong. */
  static Map<String, String> faults(NewAccount entry) {
    NewAccountRules check = new NewAccountRules();
    check.that("kind", entry.kind() != null, "kind");
    check.that("name", !entry.name().isEmpty(), "missing");
    check.that(
        "name", entry.name().codePointCount(0, entry.name().length()) <= LONGEST_NAME, "too-long");
    check.that("name", entry.name().chars().noneMatch(Character::isISOControl), "control");
    if (entry.isApp()) {
      check.that("packageName", !(entry.packageName() + entry.bundleId()).isEmpty(), "one-of-two");
      check.that("packageName", fits(PACKAGE, entry.packageName()), "package");
      check.that("bundleId", fits(BUNDLE, entry.bundleId()), "bundle");
      if (!entry.storeLink().isEmpty()) {
        storeLink(entry.storeLink()).ifPresent(fault -> check.faults.put("storeLink", fault));
      }
    }
    return check.faults;
  }

  /** What is wrong with a link into a store, as a message key; empty when nothing is. */
  static Optional<String> storeLink(String link) {
    return isHttps(link) && link.length() <= LONGEST_LINK
        ? Optional.empty()
        : Optional.of("account.fault.store-link");
  }

  private static boolean isHttps(String link) {
    try {
      URI address = new URI(link);
      return "https".equals(address.getScheme())
          && address.getHost() != null
          && address.getHost().contains(".")
          && address.getUserInfo() == null;
    } catch (URISyntaxException notAnAddress) {
      return false;
    }
  }

  private static boolean fits(Pattern shape, String id) {
    return id.isEmpty() || id.length() <= LONGEST_ID && shape.matcher(id).matches();
  }

  private void that(String field, boolean right, String fault) {
    if (!right) {
      faults.putIfAbsent(field, "account.fault." + fault);
    }
  }
}
