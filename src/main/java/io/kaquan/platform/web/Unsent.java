package io.kaquan.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsUtils;

/**
 * A form that was turned away because its page was open for too long, so that what was typed can be
 * sent again.
 *
 * @param fields empty where they can't be sent again: with a password, with files, or too much
 * @param back the page it came from, a path; null when not known
 */
public record Unsent(String action, List<Field> fields, @Nullable String back) {
  private static final String KEPT = Unsent.class.getName();

  /** What a page of ours put there itself. */
  private static final Set<String> OWN =
      Set.of(
          "place",
          "claimNumber",
          "permit",
          "next",
          "again",
          "appid",
          "card_id",
          "cardId",
          "card_ext",
          "card_list",
          "requestNumber");

  private static final int MOST_FIELDS = 200;
  private static final int MOST_TEXT = 64 * 1024;
  private static final Pattern UNREADABLE =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\s*");

  /** One field of the form. */
  public record Field(String name, String value) {

    /** Whether a person may have typed it. */
    public boolean isReadable() {
      return !OWN.contains(name) && !UNREADABLE.matcher(value).matches();
    }

    @Override
    public String toString() {
      return "Field " + name;
    }
  }

  /**
   * Keeps the form of this request for the error page that follows; not where another site has sent
   * it.
   */
  static void keep(HttpServletRequest request) {
    if (isOurs(request)) {
      request.setAttribute(
          KEPT, new Unsent(request.getRequestURI(), fields(request), back(request)));
    }
  }

  static Optional<Unsent> of(HttpServletRequest request) {
    return Optional.ofNullable((Unsent) request.getAttribute(KEPT));
  }

  private static boolean isOurs(HttpServletRequest request) {
    return "same-origin".equals(request.getHeader("Sec-Fetch-Site"))
        || request.getHeader(HttpHeaders.ORIGIN) != null && !CorsUtils.isCorsRequest(request);
  }

  private static List<Field> fields(HttpServletRequest request) {
    String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
    if (!type.startsWith("application/x-www-form-urlencoded")) {
      return List.of();
    }
    List<Field> fields = new ArrayList<>();
    int text = 0;
    for (Map.Entry<String, String[]> field : request.getParameterMap().entrySet()) {
      String name = field.getKey();
      if (name.toLowerCase(Locale.ROOT).matches(".*(password|secret|token|key).*")) {
        return List.of();
      }
      for (String value : field.getValue()) {
        text += value.length();
        if (!name.startsWith("_")) {
          fields.add(new Field(name, value));
        }
      }
    }
    return fields.size() > MOST_FIELDS || text > MOST_TEXT ? List.of() : List.copyOf(fields);
  }

  private static @Nullable String back(HttpServletRequest request) {
    try {
      URI from = URI.create(String.valueOf(request.getHeader(HttpHeaders.REFERER)));
      boolean here = request.getServerName().equals(from.getHost());
      return here && from.getRawPath() != null && from.getRawPath().matches("/[^/\\\\].*")
          ? from.getRawPath()
          : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return "Unsent";
  }
}
