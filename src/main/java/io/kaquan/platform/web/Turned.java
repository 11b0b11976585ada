package io.kaquan.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;

/**
 * How people are turned away, alike at all faces; what they typed comes along on the page that says
 * so.
 */
public final class Turned {
  private static final String UNREAD = "org.apache.catalina.parameter_parse_failed";

  private Turned() {}

  /**
   * A form that can't be read is too large; one whose token is no good is late; all else is not
   * there.
   */
  public static void away(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws IOException {
    if (!(why instanceof CsrfException)) {
      response.sendError(HttpStatus.NOT_FOUND.value());
    } else if (Boolean.TRUE.equals(request.getAttribute(UNREAD))) {
      response.sendError(HttpStatus.PAYLOAD_TOO_LARGE.value());
    } else {
      Unsent.keep(request);
      response.sendError(HttpStatus.FORBIDDEN.value());
    }
  }

  /** Who looks is led to the sign-in; who has sent a form is told that the sign-in has ended. */
  public static AuthenticationEntryPoint toSignIn(AuthenticationEntryPoint signIn) {
    return (request, response, why) -> {
      if ("GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod())) {
        signIn.commence(request, response, why);
      } else {
        Unsent.keep(request);
        response.sendError(HttpStatus.UNAUTHORIZED.value());
      }
    };
  }
}
