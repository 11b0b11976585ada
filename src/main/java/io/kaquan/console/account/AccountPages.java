package io.kaquan.console.account;

import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.AccountDetails;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.AppSecrets;
import io.kaquan.merchant.account.NewAccount;
import io.kaquan.merchant.suspension.Suspensions;
import io.kaquan.merchant.verification.Verifications;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.Access;
import io.kaquan.signin.Permission;
import io.kaquan.signin.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 公众号与应用: the merchant's accounts and apps, and registering another. */
@Controller
@RequestMapping("/console/accounts")
class AccountPages {
  private static final int UNPROCESSABLE = 422;

  private final AccountRows rows;
  private final Accounts accounts;
  private final AppSecrets secrets;
  private final Verifications verifications;
  private final Suspensions suspensions;
  private final OneTimeSecrets shownOnce;

  AccountPages(
      AccountRows rows,
      Accounts accounts,
      AppSecrets secrets,
      Verifications verifications,
      Suspensions suspensions,
      OneTimeSecrets shownOnce) {
    this.rows = rows;
    this.accounts = accounts;
    this.secrets = secrets;
    this.verifications = verifications;
    this.suspensions = suspensions;
    this.shownOnce = shownOnce;
  }

  @GetMapping
  String all(@AuthenticationPrincipal SignedIn me, Model model) {
    model.addAttribute("rows", rows.of(me.merchantId()));
    return "console/account/accounts";
  }

  @Access(Permission.OWN)
  @GetMapping("/new")
  String entry(@RequestParam(defaultValue = "SERVICE") AccountKind kind, Model model) {
    return entry(NewAccount.of(kind), Map.of(), model);
  }

  @Access(Permission.OWN)
  @PostMapping("/new")
  String register(
      @AuthenticationPrincipal SignedIn me,
      @ModelAttribute("typed") NewAccount typed,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    return accounts
        .register(me.merchantId(), typed)
        .fold(
            registered -> {
              shownOnce.keep(registered.secret(), next);
              return "redirect:/console/accounts/" + registered.appid();
            },
            invalid -> {
              response.setStatus(UNPROCESSABLE);
              return entry(typed, invalid.faults(), model);
            });
  }

  private static String entry(NewAccount typed, Map<String, String> faults, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("app", typed.kind() == AccountKind.MOBILE_APP);
    model.addAttribute("faults", faults);
    return "console/account/new";
  }

  @GetMapping("/{appid}")
  String one(@AuthenticationPrincipal SignedIn me, @PathVariable AppId appid, Model model) {
    return show(me, appid, model);
  }

  @PostMapping("/{appid}/store-link")
  String storeLink(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable AppId appid,
      @RequestParam String storeLink,
      Model model,
      HttpServletResponse response) {
    if (accounts
        .account(me.merchantId(), appid)
        .filter(account -> account.kind() == AccountKind.MOBILE_APP)
        .isEmpty()) {
      throw new NotFound();
    }
    Optional<String> fault = accounts.list(me.merchantId(), appid, storeLink);
    if (fault.isEmpty()) {
      return "redirect:/console/accounts/" + appid;
    }
    response.setStatus(UNPROCESSABLE);
    model.addAttribute("faults", Map.of("storeLink", fault.get()));
    model.addAttribute("typedLink", storeLink);
    return show(me, appid, model);
  }

  private String show(SignedIn me, AppId appid, Model model) {
    AccountDetails particulars =
        accounts.details(me.merchantId(), appid).orElseThrow(NotFound::new);
    Account account = particulars.account();
    model.addAttribute("particulars", particulars);
    model.addAttribute("account", account);
    model.addAttribute("app", account.kind() == AccountKind.MOBILE_APP);
    model.addAttribute("row", rows.of(me.merchantId(), appid).orElseThrow(NotFound::new));
    model.addAttribute("verification", verifications.latest(me.merchantId(), appid).orElse(null));
    model.addAttribute("suspension", suspensions.open(appid).orElse(null));
    model.addAttribute("secrets", secrets.of(me.merchantId(), appid));
    if (!model.containsAttribute("faults")) {
      model.addAttribute("faults", Map.of());
    }
    shownOnce.show(model);
    return "console/account/account";
  }
}
