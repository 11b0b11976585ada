package io.kaquan.console.account;

import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.AppSecrets;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.Access;
import io.kaquan.signin.Permission;
import io.kaquan.signin.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Changing the secret of an account: make a second one, give it to the programs, then remove the
 * old one.
 */
@Access(Permission.OWN)
@Controller
@RequestMapping("/console/accounts/{appid}/secrets")
class SecretPages {
  private final Accounts accounts;
  private final AppSecrets secrets;
  private final OneTimeSecrets shownOnce;

  SecretPages(Accounts accounts, AppSecrets secrets, OneTimeSecrets shownOnce) {
    this.accounts = accounts;
    this.secrets = secrets;
    this.shownOnce = shownOnce;
  }

  @PostMapping
  String make(
      @AuthenticationPrincipal SignedIn me, @PathVariable AppId appid, RedirectAttributes next) {
    mine(me, appid);
    secrets
        .make(me.merchantId(), appid)
        .fold(
            made -> {
              shownOnce.keep(made.secret(), next);
              return made;
            },
            refused -> next.addFlashAttribute("refusal", refused.reason()));
    return page(appid);
  }

  @PostMapping("/{fingerprint}/remove")
  String remove(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable AppId appid,
      @PathVariable String fingerprint,
      RedirectAttributes next) {
    mine(me, appid);
    secrets
        .remove(me.merchantId(), appid, fingerprint)
        .ifPresent(reason -> next.addFlashAttribute("refusal", reason));
    return page(appid);
  }

  private void mine(SignedIn me, AppId appid) {
    if (accounts.account(me.merchantId(), appid).isEmpty()) {
      throw new NotFound();
    }
  }

  private static String page(AppId appid) {
    return "redirect:/console/accounts/" + appid + "#secrets";
  }
}
