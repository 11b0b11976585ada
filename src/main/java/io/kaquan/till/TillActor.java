package io.kaquan.till;

import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Source;
import io.kaquan.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;

/** Describes a member who works at a till to the coupon room. */
final class TillActor {
  private static final int MAX_DEVICE_LENGTH = 120;

  private TillActor() {}

  /** Returns the member with the browser and the network address of a request. */
  static Actor of(SignedIn me, HttpServletRequest request) {
    String device = request.getHeader("User-Agent");
    return new Actor(
        Source.TILL,
        me.email(),
        device == null || device.length() <= MAX_DEVICE_LENGTH
            ? device
            : device.substring(0, MAX_DEVICE_LENGTH),
        request.getRemoteAddr());
  }
}
