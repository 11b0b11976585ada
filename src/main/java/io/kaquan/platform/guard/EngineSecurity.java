package io.kaquan.platform.guard;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import io.kaquan.platform.staff.StaffSignIn;
import jakarta.servlet.DispatcherType;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/**
 * Who comes in at the engine's own addresses: the platform's staff, by the engine's own sign-in;
 * nobody else.
 */
@Configuration(proxyBeanMethods = false)
class EngineSecurity {

  /**
   * Camunda's web applications sign people in, guard their forms and set their headers themselves.
   */
  @Bean
  @Order(10)
  SecurityFilterChain camundaChain(HttpSecurity http, StaffSignIn staff) throws Exception {
    return http.securityMatcher(withDefaults().matcher("/camunda/**"))
        .authorizeHttpRequests(
            requests ->
                requests
                    // makes an administrator where none is a direct member (CVE-2026-77226); ours
                    // are made at the start
                    .requestMatchers(
                        withDefaults().matcher("/camunda/api/admin/setup/**"),
                        withDefaults().matcher("/camunda/app/admin/*/setup/**"))
                    .denyAll()
                    .requestMatchers(
                        withDefaults().matcher("/camunda/api/cockpit/plugin/*/static/**"))
                    .permitAll()
                    // Cockpit itself lets everybody who is signed in anywhere call its plug-ins
                    .requestMatchers(withDefaults().matcher("/camunda/api/cockpit/**"))
                    .access(
                        (authentication, call) ->
                            new AuthorizationDecision(
                                staff
                                    .current(call.getRequest())
                                    .map(person -> staff.mayOpen("cockpit", person))
                                    .orElse(true)))
                    .anyRequest()
                    .permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .headers(
            headers ->
                headers.defaultsDisabled().httpStrictTransportSecurity(Customizer.withDefaults()))
        .requestCache(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .build();
  }

  @Bean
  @Order(11)
  SecurityFilterChain engineRestChain(
      HttpSecurity http,
      StaffSignIn staff,
      @Value("${kaquan.engine-rest.enabled:true}") boolean enabled)
      throws Exception {
    http.securityMatcher(withDefaults().matcher("/engine-rest/**"))
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    if (!enabled) {
      return http.authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
          .exceptionHandling(
              errors ->
                  errors.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)))
          .build();
    }
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    // programs send no origin; another site's page would use the password
                    // that a browser remembers
                    .requestMatchers(request -> request.getHeader(HttpHeaders.ORIGIN) != null)
                    .denyAll()
                    .anyRequest()
                    .authenticated())
        .authenticationManager(new ProviderManager(staff.byPassword()))
        .httpBasic(basic -> basic.realmName("Kaquan process engine"))
        .build();
  }

  /**
   * Makes the engine see the same person as the chain above, so that the engine's own
   * authorizations hold.
   */
  @Bean
  FilterRegistrationBean<ProcessEngineAuthenticationFilter> engineRestIdentity() {
    var filter = new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
    filter.addInitParameter(
        "authentication-provider", HttpBasicAuthenticationProvider.class.getName());
    filter.addUrlPatterns("/engine-rest/*");
    filter.setAsyncSupported(true);
    filter.setOrder(0);
    return filter;
  }

  @Bean
  FilterRegistrationBean<PlainAddress> plainAddress() {
    FilterRegistrationBean<PlainAddress> filter = new FilterRegistrationBean<>(new PlainAddress());
    filter.addUrlPatterns("/camunda/*", "/engine-rest/*");
    filter.setAsyncSupported(true);
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }
}
