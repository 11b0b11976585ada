package io.kaquan.console.application;

import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.activation.Application;
import io.kaquan.merchant.activation.ApplicationStatus;
import io.kaquan.merchant.activation.Applications;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.Access;
import io.kaquan.signin.Permission;
import io.kaquan.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The first step of an application on either route: the agreement, and the account that it is for.
 */
@Access(Permission.EDIT)
@Controller
class ApplyPages {
  private final Applications applications;
  private final Accounts accounts;

  ApplyPages(Applications applications, Accounts accounts) {
    this.applications = applications;
    this.accounts = accounts;
  }

  @GetMapping({"/console/plugins/card/{appid}/apply", "/console/apps/{appid}/apply"})
  String agreement(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable AppId appid,
      HttpServletRequest request,
      Model model) {
    Account account = account(me, appid, request.getRequestURI());
    Optional<Application> open = open(me, appid);
    if (open.isPresent()) {
      return goOn(open.get());
    }
    return show(me, account, false, model);
  }

  @PostMapping({"/console/plugins/card/{appid}/apply", "/console/apps/{appid}/apply"})
  String begin(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable AppId appid,
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable String agreed,
      Model model) {
    Account account = account(me, appid, request.getRequestURI());
    if (agreed == null) {
      return show(me, account, true, model);
    }
    return applications
        .begin(me.merchantId(), appid, me.email())
        .map(ApplyPages::goOn)
        .orElseGet(() -> show(me, account, false, model));
  }

  private String show(SignedIn me, Account account, boolean missed, Model model) {
    model.addAttribute("account", account);
    model.addAttribute("route", ApplicationRoute.of(account));
    Optional<String> obstacle = applications.obstacle(me.merchantId(), account.appid());
    if (obstacle.isPresent()) {
      model.addAttribute("reason", obstacle.get());
      return "console/application/obstacle";
    }
    model.addAttribute("missed", missed);
    model.addAttribute("agreement", Applications.AGREEMENT);
    return "console/application/agreement";
  }

  private Optional<Application> open(SignedIn me, AppId appid) {
    return applications.of(me.merchantId()).stream()
        .filter(application -> application.appid().equals(appid))
        .filter(
            application ->
                application.isEditable() || application.status() == ApplicationStatus.IN_REVIEW)
        .findFirst();
  }

  private static String goOn(Application application) {
    return "redirect:/console/applications/"
        + application.id()
        + (application.status() == ApplicationStatus.DRAFT ? "/materials" : "");
  }

  private Account account(SignedIn me, AppId appid, String path) {
    return accounts
        .account(me.merchantId(), appid)
        .filter(account -> ApplicationRoute.of(account).path(appid.value()).equals(path))
        .orElseThrow(NotFound::new);
  }
}
