package io.kaquan.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leaves U+0000 out of what is typed or asked for on a page: no text means it, and PostgreSQL takes
 * no text that holds it. One such text fails a whole batch of coupons, which is then tried again
 * one by one.
 */
class TypedText extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(new Plain(request), response);
  }

  private static class Plain extends HttpServletRequestWrapper {

    Plain(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getParameter(String name) {
      return plain(super.getParameter(name));
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return plain(super.getParameterValues(name));
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      Map<String, String[]> plain = new LinkedHashMap<>();
      super.getParameterMap().forEach((name, values) -> plain.put(name, plain(values)));
      return plain;
    }

    private static String @Nullable [] plain(String @Nullable [] values) {
      return values == null ? null : Stream.of(values).map(Plain::plain).toArray(String[]::new);
    }

    private static @Nullable String plain(@Nullable String value) {
      return value == null ? null : value.replace("\0", "");
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OnPages {

    @Bean
    FilterRegistrationBean<TypedText> typedText() {
      FilterRegistrationBean<TypedText> filter = new FilterRegistrationBean<>(new TypedText());
      filter.addUrlPatterns("/console/*", "/till/*", "/wallet/*", "/ops/*", "/demo/*");
      // before any other filter reads what was typed, the sign-in's too
      filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
      return filter;
    }
  }
}
