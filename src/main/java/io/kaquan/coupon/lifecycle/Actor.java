package io.kaquan.coupon.lifecycle;

/**
 * Who asks for something to be done with a coupon. Kept with what happened and with what was
 * refused.
 *
 * @param clerk the person, where it is one who works for the merchant; else null
 * @param device the till or browser by its name; null where none is known
 * @param address the caller's network address, by which guesses are counted; null for the platform
 *     itself
 */
public record Actor(Source source, String clerk, String device, String address) {

  /** The platform itself: sweeps and timers. */
  public static final Actor SYSTEM = new Actor(Source.SYSTEM, null, null, null);

  /** A merchant's program. */
  public static Actor api(String address) {
    return new Actor(Source.API, null, null, address);
  }

  /** A consumer, in the wallet. */
  public static Actor self(String address) {
    return new Actor(Source.SELF, null, null, address);
  }
}
