package io.kaquan.platform.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.stereotype.Component;

/** Headers and habits that every page of ours has, whoever may see it. */
@Component
public class PageSecurity {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
          + "font-src 'self'; connect-src 'self'; media-src 'self' blob:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private final Addresses addresses;

  PageSecurity(Addresses addresses) {
    this.addresses = addresses;
  }

  /**
   * Adds the content security policy (no inline script or style), HSTS where people come by https,
   * no framing.
   */
  public HttpSecurity harden(HttpSecurity http) throws Exception {
    return http.headers(
        headers -> {
          headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY));
          headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
          headers.frameOptions(frame -> frame.deny());
          if (!addresses.isHttps()) {
            headers.httpStrictTransportSecurity(hsts -> hsts.disable());
          }
        });
  }

  @Configuration(proxyBeanMethods = false)
  static class TheRest {
    /**
     * What no face has claimed: the first page, pictures and styles, health, errors. Nothing else
     * is let through.
     */
    @Bean
    @Order(1000)
    SecurityFilterChain theRest(HttpSecurity http, PageSecurity pages) throws Exception {
      return pages
          .harden(http)
          .authorizeHttpRequests(
              requests ->
                  requests
                      .dispatcherTypeMatchers(
                          jakarta.servlet.DispatcherType.ERROR,
                          jakarta.servlet.DispatcherType.FORWARD)
                      .permitAll()
                      .requestMatchers(
                          "/",
                          "/assets/**",
                          "/webjars/**",
                          "/favicon.ico",
                          "/actuator/health/**",
                          "/error")
                      .permitAll()
                      .anyRequest()
                      .denyAll())
          .exceptionHandling(
              errors ->
                  errors
                      .authenticationEntryPoint(
                          (request, response, refused) -> response.sendError(404))
                      .accessDeniedHandler((request, response, refused) -> response.sendError(404)))
          .requestCache(cache -> cache.disable())
          .build();
    }
  }
}
