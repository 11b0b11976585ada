package io.kaquan.merchant.account;

/** The two ways to the card function: 公众平台 and 开放平台. */
public enum Channel {
  /** For a verified subscription or service account. */
  OFFICIAL_ACCOUNT,
  /** For a registered, listed mobile app. */
  OPEN_PLATFORM
}
