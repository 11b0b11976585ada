package io.kaquan.platform.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a try comes from. One customer of a network has 2⁶⁴ addresses of the newer kind, so their
 * first half counts.
 */
public final class Place {
  private static final int HALF = 8;

  private Place() {}

  /** What tries from this network address are counted by. */
  public static String of(String address) {
    // a network address is never looked up, a name would be
    if (!address.contains(":") || !address.matches("[0-9A-Fa-f:.%a-z]+")) {
      return address;
    }
    try {
      InetAddress parsed = InetAddress.getByName(address);
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), HALF))
          : parsed.getHostAddress();
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
