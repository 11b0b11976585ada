package io.kaquan.wallet.session;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import io.kaquan.platform.web.AccessDenied;
import io.kaquan.platform.web.PageSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.web.util.UriComponentsBuilder;

/** Access to the wallet: cards are public, coupons need a sign-in. */
@Configuration(proxyBeanMethods = false)
class WalletSecurity {

  @Bean
  @Order(30)
  SecurityFilterChain walletChain(
      HttpSecurity http, PageSecurity pages, WalletSession walletSession) throws Exception {
    HttpSessionCsrfTokenRepository tokens = new HttpSessionCsrfTokenRepository();
    tokens.setSessionAttributeName("wallet.csrf");
    return pages
        .harden(http)
        .securityMatcher(withDefaults().matcher("/wallet/**"))
        .securityContext(context -> context.securityContextRepository(walletSession))
        .csrf(csrf -> csrf.csrfTokenRepository(tokens))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(
                        withDefaults().matcher("/wallet/q/**"),
                        withDefaults().matcher("/wallet/l/**"),
                        withDefaults().matcher("/wallet/gift/*"),
                        withDefaults().matcher("/wallet/add"),
                        withDefaults().matcher("/wallet/sign-in/**"))
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .exceptionHandling(
            errors ->
                errors
                    .accessDeniedHandler(AccessDenied::answer)
                    .authenticationEntryPoint(
                        AccessDenied.toSignIn(
                            (request, response, refused) ->
                                response.sendRedirect(
                                    UriComponentsBuilder.fromPath("/wallet/sign-in")
                                        .queryParam("next", "{next}")
                                        .encode()
                                        .buildAndExpand(request.getRequestURI())
                                        .toUriString()))))
        .requestCache(cache -> cache.disable())
        .logout(
            logout ->
                logout
                    .logoutUrl("/wallet/sign-out")
                    .addLogoutHandler(
                        (request, response, who) -> walletSession.end(request, response))
                    .logoutSuccessUrl("/wallet/sign-in")
                    .invalidateHttpSession(false))
        .build();
  }
}
