package io.kaquan.signin;

import io.kaquan.merchant.member.Member;
import io.kaquan.merchant.member.SignIns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * The sign-in that a browser holds. At every click it is compared with the member as he is now:
 * somebody who was removed, or signed out everywhere, is a stranger at once, on every node, and a
 * new role holds at once.
 */
@Component
public class SignInSession implements SecurityContextRepository {
  /** A name of its own: the same browser may be signed in to the wallet as somebody else. */
  private static final String CONTEXT = "console.signed-in";

  private final SignIns signIns;
  private final HttpSessionSecurityContextRepository session =
      new HttpSessionSecurityContextRepository();

  SignInSession(SignIns signIns) {
    this.signIns = signIns;
    session.setSpringSecurityContextKey(CONTEXT);
  }

  static Authentication of(Member member) {
    return UsernamePasswordAuthenticationToken.authenticated(
        SignedIn.as(member), null, AuthorityUtils.createAuthorityList("ROLE_" + member.role()));
  }

  /** Signs a member in who has proved who he is by other means than the sign-in page. */
  public void begin(Member member, HttpServletRequest request, HttpServletResponse response) {
    request.getSession();
    request.changeSessionId();
    session.saveContext(new SecurityContextImpl(of(member)), request, response);
  }

  static void end(HttpServletRequest request) {
    // the rest of the web session stays: it holds other people's sign-ins
    request.getSession().removeAttribute(CONTEXT);
  }

  /**
   * Who is signed in, for pages outside the console; a look into the session, and at the member as
   * he is now.
   */
  public Optional<SignedIn> person(HttpServletRequest request) {
    return Optional.ofNullable(loadDeferredContext(request).get().getAuthentication())
        .map(Authentication::getPrincipal)
        .map(SignedIn.class::cast);
  }

  @Override
  public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
    DeferredSecurityContext kept = session.loadDeferredContext(request);
    return new DeferredSecurityContext() {
      private @Nullable SecurityContext now;

      @Override
      public boolean isGenerated() {
        return kept.isGenerated();
      }

      @Override
      public SecurityContext get() {
        if (now == null) {
          now = asOfNow(kept.get());
        }
        return now;
      }
    };
  }

  private SecurityContext asOfNow(SecurityContext kept) {
    return Optional.ofNullable(kept.getAuthentication())
        .map(Authentication::getPrincipal)
        .filter(SignedIn.class::isInstance)
        .map(SignedIn.class::cast)
        .flatMap(me -> signIns.still(me.memberId(), me.round()))
        .map(member -> new SecurityContextImpl(of(member)))
        .orElseGet(SecurityContextImpl::new);
  }

  @Override
  @Deprecated
  public SecurityContext loadContext(HttpRequestResponseHolder exchange) {
    return loadDeferredContext(exchange.getRequest()).get();
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    session.saveContext(context, request, response);
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return session.containsContext(request);
  }
}
