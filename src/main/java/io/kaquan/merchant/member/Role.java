package io.kaquan.merchant.member;

/** What a member may do in the merchant's name. */
public enum Role {
  OWNER,
  OPERATOR,
  CLERK,
  READ_ONLY
}
