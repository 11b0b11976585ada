package io.kaquan.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;

/** How requests without the needed permission are answered, alike in all faces. */
public final class AccessDenied {
  private static final String UNREAD = "org.apache.catalina.parameter_parse_failed";

  private AccessDenied() {}

  /**
   * Answers 404; 413 to a form that was too large to be read; 403 to a form whose CSRF token is no
   * longer valid, with what was typed in it on the error page.
   */
  public static void answer(
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

  /**
   * Returns an entry point that leads a GET to the sign-in and answers 401 to a form, with what was
   * typed in it on the error page.
   */
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
