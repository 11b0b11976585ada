package io.kaquan.coupon.lifecycle;

/**
 * Who asks for a command. Written to the ledger with what happened and with what was refused.
 *
 * @param clerk the member of the merchant who asks; null if it is none
 * @param device the name of the till or browser; null if unknown
 * @param address the caller's network address, by which wrong codes are counted; null for the
 *     platform itself
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
