package io.kaquan.signin;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import io.kaquan.merchant.member.SignIns;
import io.kaquan.platform.web.AccessDenied;
import io.kaquan.platform.web.PageSecurity;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/**
 * The security of {@code /console} and {@code /till}: members of merchants sign in by e-mail and
 * password.
 */
@Configuration(proxyBeanMethods = false)
class SignInSecurity {
  static final String SIGN_IN = "/console/sign-in";
  static final String TYPED = "console.typed";
  static final String WAIT = "console.wait";

  @Bean
  @Order(20)
  SecurityFilterChain consoleChain(
      HttpSecurity http,
      PageSecurity pages,
      SignIns signIns,
      SignInSession session,
      AccessRules rules)
      throws Exception {
    HttpSessionCsrfTokenRepository tokens = new HttpSessionCsrfTokenRepository();
    tokens.setSessionAttributeName("console.csrf");
    HttpSessionRequestCache wanted = new HttpSessionRequestCache();
    wanted.setSessionAttrName("console.wanted");
    wanted.setMatchingRequestParameterName(null);
    wanted.setRequestMatcher(withDefaults().matcher(HttpMethod.GET, "/**"));
    return pages
        .harden(http)
        .securityMatcher(AccessRules.pages())
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .anyRequest()
                    .access(rules::decide))
        .securityContext(context -> context.securityContextRepository(session))
        .csrf(csrf -> csrf.csrfTokenRepository(tokens))
        .requestCache(cache -> cache.requestCache(wanted))
        .exceptionHandling(
            errors ->
                errors
                    .accessDeniedHandler(AccessDenied::answer)
                    .authenticationEntryPoint(
                        AccessDenied.toSignIn(new LoginUrlAuthenticationEntryPoint(SIGN_IN))))
        // without a parent, so that users of other faces cannot sign in here
        .authenticationManager(new ProviderManager(new ByPassword(signIns)))
        .formLogin(
            form ->
                form.loginPage(SIGN_IN)
                    .usernameParameter("email")
                    .passwordParameter("password")
                    .defaultSuccessUrl("/console")
                    .failureHandler(again()))
        .logout(
            logout ->
                logout
                    .logoutUrl("/console/sign-out")
                    .logoutSuccessUrl(SIGN_IN + "?out")
                    .invalidateHttpSession(false)
                    .addLogoutHandler((request, response, who) -> SignInSession.end(request)))
        .build();
  }

  private static AuthenticationFailureHandler again() {
    return (request, response, why) -> {
      request.getSession().setAttribute(TYPED, request.getParameter("email"));
      if (why instanceof TooMany many) {
        request.setAttribute(WAIT, many.wait);
        request.getRequestDispatcher(SIGN_IN + "/wait").forward(request, response);
      } else {
        response.sendRedirect(SIGN_IN + "?wrong");
      }
    };
  }

  private static class TooMany extends AuthenticationException {
    private final Duration wait;

    TooMany(Duration wait) {
      super("too many wrong passwords");
      this.wait = wait;
    }
  }

  private record ByPassword(SignIns signIns) implements AuthenticationProvider {
    @Override
    public Authentication authenticate(Authentication given) {
      String password = given.getCredentials() == null ? "" : given.getCredentials().toString();
      String place =
          given.getDetails() instanceof WebAuthenticationDetails from
              ? from.getRemoteAddress()
              : "";
      return signIns
          .signIn(given.getName(), password, place)
          .fold(
              SignInSession::of,
              () -> {
                throw new BadCredentialsException("unknown address or wrong password");
              },
              wait -> {
                throw new TooMany(wait);
              });
    }

    @Override
    public boolean supports(Class<?> authentication) {
      return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
  }
}
