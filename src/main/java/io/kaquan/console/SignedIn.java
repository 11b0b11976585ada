package io.kaquan.console;

import io.kaquan.merchant.Member;
import java.io.Serializable;
import java.util.UUID;
import org.springframework.security.core.AuthenticatedPrincipal;

/** Who is signed in to the console. Kept in the web session. */
record SignedIn(UUID memberId, UUID merchantId, String merchantName, String email)
    implements AuthenticatedPrincipal, Serializable {

  static SignedIn as(Member member) {
    return new SignedIn(member.id(), member.merchantId(), member.merchantName(), member.email());
  }

  @Override
  public String getName() {
    return email;
  }
}
