package io.kaquan.staff.operations;

import static io.kaquan.platform.staff.StaffGroups.ADMINISTRATORS;
import static io.kaquan.platform.staff.StaffGroups.LEAD_REVIEWERS;
import static io.kaquan.platform.staff.StaffGroups.OPERATORS;
import static io.kaquan.platform.staff.StaffGroups.REVIEWERS;
import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import io.kaquan.platform.staff.StaffSignIn;
import io.kaquan.platform.web.AccessDenied;
import io.kaquan.platform.web.PageSecurity;
import jakarta.servlet.DispatcherType;
import java.util.Collections;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/**
 * Staff who review or operate, as they are signed in at {@code /camunda}; for everybody else there
 * is nothing here.
 */
@Configuration(proxyBeanMethods = false)
class OpsSecurity {
  private static final Set<String> REVIEW = Set.of(REVIEWERS, LEAD_REVIEWERS, ADMINISTRATORS);

  @Bean
  @Order(25)
  SecurityFilterChain opsChain(HttpSecurity http, PageSecurity pages, StaffSignIn staff)
      throws Exception {
    HttpSessionCsrfTokenRepository tokens = new HttpSessionCsrfTokenRepository();
    tokens.setSessionAttributeName("ops.csrf");
    return pages
        .harden(http)
        .securityMatcher(withDefaults().matcher("/ops/**"))
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers(withDefaults().matcher(HttpMethod.POST, "/ops/accounts/**"))
                    .access(anyOf(staff, Set.of(LEAD_REVIEWERS)))
                    .requestMatchers(
                        withDefaults().matcher("/ops/calendar/**"),
                        withDefaults().matcher("/ops/letters/**"),
                        withDefaults().matcher("/ops/audit/**"))
                    .access(anyOf(staff, Set.of(OPERATORS)))
                    .anyRequest()
                    .access(anyOf(staff, REVIEW)))
        .csrf(csrf -> csrf.csrfTokenRepository(tokens))
        .exceptionHandling(
            errors ->
                errors
                    .authenticationEntryPoint(
                        (request, response, refused) -> response.sendError(404))
                    .accessDeniedHandler(AccessDenied::answer))
        .requestCache(cache -> cache.disable())
        .build();
  }

  private static AuthorizationManager<RequestAuthorizationContext> anyOf(
      StaffSignIn staff, Set<String> groups) {
    return (authentication, request) ->
        new AuthorizationDecision(
            staff
                .current(request.getRequest())
                .filter(person -> !Collections.disjoint(person.groups(), groups))
                .isPresent());
  }
}
