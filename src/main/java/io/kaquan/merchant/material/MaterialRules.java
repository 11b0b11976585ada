package io.kaquan.merchant.material;

import io.kaquan.merchant.material.Material.Kind;
import io.kaquan.merchant.member.CreditCode;
import io.kaquan.messaging.notification.EmailAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What can be said about materials without a reviewer. */
final class MaterialRules {
  /**
   * Mobile, land line with area code, 400 numbers, abroad; with the spaces and dashes that people
   * put in.
   */
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{5,20}");

  /** A package name or bundle id. */
  private static final Pattern PACKAGE =
      Pattern.compile("[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)+");

  private final Map<String, String> faults = new LinkedHashMap<>();

  private MaterialRules() {}

  /** The materials with the credit code as it is written officially. */
  static Materials tidy(Materials typed) {
    return typed.get("creditCode").isEmpty()
        ? typed
        : typed.with("creditCode", CreditCode.read(typed.get("creditCode")));
  }

  /** Material → message key; empty when nothing is wrong. */
  static Map<String, String> faults(List<Material> asked, Materials tidy) {
    MaterialRules check = new MaterialRules();
    asked.forEach(material -> check.check(material, tidy.get(material.key())));
    return check.faults;
  }

  private void check(Material material, String value) {
    that(material, !value.isEmpty(), material.kind().isFile() ? "no-file" : "missing");
    if (material.kind().isFile()) {
      return;
    }
    that(material, value.codePointCount(0, value.length()) <= material.longest(), "too-long");
    that(
        material,
        value.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t'),
        "control");
    that(
        material,
        isRight(material.kind(), value),
        material.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static boolean isRight(Kind kind, String value) {
    return switch (kind) {
      case CREDIT_CODE -> CreditCode.isRight(value);
      case PHONE -> PHONE.matcher(value.replaceAll("[\\s()()-]", "")).matches();
      case EMAIL -> EmailAddress.isRight(value);
      case PACKAGE -> PACKAGE.matcher(value).matches();
      case LINK -> isLink(value);
      default -> true;
    };
  }

  private static boolean isLink(String value) {
    try {
      URI link = new URI(value);
      return "https".equalsIgnoreCase(link.getScheme())
          && link.getHost() != null
          && link.getHost().contains(".");
    } catch (URISyntaxException notAnAddress) {
      return false;
    }
  }

  private void that(Material material, boolean right, String fault) {
    if (!right) {
      faults.putIfAbsent(material.key(), "material.fault." + fault);
    }
  }
}
