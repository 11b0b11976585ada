package io.kaquan.signin;

import io.kaquan.platform.web.Home;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(1)
class MemberHome implements Home {
  private final SignInSession session;

  MemberHome(SignInSession session) {
    this.session = session;
  }

  @Override
  public Optional<String> of(HttpServletRequest request) {
    return session.person(request).map(me -> me.canView() ? "/console" : "/till");
  }
}
