package io.kaquan.ops;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import io.kaquan.engine.StaffSignIn;
import io.kaquan.page.PageSecurity;
import jakarta.servlet.DispatcherType;
import java.util.Collections;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Staff who review, as they are signed in at {@code /camunda}; for everybody else there is nothing here. */
@Configuration(proxyBeanMethods = false)
class OpsSecurity {
  private static final Set<String> REVIEW = Set.of("reviewers", "lead-reviewers", "camunda-admin");

  @Bean
  @Order(25)
  SecurityFilterChain opsChain(HttpSecurity http, PageSecurity pages, StaffSignIn staff) throws Exception {
    return pages.harden(http)
        .securityMatcher(withDefaults().matcher("/ops/**"))
        .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests -> requests
            .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll()
            .anyRequest().access((nobody, request) -> new AuthorizationDecision(staff.current(request.getRequest())
                .filter(person -> !Collections.disjoint(person.groups(), REVIEW)).isPresent())))
        .exceptionHandling(errors -> errors
            .authenticationEntryPoint((request, response, refused) -> response.sendError(404))
            .accessDeniedHandler((request, response, refused) -> response.sendError(404)))
        .requestCache(cache -> cache.disable())
        .build();
  }
}
