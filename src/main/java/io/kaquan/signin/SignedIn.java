package io.kaquan.signin;

import io.kaquan.merchant.member.Member;
import io.kaquan.merchant.member.Role;
import java.io.Serializable;
import java.util.UUID;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is signed in to the console. Kept in the web session, and compared with the member at every
 * click: the role is the one of this moment.
 */
public record SignedIn(
    UUID memberId, UUID merchantId, String merchantName, String email, Role role, int round)
    implements AuthenticatedPrincipal, Serializable {

  static SignedIn as(Member member) {
    return new SignedIn(
        member.id(),
        member.merchantId(),
        member.merchantName(),
        member.email(),
        member.role(),
        member.round());
  }

  /** Whether members, accounts and secrets are theirs to change. */
  public boolean isOwner() {
    return role == Role.OWNER;
  }

  /** Whether they may change things in the merchant's name. */
  public boolean isWorking() {
    return role == Role.OWNER || role == Role.OPERATOR;
  }

  /** Whether they may look at everything of the merchant's. */
  public boolean isLooking() {
    return role != Role.CLERK;
  }

  /** Whether they may redeem. */
  public boolean isRedeeming() {
    return role != Role.READ_ONLY;
  }

  @Override
  public String getName() {
    return email;
  }
}
