package io.kaquan.console.application;

import io.kaquan.files.document.Documents;
import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.activation.Application;
import io.kaquan.merchant.activation.Applications;
import io.kaquan.merchant.material.Material;
import io.kaquan.merchant.material.MaterialForms;
import io.kaquan.merchant.material.Materials;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.Access;
import io.kaquan.signin.Permission;
import io.kaquan.signin.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * 填写信息 and 资料预览, for a first application and after a refusal (重新审核). Whatever was typed is saved,
 * valid or not.
 */
@Access(Permission.EDIT)
@Controller
class MaterialPages {
  private static final int UNPROCESSABLE = 422;

  private final Applications applications;
  private final MaterialForms forms;
  private final Accounts accounts;
  private final Documents documents;

  MaterialPages(
      Applications applications, MaterialForms forms, Accounts accounts, Documents documents) {
    this.applications = applications;
    this.forms = forms;
    this.accounts = accounts;
    this.documents = documents;
  }

  @GetMapping("/console/applications/{id}/materials")
  String form(
      @AuthenticationPrincipal SignedIn me, @PathVariable UUID id, Locale locale, Model model) {
    Application application = mine(me, id);
    return application.isEditable() ? show(application, Map.of(), locale, model) : state(id);
  }

  @PostMapping("/console/applications/{id}/materials")
  String save(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable UUID id,
      @RequestParam Map<String, String> typed,
      @RequestParam Map<String, MultipartFile> files,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next)
      throws IOException {
    Application before = mine(me, id);
    if (!applications.save(me.merchantId(), id, new Materials(typed))) {
      return state(id);
    }
    Map<String, String> faults = new LinkedHashMap<>();
    for (Material material : forms.asked(before.channel(), new Materials(typed))) {
      MultipartFile file = files.get(material.key());
      if (material.kind().isFile()
          && file != null
          && file.getOriginalFilename() != null
          && !file.getOriginalFilename().isEmpty()) {
        documents
            .store(
                me.merchantId().value(),
                me.email(),
                file.getOriginalFilename(),
                material.kind().wanted(),
                file.getInputStream())
            .fold(
                document -> applications.attach(me.merchantId(), id, material.key(), document.id()),
                refused -> faults.put(material.key(), refused) == null);
      }
    }
    Application application = mine(me, id);
    if ("preview".equals(typed.get("go"))) {
      applications.faults(application).forEach(faults::putIfAbsent);
      if (faults.isEmpty()) {
        return "redirect:/console/applications/" + id + "/preview";
      }
    }
    if (!faults.isEmpty()) {
      response.setStatus(UNPROCESSABLE);
      return show(application, faults, locale, model);
    }
    next.addFlashAttribute("saved", !"category".equals(typed.get("go")));
    return "redirect:/console/applications/"
        + id
        + "/materials"
        + ("category".equals(typed.get("go")) ? "#category" : "");
  }

  @GetMapping("/console/applications/{id}/preview")
  String preview(
      @AuthenticationPrincipal SignedIn me, @PathVariable UUID id, Locale locale, Model model) {
    Application application = mine(me, id);
    if (!application.isEditable()) {
      return state(id);
    }
    if (!applications.faults(application).isEmpty()) {
      return "redirect:/console/applications/" + id + "/materials";
    }
    fill(application, locale, model);
    return "console/application/preview";
  }

  @PostMapping("/console/applications/{id}/submit")
  String submit(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable UUID id,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    Application application = mine(me, id);
    return applications
        .submit(me.merchantId(), id)
        .fold(
            submitted -> state(id),
            invalid -> {
              response.setStatus(UNPROCESSABLE);
              return show(application, invalid.faults(), locale, model);
            },
            notNow -> state(id));
  }

  private String show(
      Application application, Map<String, String> faults, Locale locale, Model model) {
    fill(application, locale, model);
    model.addAttribute("typed", application.typed());
    model.addAttribute("faults", new HashMap<>(faults));
    model.addAttribute("categories", forms.categories());
    return "console/application/materials";
  }

  private void fill(Application application, Locale locale, Model model) {
    Account account = accounts.account(application.appid()).orElseThrow(NotFound::new);
    model.addAttribute("applied", application);
    model.addAttribute("account", account);
    model.addAttribute("route", ApplicationRoute.of(account));
    model.addAttribute("rows", forms.shown(application.channel(), application.typed(), locale));
  }

  private Application mine(SignedIn me, UUID id) {
    return applications.find(me.merchantId(), id).orElseThrow(NotFound::new);
  }

  private static String state(UUID id) {
    return "redirect:/console/applications/" + id;
  }
}
