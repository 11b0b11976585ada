package io.kaquan.merchant;

/** What a member may do in the merchant's name. */
public enum Role {
  OWNER,
  OPERATOR,
  CLERK,
  READ_ONLY
}
