package io.kaquan.platform.access;

import io.kaquan.platform.web.Addresses;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;

/**
 * Web sessions, kept in PostgreSQL so that any node can go on with them. One browser may hold two:
 * Camunda ends a session whenever a person signs in at {@code /camunda}, and what people do at our
 * own pages must not end with it.
 */
@Configuration(proxyBeanMethods = false)
class WebSessions {
  private static final Logger log = LoggerFactory.getLogger(WebSessions.class);
  private static final List<String> STAFF = List.of("/camunda", "/ops", "/actuator");

  @Bean
  HttpSessionIdResolver sessionCookies(Addresses addresses) {
    HttpSessionIdResolver staff = cookie("KAQUAN_STAFF", addresses);
    HttpSessionIdResolver others = cookie("KAQUAN_SESSION", addresses);
    return new HttpSessionIdResolver() {
      private HttpSessionIdResolver of(HttpServletRequest request) {
        // an error page belongs to the page that failed
        String path =
            request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
        return STAFF.stream().anyMatch(room -> path.equals(room) || path.startsWith(room + "/"))
            ? staff
            : others;
      }

      @Override
      public List<String> resolveSessionIds(HttpServletRequest request) {
        return of(request).resolveSessionIds(request);
      }

      @Override
      public void setSessionId(
          HttpServletRequest request, HttpServletResponse response, String id) {
        of(request).setSessionId(request, response, id);
      }

      @Override
      public void expireSession(HttpServletRequest request, HttpServletResponse response) {
        of(request).expireSession(request, response);
      }
    };
  }

  private static CookieHttpSessionIdResolver cookie(String name, Addresses addresses) {
    DefaultCookieSerializer cookie = new DefaultCookieSerializer();
    cookie.setCookieName(name);
    cookie.setCookiePath("/");
    cookie.setUseHttpOnlyCookie(true);
    cookie.setSameSite("Lax");
    if (addresses.isHttps()) {
      cookie.setUseSecureCookie(true);
    }
    CookieHttpSessionIdResolver resolver = new CookieHttpSessionIdResolver();
    resolver.setCookieSerializer(cookie);
    return resolver;
  }

  /** Two requests of one browser may write the same thing concurrently. */
  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> upserts() {
    return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
  }

  /** What an older release wrote and this one can't read counts as not there. */
  @Bean("springSessionConversionService")
  ConversionService sessionContents() {
    DeserializingConverter reader = new DeserializingConverter(WebSessions.class.getClassLoader());
    GenericConversionService contents = new GenericConversionService();
    contents.addConverter(Object.class, byte[].class, new SerializingConverter());
    contents.addConverter(
        byte[].class,
        Object.class,
        bytes -> {
          try {
            return reader.convert(bytes);
          } catch (SerializationFailedException unreadable) {
            log.warn("Something in a web session can't be read any more and is left out");
            return null;
          }
        });
    return contents;
  }
}
