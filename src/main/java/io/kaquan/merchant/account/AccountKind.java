package io.kaquan.merchant.account;

/** What an appid stands for. */
public enum AccountKind {
  SUBSCRIPTION,
  SERVICE,
  MOBILE_APP;

  public Channel channel() {
    return this == MOBILE_APP ? Channel.OPEN_PLATFORM : Channel.OFFICIAL_ACCOUNT;
  }
}
