package io.kaquan.messaging.notification;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An e-mail address that letters can go to. */
public final class EmailAddress {
  /** The longest that a mail server must take (RFC 5321, 4.5.3.1). */
  public static final int LONGEST = 254;

  private static final Pattern SHAPE =
      Pattern.compile(
          "[^\\s\\p{Cntrl}@,;<>\"]{1,64}@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)*\\.[\\p{L}\\p{N}-]{2,}");

  private EmailAddress() {}

  /**
   * Returns whether the text has the form of an address with a full domain name; whether anyone
   * reads mail there is only known after a letter.
   */
  public static boolean isRight(String address) {
    return address.length() <= LONGEST && SHAPE.matcher(address).matches();
  }

  /** Returns the canonical spelling of what was typed: without spaces around it, in lower case. */
  public static String read(@Nullable String typed) {
    return typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
  }
}
