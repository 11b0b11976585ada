package io.kaquan.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The two languages of every page: as chosen with {@code ?lang=}, kept in a cookie, else as the
 * browser asks for.
 */
public final class Languages {
  public static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
  public static final Locale ENGLISH = Locale.ENGLISH;

  private static final String NAME = "lang";

  private Languages() {}

  /**
   * The one of our two languages that is meant by a tag such as {@code zh-CN}; Chinese where it
   * says neither.
   */
  public static Locale of(@Nullable String tag) {
    return tag != null && tag.toLowerCase(Locale.ROOT).startsWith("en") ? ENGLISH : CHINESE;
  }

  private static class FromChoice implements LocaleResolver {
    @Override
    public Locale resolveLocale(HttpServletRequest request) {
      String query = request.getQueryString();
      if (query != null && query.matches("(^|.*&)lang=(zh-CN|en)(&.*|$)")) {
        return of(request.getParameter(NAME));
      }
      Cookie cookie = WebUtils.getCookie(request, NAME);
      if (cookie != null) {
        return of(cookie.getValue());
      }
      if (request.getHeader("Accept-Language") == null) {
        return CHINESE;
      }
      Locale asked =
          Locale.lookup(
              Locale.LanguageRange.parse(safe(request.getHeader("Accept-Language"))),
              List.of(CHINESE, Locale.CHINESE, ENGLISH));
      return asked == null ? CHINESE : of(asked.toLanguageTag());
    }

    private static String safe(String header) {
      try {
        Locale.LanguageRange.parse(header);
        return header;
      } catch (IllegalArgumentException e) {
        return "zh-CN";
      }
    }

    @Override
    public void setLocale(
        HttpServletRequest request, HttpServletResponse response, @Nullable Locale locale) {
      Cookie cookie =
          new Cookie(NAME, of(locale == null ? null : locale.toLanguageTag()).toLanguageTag());
      cookie.setPath("/");
      cookie.setMaxAge(365 * 24 * 3600);
      cookie.setHttpOnly(true);
      cookie.setSecure(request.isSecure());
      cookie.setAttribute("SameSite", "Lax");
      response.addCookie(cookie);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Beans implements org.springframework.web.servlet.config.annotation.WebMvcConfigurer {
    /**
     * One pair of files per room; Spring Boot's own would want a third one without a language
     * beside each pair.
     */
    @Bean
    MessageSource messageSource() throws IOException {
      ResourceBundleMessageSource words = new ResourceBundleMessageSource();
      Resource[] files =
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:messages/**/*_en.properties");
      for (Resource file : files) {
        String path = file.getURL().getPath();
        words.addBasenames(
            path.substring(
                path.lastIndexOf("messages/"), path.length() - "_en.properties".length()));
      }
      words.setDefaultEncoding(StandardCharsets.UTF_8.name());
      words.setFallbackToSystemLocale(false);
      return words;
    }

    @Bean
    LocaleResolver localeResolver() {
      return new FromChoice();
    }

    /** Keeps a choice that a link carried, so that the next page is in the same language. */
    @Override
    public void addInterceptors(
        org.springframework.web.servlet.config.annotation.InterceptorRegistry interceptors) {
      interceptors
          .addInterceptor(
              new org.springframework.web.servlet.HandlerInterceptor() {
                @Override
                public boolean preHandle(
                    HttpServletRequest request, HttpServletResponse response, Object handler) {
                  String query = request.getQueryString();
                  if (query != null && query.matches("(^|.*&)lang=(zh-CN|en)(&.*|$)")) {
                    new FromChoice().setLocale(request, response, of(request.getParameter(NAME)));
                  }
                  return true;
                }
              })
          .excludePathPatterns("/card/**", "/cgi-bin/**", "/datacube/**");
    }
  }
}
