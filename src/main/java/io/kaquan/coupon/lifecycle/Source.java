package io.kaquan.coupon.lifecycle;

/** By which way something was asked for. */
public enum Source {
  API,
  CONSOLE,
  TILL,
  /** By the consumer: claims, self-service redemption. */
  SELF,
  /** The platform itself: expiry. */
  SYSTEM
}
