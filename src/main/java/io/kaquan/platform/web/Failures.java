package io.kaquan.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a failure says: a page in the frame of its face, in the reader's language, or JSON for
 * programs. Nothing from inside; where we are at fault, a number that stands in the log as well.
 */
@Component
class Failures extends DefaultErrorAttributes implements ErrorViewResolver {
  private static final Logger log = LoggerFactory.getLogger(Failures.class);
  private static final Set<Integer> TOLD = Set.of(400, 401, 403, 404, 405, 413, 429, 500, 503);
  private static final Map<String, String> HOMES =
      Map.of(
          "console",
          "/console",
          "till",
          "/till",
          "wallet",
          "/wallet/coupons",
          "ops",
          "/camunda/",
          "demo",
          "/demo");
  private static final Pattern FACE = Pattern.compile("/(console|till|wallet|ops|demo)(?:[/;].*)?");

  /** The rest of an address may be a secret. */
  private static final Pattern BEGINNING = Pattern.compile("(?:/[^/;]*){0,2}");

  private static final String SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  private final SecureRandom random = new SecureRandom();

  @Override
  public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
    Map<String, Object> told = super.getErrorAttributes(request, options);
    if (told.get("status") instanceof Integer status && status >= 500) {
      String reference = reference();
      told.put("reference", reference);
      Throwable cause = getError(request);
      log.error(
          "Failure {} ({}) at {}: {}",
          reference,
          status,
          beginning(
              String.valueOf(
                  request.getAttribute(
                      RequestDispatcher.ERROR_REQUEST_URI, RequestAttributes.SCOPE_REQUEST))),
          cause == null ? "no exception" : cause.getClass().getName());
    }
    return told;
  }

  @Override
  public ModelAndView resolveErrorView(
      HttpServletRequest request, HttpStatus status, Map<String, Object> told) {
    Map<String, Object> page = new HashMap<>(told);
    String face = face(request);
    page.put("face", face);
    page.put("home", HOMES.getOrDefault(face, "/"));
    page.put(
        "what",
        TOLD.contains(status.value())
            ? Integer.toString(status.value())
            : status.is5xxServerError() ? "500" : "other");
    page.put("unsent", Unsent.of(request).orElse(null));
    return new ModelAndView("error", page);
  }

  private static String face(HttpServletRequest request) {
    Matcher face =
        FACE.matcher(String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)));
    return face.matches() ? face.group(1) : "";
  }

  private static String beginning(String path) {
    Matcher beginning = BEGINNING.matcher(path);
    return beginning.lookingAt() ? beginning.group() : "";
  }

  private String reference() {
    StringBuilder signs = new StringBuilder();
    for (int n = 0; n < 8; n++) {
      signs.append(n == 4 ? "-" : "").append(SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    return signs.toString();
  }
}
