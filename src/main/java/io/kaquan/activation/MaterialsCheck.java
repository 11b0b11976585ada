package io.kaquan.activation;

import io.kaquan.merchant.CreditCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What can be said about materials without a reviewer. */
final class MaterialsCheck {
  private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>\"]{1,64}@[^\\s@,;<>\"]+\\.[^\\s@,;<>\".]{2,}");
  /** Mobile, land line with area code, 400 numbers, abroad; with the spaces and dashes that people put in. */
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{5,20}");

  private final Map<String, String> faults = new LinkedHashMap<>();

  private MaterialsCheck() {}

  /** The materials with the credit code as it is written officially. */
  static Materials tidy(Materials typed) {
    return new Materials(typed.companyName(), CreditCode.read(typed.creditCode()), typed.contactName(), typed.phone(),
        typed.email(), typed.category(), typed.description());
  }

  /** Material → message key; empty when nothing is wrong. */
  static Map<String, String> faults(Materials tidy) {
    MaterialsCheck check = new MaterialsCheck();
    check.text("companyName", tidy.companyName(), 100);
    check.text("creditCode", tidy.creditCode(), 40);
    check.that("creditCode", CreditCode.isRight(tidy.creditCode()), "credit-code");
    check.text("contactName", tidy.contactName(), 50);
    check.text("phone", tidy.phone(), 40);
    check.that("phone", PHONE.matcher(tidy.phone().replaceAll("[\\s()()-]", "")).matches(), "phone");
    check.text("email", tidy.email(), 200);
    check.that("email", EMAIL.matcher(tidy.email()).matches(), "email");
    check.text("category", tidy.category(), 60);
    check.text("description", tidy.description(), 1000);
    return check.faults;
  }

  private void text(String material, String value, int longest) {
    that(material, !value.isEmpty(), "missing");
    that(material, value.codePointCount(0, value.length()) <= longest, "too-long");
    that(material, value.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t'), "control");
  }

  private void that(String material, boolean right, String fault) {
    if (!right) {
      faults.putIfAbsent(material, "activation.fault." + fault);
    }
  }
}
