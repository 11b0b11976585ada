package io.kaquan.files.media;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import io.kaquan.platform.web.PageSecurity;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Serves pictures publicly; the picture at an address never changes. */
@Controller
class MediaPages {
  private final Media media;

  MediaPages(Media media) {
    this.media = media;
  }

  @GetMapping("/media/{name:[A-Za-z0-9_-]{22}}.png")
  ResponseEntity<byte[]> picture(@PathVariable String name) {
    return media
        .content(name)
        .map(
            content ->
                ResponseEntity.ok()
                    .contentType(MediaType.IMAGE_PNG)
                    .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                    .header("Cross-Origin-Resource-Policy", "cross-origin")
                    .body(content))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  @Configuration(proxyBeanMethods = false)
  static class Security {
    @Bean
    @Order(50)
    SecurityFilterChain mediaChain(HttpSecurity http, PageSecurity pages) throws Exception {
      return pages
          .harden(http)
          .securityMatcher(withDefaults().matcher("/media/**"))
          .authorizeHttpRequests(
              requests ->
                  requests
                      .requestMatchers(withDefaults().matcher(HttpMethod.GET, "/media/*"))
                      .permitAll()
                      .anyRequest()
                      .denyAll())
          .exceptionHandling(
              errors ->
                  errors
                      .authenticationEntryPoint(
                          (request, response, refused) -> response.sendError(404))
                      .accessDeniedHandler((request, response, refused) -> response.sendError(404)))
          .sessionManagement(
              sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
          .requestCache(cache -> cache.disable())
          .build();
    }
  }
}
