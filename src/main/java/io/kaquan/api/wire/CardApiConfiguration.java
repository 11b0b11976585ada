package io.kaquan.api.wire;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Puts the API on its paths, without sessions, sign-in pages and CSRF tokens. */
@Configuration(proxyBeanMethods = false)
class CardApiConfiguration {
  private static final List<String> ROOTS = List.of("/card", "/cgi-bin", "/datacube");

  @Bean
  ServletRegistrationBean<CardApi> cardApi(
      Callers callers, List<Call> calls, List<OpenCall> openCalls) {
    ServletRegistrationBean<CardApi> servlet =
        new ServletRegistrationBean<>(
            new CardApi(callers, calls, openCalls),
            ROOTS.stream().map(root -> root + "/*").toArray(String[]::new));
    servlet.setLoadOnStartup(1);
    return servlet;
  }

  /** Lets every request through: each call checks its own access token. */
  @Bean
  @Order(20)
  SecurityFilterChain cardApiChain(HttpSecurity http) throws Exception {
    PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
    return http.securityMatcher(
            new OrRequestMatcher(
                ROOTS.stream().map(root -> (RequestMatcher) paths.matcher(root + "/**")).toList()))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .build();
  }

  /** Answers in JSON to a caller of the API whose path Spring Security's firewall rejects. */
  @Bean
  RequestRejectedHandler requestRejectedHandler() {
    RequestRejectedHandler others = new HttpStatusRequestRejectedHandler();
    return (request, response, rejected) -> {
      if (isOfApi(request)) {
        CardApi.send(Reply.refused(CommonErrcode.UNAUTHORIZED), response);
      } else {
        others.handle(request, response, rejected);
      }
    };
  }

  private static boolean isOfApi(HttpServletRequest request) {
    String path = request.getRequestURI().replaceFirst("^/+", "/");
    return ROOTS.stream()
        .flatMap(root -> Stream.of(root + "/", root + ";"))
        .anyMatch(path::startsWith);
  }
}
