package io.kaquan.engine;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.DispatcherType;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/** Who comes in at the engine's own addresses: the platform's staff, by the engine's own sign-in; nobody else. */
@Configuration(proxyBeanMethods = false)
class WebDoors {

  /** Camunda's web applications sign people in, guard their forms and set their headers themselves. */
  @Bean
  @Order(10)
  SecurityFilterChain camundaChain(HttpSecurity http) throws Exception {
    return http
        .securityMatcher(withDefaults().matcher("/camunda/**"))
        .authorizeHttpRequests(requests -> requests
            // makes an administrator where none is a direct member (CVE-2026-77226); ours are made at the start
            .requestMatchers(withDefaults().matcher("/camunda/api/admin/setup/**"),
                withDefaults().matcher("/camunda/app/admin/*/setup/**")).denyAll()
            .anyRequest().permitAll())
        .exceptionHandling(errors -> errors.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)))
        .csrf(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .build();
  }

  @Bean
  @Order(11)
  SecurityFilterChain engineRestChain(HttpSecurity http, IdentityService identity,
      @Value("${kaquan.engine-rest.enabled:true}") boolean enabled) throws Exception {
    http.securityMatcher(withDefaults().matcher("/engine-rest/**"))
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    if (!enabled) {
      return http.authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
          .exceptionHandling(
              errors -> errors.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)))
          .build();
    }
    return http
        .authorizeHttpRequests(requests -> requests
            .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
            .anyRequest().authenticated())
        .authenticationProvider(new EnginePeople(identity))
        .httpBasic(basic -> basic.realmName("Kaquan process engine"))
        .build();
  }

  /** Makes the engine see the same person as the chain above, so that the engine's own authorizations hold. */
  @Bean
  FilterRegistrationBean<ProcessEngineAuthenticationFilter> engineRestIdentity() {
    var filter = new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
    filter.addInitParameter("authentication-provider", HttpBasicAuthenticationProvider.class.getName());
    filter.addUrlPatterns("/engine-rest/*");
    filter.setAsyncSupported(true);
    filter.setOrder(0);
    return filter;
  }

  private record EnginePeople(IdentityService identity) implements AuthenticationProvider {
    @Override
    public Authentication authenticate(Authentication given) throws AuthenticationException {
      String name = given.getName();
      if (given.getCredentials() == null || !identity.checkPassword(name, given.getCredentials().toString())) {
        throw new BadCredentialsException("unknown name or wrong password");
      }
      return UsernamePasswordAuthenticationToken.authenticated(name, null, AuthorityUtils.NO_AUTHORITIES);
    }

    @Override
    public boolean supports(Class<?> authentication) {
      return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
  }
}
