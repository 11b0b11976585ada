package io.kaquan.signin;

import io.kaquan.merchant.member.Member;
import io.kaquan.merchant.member.Role;
import io.kaquan.platform.tenant.MerchantId;
import java.io.Serializable;
import java.util.UUID;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * A member who is signed in. Stored in the web session and compared with the stored member at every
 * request, so that the role is the current one.
 */
public record SignedIn(
    UUID memberId, MerchantId merchantId, String merchantName, String email, Role role, int round)
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

  /** Whether the member may change members, accounts and secrets. */
  public boolean isOwner() {
    return Permission.OWN.isHeldBy(role);
  }

  /** Whether the member may change things in the merchant's name. */
  public boolean canEdit() {
    return Permission.EDIT.isHeldBy(role);
  }

  /** Whether the member may see everything of the merchant's. */
  public boolean canView() {
    return Permission.VIEW.isHeldBy(role);
  }

  /** Whether the member may redeem coupons. */
  public boolean canRedeem() {
    return Permission.REDEEM.isHeldBy(role);
  }

  @Override
  public String getName() {
    return email;
  }
}
