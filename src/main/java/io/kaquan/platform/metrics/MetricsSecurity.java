package io.kaquan.platform.metrics;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import io.kaquan.platform.staff.StaffGroups;
import io.kaquan.platform.staff.StaffSignIn;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Opens {@code /actuator/prometheus} to programs on this machine, and to operators from anywhere,
 * by browser or by program.
 */
@Configuration(proxyBeanMethods = false)
class MetricsSecurity {

  @Bean
  @Order(12)
  SecurityFilterChain metricsChain(HttpSecurity http, StaffSignIn staff) throws Exception {
    return http.securityMatcher(withDefaults().matcher("/actuator/prometheus/**"))
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(MetricsSecurity::isFromThisMachine)
                    .permitAll()
                    .requestMatchers(
                        request ->
                            staff
                                .current(request)
                                .filter(person -> person.groups().contains(StaffGroups.OPERATORS))
                                .isPresent())
                    .permitAll()
                    .anyRequest()
                    .hasAuthority(StaffGroups.OPERATORS))
        .authenticationManager(new ProviderManager(staff.byPassword()))
        .httpBasic(basic -> basic.realmName("Kaquan figures"))
        .build();
  }

  /** False for a request that a proxy on this machine passes on. */
  private static boolean isFromThisMachine(HttpServletRequest request) {
    try {
      return Stream.of("X-Forwarded-By", "X-Forwarded-For", "Forwarded", "X-Real-IP")
              .allMatch(name -> request.getHeader(name) == null)
          && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
