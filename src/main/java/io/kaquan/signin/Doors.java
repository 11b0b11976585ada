package io.kaquan.signin;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import io.kaquan.merchant.member.Role;
import jakarta.servlet.DispatcherType;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Which role finds what: the first line that fits decides, and for everybody else there is nothing
 * there.
 */
final class Doors {
  static final String SIGN_IN = "/console/sign-in";

  private static final String[] STRANGERS = {
    SIGN_IN, "/console/sign-up/**", "/console/forgotten/**", "/console/links/**"
  };
  private static final String[] EVERYBODY = {"/console", "/console/me/**", "/console/sign-out"};
  private static final String[] OWNERS = {
    "/console/members/**",
    "/console/accounts/new",
    "/console/accounts/*/secrets/**",
    "/console/accounts/*/developer/*/**",
    "/console/reversals/*"
  };
  private static final String[] TILL = {"/till/**"};

  /** Changes nothing, though its form is posted. */
  private static final String[] LOOKING = {"/console/explain"};

  private static final String[] WIZARDS = {
    "/console/plugins/card/*/apply",
    "/console/apps/*/apply",
    "/console/stores/new",
    "/console/stores/*/change",
    "/console/applications/*/materials",
    "/console/applications/*/preview",
    "/console/cards/new",
    "/console/cards/draft/**",
    "/console/cards/*/delete",
    "/console/cards/*/list/**",
    "/console/cards/*/lots/void",
    "/console/cards/*/lots/*/codes.csv",
    "/console/cards/*/lots/*/failures.csv",
    "/console/landings/new",
    "/console/landings/*/change"
  };

  private Doors() {}

  static void hang(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          doors) {
    String[] looking = names(Role.OWNER, Role.OPERATOR, Role.READ_ONLY);
    String[] working = names(Role.OWNER, Role.OPERATOR);
    doors
        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
        .permitAll()
        .requestMatchers(at(STRANGERS))
        .permitAll()
        .requestMatchers(at(EVERYBODY))
        .authenticated()
        .requestMatchers(at(OWNERS))
        .hasRole(Role.OWNER.name())
        .requestMatchers(at(TILL))
        .hasAnyRole(names(Role.OWNER, Role.OPERATOR, Role.CLERK))
        .requestMatchers(at(WIZARDS))
        .hasAnyRole(working)
        .requestMatchers(at(LOOKING))
        .hasAnyRole(looking)
        .requestMatchers(withDefaults().matcher(HttpMethod.GET, "/console/**"))
        .hasAnyRole(looking)
        .anyRequest()
        .hasAnyRole(working);
  }

  private static PathPatternRequestMatcher[] at(String... paths) {
    return Stream.of(paths)
        .map(path -> withDefaults().matcher(path))
        .toArray(PathPatternRequestMatcher[]::new);
  }

  private static String[] names(Role... roles) {
    return Stream.of(roles).map(Role::name).toArray(String[]::new);
  }
}
