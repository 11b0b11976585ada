package io.kaquan.demo;

import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import io.kaquan.platform.web.Languages;
import java.util.UUID;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Creates the merchants of the demo before the port opens. Their sign-ins, appids and secrets are
 * fixed.
 */
@Component
@DemoOnly
class DemoMerchants implements SmartInitializingSingleton {
  static final String PASSWORD = "demo";
  static final String MERCHANT = "merchant@demo.example";
  static final String OTHER = "other@demo.example";
  static final String STORY = "story@demo.example";
  static final String ACTIVE_ACCOUNT = "wxdemo0000000001";
  static final String OTHER_ACCOUNT = "wxdemo0000000002";
  static final String ACTIVE_APP = "wxdemo0000000003";

  private final Merchants merchants;
  private final Accounts accounts;

  DemoMerchants(Merchants merchants, Accounts accounts) {
    this.merchants = merchants;
    this.accounts = accounts;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (merchants.member(MERCHANT).isEmpty()) {
      UUID id =
          merchants
              .register("晨光咖啡 Morning Light Coffee", MERCHANT, PASSWORD, Languages.CHINESE)
              .value();
      accounts.add(
          new MerchantId(id),
          new AppId(ACTIVE_ACCOUNT),
          secret(1),
          AccountKind.SERVICE,
          "晨光咖啡",
          true);
      accounts.activate(new AppId(ACTIVE_ACCOUNT));
      accounts.add(
          new MerchantId(id),
          new AppId(ACTIVE_APP),
          secret(3),
          AccountKind.MOBILE_APP,
          "晨光咖啡 App",
          true);
      accounts.activate(new AppId(ACTIVE_APP));
    }
    if (merchants.member(OTHER).isEmpty()) {
      UUID id =
          merchants
              .register("山雨书店 Mountain Rain Books", OTHER, PASSWORD, Languages.CHINESE)
              .value();
      accounts.add(
          new MerchantId(id),
          new AppId(OTHER_ACCOUNT),
          secret(2),
          AccountKind.SUBSCRIPTION,
          "山雨书店",
          true);
      accounts.add(
          new MerchantId(id),
          new AppId("wxdemo0000000004"),
          secret(4),
          AccountKind.SERVICE,
          "山雨书店服务号",
          false);
      accounts.add(
          new MerchantId(id),
          new AppId("wxdemo0000000005"),
          secret(5),
          AccountKind.MOBILE_APP,
          "山雨书店 App",
          true);
    }
  }

  /** Returns {@code demo-secret-} and the number in twenty-two digits. */
  static String secret(int number) {
    return "demo-secret-" + String.format("%022d", number);
  }
}
