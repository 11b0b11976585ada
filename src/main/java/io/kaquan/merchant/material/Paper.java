package io.kaquan.merchant.material;

import java.util.Locale;

/** A qualification paper (资质文件) that some categories need. */
public record Paper(String code, String chinese, String english) {

  /** Its key among the materials. */
  public String key() {
    return "paper-" + code;
  }

  public String name(Locale locale) {
    return "en".equals(locale.getLanguage()) ? english : chinese;
  }
}
