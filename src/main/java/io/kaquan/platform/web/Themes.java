package io.kaquan.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/**
 * Light or dark: as chosen with {@code ?theme=}, kept in a cookie, else as the system has it. Every
 * page gets it as {@code theme}.
 */
@Configuration(proxyBeanMethods = false)
class Themes implements WebMvcConfigurer {
  private static final String NAME = "theme";
  private static final String AUTO = "auto";
  private static final Pattern CHOICE = Pattern.compile("(?:^|&)theme=(auto|light|dark)(?:&|$)");

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(
        new HandlerInterceptor() {
          @Override
          public boolean preHandle(
              HttpServletRequest request, HttpServletResponse response, Object handler) {
            String choice = asked(request);
            if (choice != null) {
              keep(choice, request, response);
            }
            return true;
          }

          @Override
          public void postHandle(
              HttpServletRequest request,
              HttpServletResponse response,
              Object handler,
              @Nullable ModelAndView page) {
            if (page != null
                && page.getViewName() != null
                && !page.getViewName().startsWith("redirect:")) {
              page.addObject(NAME, chosen(request));
            }
          }
        });
  }

  private static @Nullable String chosen(HttpServletRequest request) {
    String asked = asked(request);
    Cookie kept = WebUtils.getCookie(request, NAME);
    String choice = asked != null || kept == null ? asked : kept.getValue();
    return "light".equals(choice) || "dark".equals(choice) ? choice : null;
  }

  private static @Nullable String asked(HttpServletRequest request) {
    Matcher choice =
        CHOICE.matcher(request.getQueryString() == null ? "" : request.getQueryString());
    return choice.find() ? choice.group(1) : null;
  }

  private static void keep(
      String choice, HttpServletRequest request, HttpServletResponse response) {
    Cookie cookie = new Cookie(NAME, choice);
    cookie.setPath("/");
    cookie.setMaxAge(choice.equals(AUTO) ? 0 : 365 * 24 * 3600);
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }
}
