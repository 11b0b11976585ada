package io.kaquan.staff.operations;

import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.AccountDetails;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.SuspensionCause;
import io.kaquan.merchant.suspension.Suspension;
import io.kaquan.merchant.suspension.Suspensions;
import io.kaquan.merchant.verification.Verifications;
import io.kaquan.platform.calendar.Minutes;
import io.kaquan.platform.staff.StaffGroups;
import io.kaquan.platform.staff.StaffSignIn;
import io.kaquan.platform.staff.StaffSignIn.StaffMember;
import io.kaquan.platform.tenant.AppId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Everything about one account, for the staff; a lead reviewer suspends it here, and ends that. */
@Controller
@RequestMapping("/ops/accounts/{appid}")
class AccountPage {
  private static final int UNPROCESSABLE = 422;

  private final Accounts accounts;
  private final Verifications verifications;
  private final Suspensions suspensions;
  private final StaffSignIn staff;
  private final Minutes minutes;

  AccountPage(
      Accounts accounts,
      Verifications verifications,
      Suspensions suspensions,
      StaffSignIn staff,
      Minutes minutes) {
    this.accounts = accounts;
    this.verifications = verifications;
    this.suspensions = suspensions;
    this.staff = staff;
    this.minutes = minutes;
  }

  @GetMapping
  String account(@PathVariable AppId appid, HttpServletRequest request, Model model) {
    return show(appid, request, "", model);
  }

  @PostMapping("/suspend")
  String suspend(
      @PathVariable AppId appid,
      @RequestParam String reason,
      HttpServletRequest request,
      Model model,
      HttpServletResponse response) {
    known(appid);
    return after(
        suspensions.suspend(appid, reason, me(request).id()),
        appid,
        reason,
        request,
        model,
        response);
  }

  @PostMapping("/resume")
  String resume(
      @PathVariable AppId appid,
      HttpServletRequest request,
      Model model,
      HttpServletResponse response) {
    known(appid);
    return after(suspensions.resume(appid, me(request).id()), appid, "", request, model, response);
  }

  private String after(
      Optional<String> refusal,
      AppId appid,
      String typed,
      HttpServletRequest request,
      Model model,
      HttpServletResponse response) {
    if (refusal.isEmpty()) {
      return "redirect:/ops/accounts/" + appid;
    }
    response.setStatus(UNPROCESSABLE);
    model.addAttribute("refusal", refusal.get());
    return show(appid, request, typed, model);
  }

  private String show(AppId appid, HttpServletRequest request, String typed, Model model) {
    AccountDetails particulars = known(appid);
    Account account = particulars.account();
    Optional<Suspension> open = suspensions.open(appid);
    model.addAttribute("account", account);
    model.addAttribute("particulars", particulars);
    model.addAttribute("verifications", verifications.of(appid));
    model.addAttribute("suspensions", suspensions.of(appid));
    model.addAttribute(
        "byLead", open.filter(one -> one.cause() == SuspensionCause.LEAD).isPresent());
    model.addAttribute("lead", me(request).groups().contains(StaffGroups.LEAD_REVIEWERS));
    model.addAttribute("typed", typed);
    model.addAttribute("minutes", minutes);
    return "staff/operations/account";
  }

  private AccountDetails known(AppId appid) {
    return accounts
        .details(appid)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private StaffMember me(HttpServletRequest request) {
    return staff
        .current(request)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
