package io.kaquan.console;

import jakarta.servlet.http.HttpServletRequest;

/** What only an owner of the merchant may do. */
final class Owner {
  private Owner() {}

  static boolean is(HttpServletRequest request) {
    return request.isUserInRole("OWNER");
  }

  /** For anybody else there is nothing here. */
  static void only(HttpServletRequest request) {
    if (!is(request)) {
      throw new NotHere();
    }
  }
}
