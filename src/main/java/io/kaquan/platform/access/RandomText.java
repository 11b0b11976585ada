package io.kaquan.platform.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Unguessable texts for keys, links and secrets. */
public final class RandomText {
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomText() {}

  /** Returns so many random bytes as URL-safe Base64 without padding. */
  public static String base64Url(int bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bytes));
  }

  /** Returns so many random bytes as lower-case hexadecimal digits, two a byte. */
  public static String hex(int bytes) {
    return HexFormat.of().formatHex(bytes(bytes));
  }

  /**
   * Returns so many random signs out of these.
   *
   * @param signs each of them as likely as the others
   */
  public static String of(String signs, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int n = 0; n < length; n++) {
      text.append(signs.charAt(RANDOM.nextInt(signs.length())));
    }
    return text.toString();
  }

  /** Returns so many random decimal digits. */
  public static String digits(int length) {
    return of("0123456789", length);
  }

  private static byte[] bytes(int number) {
    byte[] bytes = new byte[number];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
