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
    return Permission.OWN.isHeldBy(role);
  }

  /** Whether they may change things in the merchant's name. */
  public boolean canEdit() {
    return Permission.EDIT.isHeldBy(role);
  }

  /** Whether they may look at everything of the merchant's. */
  public boolean canView() {
    return Permission.VIEW.isHeldBy(role);
  }

  /** Whether they may redeem. */
  public boolean canRedeem() {
    return Permission.REDEEM.isHeldBy(role);
  }

  @Override
  public String getName() {
    return email;
  }
}
