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
 * The sign-in of a browser. It is compared with the stored member at every request, so that a
 * removal, signing out everywhere and a new role take effect immediately on every node.
 */
@Component
public class SignInSession implements SecurityContextRepository {
  /** A name of its own, because the same browser may be signed in to the wallet too. */
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

  /**
   * Signs in a member who was authenticated by other means than the sign-in page. The session's id
   * changes.
   */
  public void begin(Member member, HttpServletRequest request, HttpServletResponse response) {
    request.getSession();
    request.changeSessionId();
    session.saveContext(new SecurityContextImpl(of(member)), request, response);
  }

  static void end(HttpServletRequest request) {
    // the rest of the web session stays: it holds the sign-ins of other faces
    request.getSession().removeAttribute(CONTEXT);
  }

  /**
   * Returns the member who is signed in, for pages outside the console. Reads the session and the
   * stored member. Empty if there is none.
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
