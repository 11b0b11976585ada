package io.kaquan.wallet.session;

import io.kaquan.consumer.Consumers.Consumer;
import io.kaquan.consumer.RememberedSignIns;
import io.kaquan.platform.web.Addresses;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Keeps who is signed in to the wallet: in the web session, else by the cookie of a browser that
 * stays signed in.
 */
@Component
public class WalletSession extends HttpSessionSecurityContextRepository {
  private static final String COOKIE = "KAQUAN_WALLET";

  /**
   * A session attribute. Removed at sign-out, so that the next person cannot use an opened link.
   */
  private static final String BROWSER = "wallet.browser";

  private final RememberedSignIns remembered;
  private final Addresses addresses;
  private final Clock clock;

  WalletSession(RememberedSignIns remembered, Addresses addresses, Clock clock) {
    this.remembered = remembered;
    this.addresses = addresses;
    this.clock = clock;
    // its own key: one browser may be signed in as a consumer and as a merchant
    setSpringSecurityContextKey("WALLET_SECURITY_CONTEXT");
  }

  @Override
  public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
    DeferredSecurityContext session = super.loadDeferredContext(request);
    return new DeferredSecurityContext() {
      private @Nullable SecurityContext found;

      @Override
      public SecurityContext get() {
        if (found == null) {
          found =
              isGood(session.get().getAuthentication())
                  ? session.get()
                  : secret(request)
                      .flatMap(remembered::find)
                      .map(WalletSession::of)
                      .orElseGet(SecurityContextHolder::createEmptyContext);
        }
        return found;
      }

      @Override
      public boolean isGenerated() {
        return get().getAuthentication() == null;
      }
    };
  }

  private boolean isGood(@Nullable Authentication signedIn) {
    return signedIn != null
        && signedIn.getPrincipal() instanceof Holder holder
        && (holder.guest() == null || clock.instant().isBefore(holder.guest().until()));
  }

  /** Signs the holder in under a new session id. */
  public void signIn(Holder holder, HttpServletRequest request, HttpServletResponse response) {
    request.getSession();
    request.changeSessionId();
    saveContext(of(holder), request, response);
  }

  /** Returns an id of this browser's session, which tells a second tap from a second person. */
  public String browser(HttpServletRequest request) {
    HttpSession session = request.getSession();
    Object known = session.getAttribute(BROWSER);
    if (known == null) {
      known = UUID.randomUUID().toString();
      session.setAttribute(BROWSER, known);
    }
    return (String) known;
  }

  private static SecurityContext of(Consumer consumer) {
    return of(Holder.consumer(consumer.id(), consumer.email()));
  }

  private static SecurityContext of(Holder holder) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(holder, null, List.of()));
    return context;
  }

  /** Keeps this browser signed in, by a cookie. */
  void keep(Consumer consumer, HttpServletResponse response) {
    set(remembered.keep(consumer.id()), RememberedSignIns.HOLDS, response);
  }

  /**
   * Signs out: the cookie that kept this browser signed in no longer works, nor do links of an app
   * that it has opened.
   */
  void end(HttpServletRequest request, HttpServletResponse response) {
    forget(request, response);
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(BROWSER);
    }
  }

  /** Invalidates the cookie that kept this browser signed in. */
  void forget(HttpServletRequest request, HttpServletResponse response) {
    secret(request)
        .ifPresent(
            secret -> {
              remembered.forget(secret);
              set("", Duration.ZERO, response);
            });
  }

  private void set(String secret, Duration holds, HttpServletResponse response) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, secret)
            .path("/wallet")
            .httpOnly(true)
            .sameSite("Lax")
            .secure(addresses.isHttps())
            .maxAge(holds)
            .build()
            .toString());
  }

  private static Optional<String> secret(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, COOKIE)).map(Cookie::getValue);
  }
}
