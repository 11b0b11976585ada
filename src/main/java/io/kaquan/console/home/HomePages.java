package io.kaquan.console.home;

import io.kaquan.console.account.AccountRows;
import io.kaquan.merchant.account.Channel;
import io.kaquan.merchant.capability.Capabilities;
import io.kaquan.merchant.capability.Capability;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.Access;
import io.kaquan.signin.Permission;
import io.kaquan.signin.SignedIn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The merchant's accounts and their state, and the two platforms on which the card function is
 * applied for.
 */
@Controller
class HomePages {

  /** What each channel grants for one type of card. */
  public record Comparison(
      String cardType,
      boolean officialConsole,
      boolean officialApi,
      boolean openConsole,
      boolean openApi) {}

  private final AccountRows rows;
  private final Capabilities capabilities;

  HomePages(AccountRows rows, Capabilities capabilities) {
    this.rows = rows;
    this.capabilities = capabilities;
  }

  @Access(Permission.SIGNED_IN)
  @GetMapping("/console")
  String home(@AuthenticationPrincipal SignedIn me, Model model) {
    if (!me.canView()) {
      return "redirect:/till";
    }
    model.addAttribute("rows", rows.of(me.merchantId()));
    return "console/home/home";
  }

  /** 公众平台 → 添加功能插件. */
  @GetMapping("/console/plugins")
  String plugins() {
    return "console/home/plugins";
  }

  /** 公众平台 → 添加功能插件 → 卡券功能. */
  @GetMapping("/console/plugins/card")
  String plugin(@AuthenticationPrincipal SignedIn me, Model model) {
    model.addAttribute(
        "rows", rows.of(me.merchantId()).stream().filter(row -> !row.isApp()).toList());
    return "console/home/plugin";
  }

  /** 开放平台 → 管理中心 → 移动应用. */
  @GetMapping("/console/apps")
  String apps(@AuthenticationPrincipal SignedIn me, Model model) {
    model.addAttribute(
        "rows", rows.of(me.merchantId()).stream().filter(AccountRows.AccountRow::isApp).toList());
    return "console/home/apps";
  }

  /** 开放平台 → 管理中心 → 移动应用 → 查看. */
  @GetMapping("/console/apps/{appid}")
  String app(@AuthenticationPrincipal SignedIn me, @PathVariable AppId appid, Model model) {
    model.addAttribute(
        "row",
        rows.of(me.merchantId(), appid)
            .filter(AccountRows.AccountRow::isApp)
            .orElseThrow(NotFound::new));
    return "console/home/app";
  }

  @GetMapping("/console/channels")
  String channels(Model model) {
    model.addAttribute("comparison", comparison(capabilities.all()));
    return "console/home/channels";
  }

  private static List<Comparison> comparison(List<Capability> grants) {
    Map<String, Comparison> rows = new LinkedHashMap<>();
    for (Capability grant : grants) {
      Comparison row =
          rows.getOrDefault(
              grant.cardType(), new Comparison(grant.cardType(), false, false, false, false));
      rows.put(
          grant.cardType(),
          grant.channel() == Channel.OFFICIAL_ACCOUNT
              ? new Comparison(
                  grant.cardType(), grant.console(), grant.api(), row.openConsole(), row.openApi())
              : new Comparison(
                  grant.cardType(),
                  row.officialConsole(),
                  row.officialApi(),
                  grant.console(),
                  grant.api()));
    }
    return List.copyOf(rows.values());
  }
}
