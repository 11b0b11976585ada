package io.kaquan.messaging.notification;

import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address that letters can go to. */
public final class EmailAddress {
  /** The longest that a mail server must take (RFC 5321, 4.5.3.1). */
  public static final int LONGEST = 254;

  private static final Pattern SHAPE =
      Pattern.compile(
          "[^\\s\\p{Cntrl}@,;<>\"]{1,64}@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)*\\.[\\p{L}\\p{N}-]{2,}");

  private EmailAddress() {}

  /**
   * Whether it looks like an address with a whole domain; whether somebody reads it only a letter
   * can tell.
   */
  public static boolean isRight(String address) {
    return address.length() <= LONGEST && SHAPE.matcher(address).matches();
  }

  /** The one spelling of what was typed: no spaces around it, lower case. */
  public static String read(String typed) {
    return typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
  }
}
