package io.kaquan.distribution.landing;

/** What was sent can't be a banner: no PNG or JPEG, broken, or too large. */
public class NotABanner extends Exception {
  NotABanner(String what) {
    super(what);
  }
}
