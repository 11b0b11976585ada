package io.kaquan.console;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import io.kaquan.merchant.Member;
import io.kaquan.merchant.Merchants;
import io.kaquan.page.PageSecurity;
import jakarta.servlet.DispatcherType;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/**
 * Who comes in at {@code /console}: members of merchants, by e-mail and password. What it keeps in the web session has names
 * of its own: the same browser may be signed in to the wallet and to Tasklist as somebody else.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {
  static final String SIGN_IN = "/console/sign-in";
  static final String TYPED = "console.typed";
  private static final String CONTEXT = "console.signed-in";

  @Bean
  @Order(20)
  SecurityFilterChain consoleChain(HttpSecurity http, PageSecurity pages, Merchants merchants, PasswordEncoder passwords)
      throws Exception {
    HttpSessionSecurityContextRepository kept = new HttpSessionSecurityContextRepository();
    kept.setSpringSecurityContextKey(CONTEXT);
    HttpSessionCsrfTokenRepository tokens = new HttpSessionCsrfTokenRepository();
    tokens.setSessionAttributeName("console.csrf");
    HttpSessionRequestCache wanted = new HttpSessionRequestCache();
    wanted.setSessionAttrName("console.wanted");
    wanted.setMatchingRequestParameterName(null);
    return pages.harden(http)
        .securityMatcher(withDefaults().matcher("/console/**"))
        .authorizeHttpRequests(requests -> requests
            .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll()
            .requestMatchers(withDefaults().matcher(SIGN_IN)).permitAll()
            .anyRequest().authenticated())
        .securityContext(context -> context.securityContextRepository(kept))
        .csrf(csrf -> csrf.csrfTokenRepository(tokens))
        .requestCache(cache -> cache.requestCache(wanted))
        // one without a parent: nobody else's users may come in here
        .authenticationManager(new ProviderManager(new Members(merchants, passwords)))
        .formLogin(form -> form.loginPage(SIGN_IN).usernameParameter("email").passwordParameter("password")
            .defaultSuccessUrl("/console").failureHandler(again()))
        // the web session stays: it holds other people's sign-ins
        .logout(logout -> logout.logoutUrl("/console/sign-out").logoutSuccessUrl(SIGN_IN + "?out")
            .invalidateHttpSession(false)
            .addLogoutHandler((request, response, who) -> request.getSession().removeAttribute(CONTEXT)))
        .build();
  }

  private static AuthenticationFailureHandler again() {
    return (request, response, why) -> {
      request.getSession().setAttribute(TYPED, request.getParameter("email"));
      response.sendRedirect(SIGN_IN + "?wrong");
    };
  }

  private static class Members implements AuthenticationProvider {
    private final Merchants merchants;
    private final PasswordEncoder passwords;
    private final String nobodys;

    Members(Merchants merchants, PasswordEncoder passwords) {
      this.merchants = merchants;
      this.passwords = passwords;
      this.nobodys = passwords.encode("nobody's password");
    }

    @Override
    public Authentication authenticate(Authentication given) {
      String password = given.getCredentials() == null ? "" : given.getCredentials().toString();
      Optional<Member> member = merchants.member(given.getName());
      // an unknown address takes as long as a wrong password
      if (!passwords.matches(password, member.map(Member::passwordHash).orElse(nobodys)) || member.isEmpty()) {
        throw new BadCredentialsException("unknown address or wrong password");
      }
      return UsernamePasswordAuthenticationToken.authenticated(SignedIn.as(member.get()), null,
          AuthorityUtils.createAuthorityList("ROLE_" + member.get().role()));
    }

    @Override
    public boolean supports(Class<?> authentication) {
      return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
  }
}
