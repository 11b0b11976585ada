package io.kaquan.wallet.session;

import io.kaquan.platform.web.Home;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

@Component
@Order(2)
class HolderHome implements Home {
  private final HttpSessionSecurityContextRepository session;

  HolderHome(HttpSessionSecurityContextRepository walletSession) {
    this.session = walletSession;
  }

  @Override
  public Optional<String> of(HttpServletRequest request) {
    return session.containsContext(request) ? Optional.of("/wallet/coupons") : Optional.empty();
  }
}
