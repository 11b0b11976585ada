package io.kaquan.till;

import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Source;
import io.kaquan.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;

/** Who asks at a till. */
final class Actors {
  private static final int LONGEST_DEVICE = 120;

  private Actors() {}

  static Actor of(SignedIn me, HttpServletRequest request) {
    String device = request.getHeader("User-Agent");
    return new Actor(
        Source.TILL,
        me.email(),
        device == null || device.length() <= LONGEST_DEVICE
            ? device
            : device.substring(0, LONGEST_DEVICE),
        request.getRemoteAddr());
  }
}
