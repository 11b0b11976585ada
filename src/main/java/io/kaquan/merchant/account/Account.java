package io.kaquan.merchant.account;

import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;

/**
 * An official account or a mobile app of a merchant.
 *
 * @param ghId the {@code gh_} id of an official account; null for an app
 * @param verified an official account: verified (认证) and not run out; an app: listed
 */
public record Account(
    AppId appid,
    MerchantId merchantId,
    String merchantName,
    AccountKind kind,
    String name,
    String ghId,
    boolean verified,
    ActivationStatus activation) {

  public Channel channel() {
    return kind.channel();
  }
}
