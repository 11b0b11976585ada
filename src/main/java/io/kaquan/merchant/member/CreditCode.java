package io.kaquan.merchant.member;

import java.text.Normalizer;
import java.util.Locale;

/** 统一社会信用代码: 18 characters, of which the last one checks the others (GB 32100-2015). */
public final class CreditCode {
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int LENGTH = 18;

  private CreditCode() {}

  /** What was meant: full-width characters, spaces, dashes and lower case are forgiven. */
  public static String read(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC)
        .replaceAll("[\\s-]", "")
        .toUpperCase(Locale.ROOT);
  }

  /**
   * Whether a code, as {@link #read} gives it, has its right length, letters and check character.
   */
  public static boolean isRight(String code) {
    if (code.length() != LENGTH || code.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
      return false;
    }
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < LENGTH - 1; i++) {
      sum += ALPHABET.indexOf(code.charAt(i)) * weight;
      weight = weight * 3 % ALPHABET.length();
    }
    int check = (ALPHABET.length() - sum % ALPHABET.length()) % ALPHABET.length();
    return code.charAt(LENGTH - 1) == ALPHABET.charAt(check);
  }
}
