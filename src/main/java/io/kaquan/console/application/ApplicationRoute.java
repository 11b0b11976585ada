package io.kaquan.console.application;

import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.Channel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The two routes to the application form, with the breadcrumbs of each in the words of WeChat's
 * guide.
 */
public enum ApplicationRoute {
  /** 公众平台 → 添加功能插件 → 卡券功能 → 申请开通. */
  OFFICIAL_ACCOUNT(
      "/console/plugins/card",
      List.of(
          new Breadcrumb("console.official", null),
          new Breadcrumb("console.plugins", "/console/plugins"),
          new Breadcrumb("console.plugin.card", "/console/plugins/card")),
      "console.apply",
      "console.wizard.agreement"),
  /** 开放平台 → 管理中心 → 移动应用 → 查看 → 微信卡包申请开通. */
  OPEN_PLATFORM(
      "/console/apps",
      List.of(
          new Breadcrumb("console.open", null),
          new Breadcrumb("console.centre", "/console/apps"),
          new Breadcrumb("console.apps", "/console/apps")),
      "console.apply-pack",
      "console.wizard.details");

  /**
   * @param words message key
   * @param path null for a breadcrumb without a page of its own
   */
  public record Breadcrumb(String words, @Nullable String path) {}

  private final String base;
  private final List<Breadcrumb> steps;
  private final String apply;
  private final String first;

  ApplicationRoute(String base, List<Breadcrumb> steps, String apply, String first) {
    this.base = base;
    this.steps = steps;
    this.apply = apply;
    this.first = first;
  }

  public static ApplicationRoute of(Account account) {
    return account.channel() == Channel.OPEN_PLATFORM ? OPEN_PLATFORM : OFFICIAL_ACCOUNT;
  }

  public String path(String appid) {
    return base + "/" + appid + "/apply";
  }

  /** Message key of the last step. */
  public String apply() {
    return apply;
  }

  /** Message key of the wizard's first step. */
  public String first() {
    return first;
  }

  public List<Breadcrumb> steps() {
    return steps;
  }

  /** The breadcrumbs up to the form of this account. */
  public List<Breadcrumb> stepsTo(Account account) {
    List<Breadcrumb> all = new ArrayList<>(steps);
    if (this == OPEN_PLATFORM) {
      all.add(new Breadcrumb("console.view", base + "/" + account.appid()));
    }
    return all;
  }
}
