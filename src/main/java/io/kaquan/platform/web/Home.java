package io.kaquan.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Where people belong who are signed in at one of the faces; each face knows its own. */
public interface Home {

  /** A path; empty for who is not signed in there. */
  Optional<String> of(HttpServletRequest request);
}
