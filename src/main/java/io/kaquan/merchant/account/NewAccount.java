package io.kaquan.merchant.account;

/**
 * What a merchant says of an official account or app when registering it. Texts as typed, stripped;
 * never null, empty where nothing was typed. All but the name is about apps only.
 *
 * @param kind null when none was chosen
 */
public record NewAccount(
    AccountKind kind, String name, String packageName, String bundleId, String storeLink) {

  public NewAccount {
    boolean app = kind == AccountKind.MOBILE_APP;
    name = stripped(name);
    packageName = app ? stripped(packageName) : "";
    bundleId = app ? stripped(bundleId) : "";
    storeLink = app ? stripped(storeLink) : "";
  }

  /** Nothing typed yet. */
  public static NewAccount of(AccountKind kind) {
    return new NewAccount(kind, "", "", "", "");
  }

  boolean isApp() {
    return kind == AccountKind.MOBILE_APP;
  }

  private static String stripped(String typed) {
    return typed == null ? "" : typed.strip();
  }
}
