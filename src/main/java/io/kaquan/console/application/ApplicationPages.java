package io.kaquan.console.application;

import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.activation.Application;
import io.kaquan.merchant.activation.ApplicationStatus;
import io.kaquan.merchant.activation.Applications;
import io.kaquan.merchant.material.MaterialForms;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.SignedIn;
import java.util.Locale;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The state of an application. */
@Controller
class ApplicationPages {
  private final Applications applications;
  private final MaterialForms forms;
  private final Accounts accounts;

  ApplicationPages(Applications applications, MaterialForms forms, Accounts accounts) {
    this.applications = applications;
    this.forms = forms;
    this.accounts = accounts;
  }

  @GetMapping("/console/applications/{id}")
  String application(
      @AuthenticationPrincipal SignedIn me, @PathVariable UUID id, Locale locale, Model model) {
    Application application = applications.find(me.merchantId(), id).orElseThrow(NotFound::new);
    Account account =
        accounts.account(me.merchantId(), application.appid()).orElseThrow(NotFound::new);
    if (application.status() == ApplicationStatus.DRAFT && me.canEdit()) {
      return "redirect:/console/applications/" + id + "/materials";
    }
    model.addAttribute("applied", application);
    model.addAttribute("why", applications.explained(application, locale));
    model.addAttribute("rows", forms.shown(application.channel(), application.materials(), locale));
    model.addAttribute("account", account);
    model.addAttribute("route", ApplicationRoute.of(account));
    return "console/application/application";
  }

  @PostMapping("/console/applications/{id}/withdraw")
  String withdraw(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
    if (applications.find(me.merchantId(), id).isEmpty()) {
      throw new NotFound();
    }
    applications.withdraw(me.merchantId(), id);
    return "redirect:/console/applications/" + id;
  }
}
