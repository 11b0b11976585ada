package io.kaquan.console.account;

import io.kaquan.merchant.account.AccountDetails;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.verification.Verification;
import io.kaquan.merchant.verification.Verifications;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.web.NotFound;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 认证: requesting the verification of an official account, its state, requesting it again. */
@Controller
@RequestMapping("/console/accounts/{appid}/verification")
class VerificationPages {
  private static final int UNPROCESSABLE = 422;

  /** The form as it was typed. */
  public record Typed(String companyName, String creditCode) {
    private static final Typed NOTHING = new Typed("", "");

    public Typed {
      companyName = companyName == null ? "" : companyName;
      creditCode = creditCode == null ? "" : creditCode;
    }

    private static Typed of(Verification last) {
      return new Typed(last.companyName(), last.creditCode());
    }
  }

  private final Accounts accounts;
  private final Verifications verifications;

  VerificationPages(Accounts accounts, Verifications verifications) {
    this.accounts = accounts;
    this.verifications = verifications;
  }

  @GetMapping
  String page(@AuthenticationPrincipal SignedIn me, @PathVariable AppId appid, Model model) {
    Typed typed = verifications.latest(me.merchantId(), appid).map(Typed::of).orElse(Typed.NOTHING);
    return show(me, appid, typed, Map.of(), model);
  }

  @PostMapping
  String ask(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable AppId appid,
      @ModelAttribute("typed") Typed typed,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    mine(me, appid);
    return verifications
        .ask(me.merchantId(), appid, typed.companyName(), typed.creditCode())
        .fold(
            asked -> page(appid),
            invalid -> {
              response.setStatus(UNPROCESSABLE);
              return show(me, appid, typed, invalid.faults(), model);
            },
            notNow -> {
              next.addFlashAttribute("refusal", notNow.reason());
              return page(appid);
            });
  }

  @PostMapping("/withdraw")
  String withdraw(@AuthenticationPrincipal SignedIn me, @PathVariable AppId appid) {
    mine(me, appid);
    verifications.withdraw(me.merchantId(), appid);
    return page(appid);
  }

  private String show(
      SignedIn me, AppId appid, Typed typed, Map<String, String> faults, Model model) {
    AccountDetails particulars = mine(me, appid);
    Optional<Verification> latest = verifications.latest(me.merchantId(), appid);
    Optional<String> obstacle = verifications.obstacle(me.merchantId(), appid);
    model.addAttribute("particulars", particulars);
    model.addAttribute("account", particulars.account());
    model.addAttribute("verification", latest.orElse(null));
    model.addAttribute("state", state(particulars, latest));
    model.addAttribute("mayAsk", obstacle.isEmpty());
    model.addAttribute("renewFrom", Verifications.renewalOf(particulars.verifiedUntil()));
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    return "console/account/verification";
  }

  private static String state(AccountDetails particulars, Optional<Verification> latest) {
    Verification.Status last =
        latest.map(Verification::status).orElse(Verification.Status.APPROVED);
    if (last == Verification.Status.IN_REVIEW || last == Verification.Status.REFUSED) {
      return last.name();
    }
    if (particulars.account().verified()) {
      return "VERIFIED";
    }
    return last == Verification.Status.WITHDRAWN
        ? last.name()
        : particulars.verifiedUntil() == null ? "NONE" : "ENDED";
  }

  private AccountDetails mine(SignedIn me, AppId appid) {
    return accounts
        .details(me.merchantId(), appid)
        .filter(known -> known.account().kind() != AccountKind.MOBILE_APP)
        .orElseThrow(NotFound::new);
  }

  private static String page(AppId appid) {
    return "redirect:/console/accounts/" + appid + "/verification";
  }
}
