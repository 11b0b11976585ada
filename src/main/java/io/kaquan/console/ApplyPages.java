package io.kaquan.console;

import io.kaquan.activation.Application;
import io.kaquan.activation.ApplicationStatus;
import io.kaquan.activation.Applications;
import io.kaquan.activation.Materials;
import io.kaquan.activation.Submission;
import io.kaquan.account.Account;
import io.kaquan.account.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The form of an application, at the end of both entries, and again after a refusal. */
@Controller
class ApplyPages {
  private static final String FORM = "console/apply";
  private static final int UNPROCESSABLE = 422;

  private final Applications applications;
  private final Accounts accounts;

  ApplyPages(Applications applications, Accounts accounts) {
    this.applications = applications;
    this.accounts = accounts;
  }

  @GetMapping({"/console/plugins/card/{appid}/apply", "/console/apps/{appid}/apply"})
  String form(@AuthenticationPrincipal SignedIn me, @PathVariable String appid,
      HttpServletRequest request, Model model) {
    Account account = account(me, appid, request.getRequestURI());
    Optional<String> obstacle = applications.obstacle(me.merchantId(), appid);
    if (obstacle.isPresent()) {
      return obstacle(me, account, obstacle.get(), model);
    }
    return show(account, Materials.NONE, Map.of(), null, model);
  }

  @PostMapping({"/console/plugins/card/{appid}/apply", "/console/apps/{appid}/apply"})
  String submit(@AuthenticationPrincipal SignedIn me, @PathVariable String appid,
      HttpServletRequest request, @ModelAttribute("typed") Materials typed, Model model,
      HttpServletResponse response) {
    Account account = account(me, appid, request.getRequestURI());
    return applications.apply(me.merchantId(), appid, typed).fold(
        submitted -> "redirect:/console/applications/" + submitted.application().id(),
        invalid -> {
          response.setStatus(UNPROCESSABLE);
          return show(account, typed, invalid.faults(), null, model);
        },
        notNow -> obstacle(me, account, notNow.reason(), model));
  }

  /** 重新审核. */
  @GetMapping("/console/applications/{id}/again")
  String again(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, Model model) {
    Application application = applications.find(me.merchantId(), id).orElseThrow(NotHere::new);
    if (application.status() != ApplicationStatus.REFUSED) {
      return "redirect:/console/applications/" + id;
    }
    return show(account(application), application.materials(), Map.of(), application, model);
  }

  @PostMapping("/console/applications/{id}/again")
  String resubmit(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, @ModelAttribute("typed") Materials typed,
      Model model, HttpServletResponse response) {
    Application application = applications.find(me.merchantId(), id).orElseThrow(NotHere::new);
    return applications.resubmit(me.merchantId(), id, typed).fold(
        submitted -> "redirect:/console/applications/" + id,
        invalid -> {
          response.setStatus(UNPROCESSABLE);
          return show(account(application), typed, invalid.faults(), application, model);
        },
        notNow -> "redirect:/console/applications/" + id);
  }

  /** @param application the refused one; null for a first application */
  private static String show(Account account, Materials typed, Map<String, String> faults, Application application,
      Model model) {
    model.addAttribute("account", account);
    model.addAttribute("way", Way.of(account));
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    model.addAttribute("applied", application);
    return FORM;
  }

  /** Something stands in the way: the open application itself, or a page that says what is missing. */
  private String obstacle(SignedIn me, Account account, String reason, Model model) {
    Optional<Application> open = applications.of(me.merchantId()).stream()
        .filter(application -> application.appid().equals(account.appid()))
        .filter(application -> application.status() == ApplicationStatus.IN_REVIEW
            || application.status() == ApplicationStatus.REFUSED)
        .findFirst();
    if (open.isPresent()) {
      return "redirect:/console/applications/" + open.get().id();
    }
    model.addAttribute("account", account);
    model.addAttribute("way", Way.of(account));
    model.addAttribute("reason", reason);
    return "console/obstacle";
  }

  private Account account(SignedIn me, String appid, String path) {
    return accounts.account(me.merchantId(), appid).filter(account -> Way.of(account).path(appid).equals(path))
        .orElseThrow(NotHere::new);
  }

  private Account account(Application application) {
    return accounts.account(application.appid()).orElseThrow(NotHere::new);
  }
}
