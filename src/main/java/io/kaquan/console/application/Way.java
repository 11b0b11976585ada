package io.kaquan.console.application;

import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.Channel;
import java.util.ArrayList;
import java.util.List;

/** The two ways to the application form, with the steps that lead there in the guide's words. */
public enum Way {
  /** 公众平台 → 添加功能插件 → 卡券功能 → 申请开通. */
  OFFICIAL_ACCOUNT(
      "/console/plugins/card",
      List.of(
          new Crumb("console.official", null),
          new Crumb("console.plugins", "/console/plugins"),
          new Crumb("console.plugin.card", "/console/plugins/card")),
      "console.apply",
      "console.wizard.agreement"),
  /** 开放平台 → 管理中心 → 移动应用 → 查看 → 微信卡包申请开通. */
  OPEN_PLATFORM(
      "/console/apps",
      List.of(
          new Crumb("console.open", null),
          new Crumb("console.centre", "/console/apps"),
          new Crumb("console.apps", "/console/apps")),
      "console.apply-pack",
      "console.wizard.details");

  /**
   * @param words message key
   * @param path null for a step without a page of its own
   */
  public record Crumb(String words, String path) {}

  private final String base;
  private final List<Crumb> steps;
  private final String apply;
  private final String first;

  Way(String base, List<Crumb> steps, String apply, String first) {
    this.base = base;
    this.steps = steps;
    this.apply = apply;
    this.first = first;
  }

  public static Way of(Account account) {
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

  public List<Crumb> steps() {
    return steps;
  }

  /** The steps up to the form of this account. */
  public List<Crumb> stepsTo(Account account) {
    List<Crumb> all = new ArrayList<>(steps);
    if (this == OPEN_PLATFORM) {
      all.add(new Crumb("console.view", base + "/" + account.appid()));
    }
    return all;
  }
}
