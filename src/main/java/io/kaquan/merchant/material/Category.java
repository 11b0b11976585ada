package io.kaquan.merchant.material;

import java.util.List;
import java.util.Locale;

/**
 * A line of business (经营类目), of the second level.
 *
 * @param group its first level, in both languages
 * @param papers what it needs to show
 */
public record Category(String code, Name group, Name name, List<Paper> papers) {

  public record Name(String chinese, String english) {
    public String in(Locale locale) {
      return "en".equals(locale.getLanguage()) ? english : chinese;
    }
  }

  /** Both levels: 餐饮 / 咖啡. */
  public String path(Locale locale) {
    return group.in(locale) + " / " + name.in(locale);
  }
}
