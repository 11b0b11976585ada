package io.kaquan.signin;

import io.kaquan.merchant.member.Role;
import java.util.EnumSet;
import java.util.Set;

/** What a member must be allowed to do to open a page. */
public enum Permission {
  /** Nothing: visitors may open the page without a sign-in. */
  PUBLIC,
  /** A sign-in, of whatever role. */
  SIGNED_IN,
  /** To see everything of the merchant's. */
  VIEW,
  /** To change things in the merchant's name. */
  EDIT,
  /** To redeem coupons. */
  REDEEM,
  /** To change members, accounts and secrets. */
  OWN;

  /** Whether members of a role have it. */
  public boolean isHeldBy(Role role) {
    return roles().contains(role);
  }

  private Set<Role> roles() {
    return switch (this) {
      case PUBLIC, SIGNED_IN -> EnumSet.allOf(Role.class);
      case VIEW -> EnumSet.of(Role.OWNER, Role.OPERATOR, Role.READ_ONLY);
      case EDIT -> EnumSet.of(Role.OWNER, Role.OPERATOR);
      case REDEEM -> EnumSet.of(Role.OWNER, Role.OPERATOR, Role.CLERK);
      case OWN -> EnumSet.of(Role.OWNER);
    };
  }
}
