package io.kaquan.console.developer;

import io.kaquan.console.account.OneTimeSecrets;
import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.AppSecrets;
import io.kaquan.merchant.developer.CallbackChange;
import io.kaquan.merchant.developer.CallbackForm;
import io.kaquan.merchant.developer.CallbackMode;
import io.kaquan.merchant.developer.Callbacks;
import io.kaquan.merchant.developer.IpAllowlists;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.web.Addresses;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.Access;
import io.kaquan.signin.Permission;
import io.kaquan.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * 开发者设置 of an account: its credentials, the addresses that may call the API, and the callback that
 * receives events.
 */
@Controller
@RequestMapping("/console/accounts/{appid}/developer")
class DeveloperPages {
  private static final int UNPROCESSABLE = 422;

  private final Accounts accounts;
  private final AppSecrets secrets;
  private final IpAllowlists places;
  private final Callbacks callbacks;
  private final Addresses addresses;
  private final OneTimeSecrets shownOnce;

  DeveloperPages(
      Accounts accounts,
      AppSecrets secrets,
      IpAllowlists places,
      Callbacks callbacks,
      Addresses addresses,
      OneTimeSecrets shownOnce) {
    this.accounts = accounts;
    this.secrets = secrets;
    this.places = places;
    this.callbacks = callbacks;
    this.addresses = addresses;
    this.shownOnce = shownOnce;
  }

  @GetMapping
  String all(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable AppId appid,
      HttpServletRequest request,
      Model model) {
    return show(me, appid, request, model);
  }

  @Access(Permission.OWN)
  @PostMapping("/places")
  String keepPlaces(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable AppId appid,
      @RequestParam(defaultValue = "") String lines,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    mine(me, appid);
    return placed(
        places.replace(me.merchantId(), appid, lines),
        me,
        appid,
        lines,
        request,
        response,
        model,
        next);
  }

  @Access(Permission.OWN)
  @PostMapping("/places/add")
  String addPlace(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable AppId appid,
      @RequestParam(defaultValue = "") String place,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    mine(me, appid);
    return placed(
        places.add(me.merchantId(), appid, place),
        me,
        appid,
        place,
        request,
        response,
        model,
        next);
  }

  private String placed(
      Optional<IpAllowlists.Fault> fault,
      SignedIn me,
      AppId appid,
      String typed,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    if (fault.isEmpty()) {
      next.addFlashAttribute("done", "console.developer.places.done");
      return page(appid) + "#places";
    }
    response.setStatus(UNPROCESSABLE);
    model.addAttribute("typedPlaces", typed);
    model.addAttribute("placeFault", fault.get());
    return show(me, appid, request, model);
  }

  @Access(Permission.OWN)
  @PostMapping("/callback")
  String keepCallback(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable AppId appid,
      @RequestParam(defaultValue = "") String url,
      @RequestParam(required = false) @Nullable CallbackMode mode,
      @RequestParam(defaultValue = "") String token,
      @RequestParam(defaultValue = "") String aesKey,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    mine(me, appid);
    CallbackForm typed = new CallbackForm(url, mode, token.strip(), aesKey.strip());
    CallbackChange kept = callbacks.keep(me.merchantId(), appid, typed);
    if (kept.faults().isEmpty()) {
      next.addFlashAttribute("done", "console.developer.callback.done");
      show(kept, next);
      return page(appid) + "#callback";
    }
    response.setStatus(UNPROCESSABLE);
    model.addAttribute("faults", kept.faults());
    model.addAttribute("typed", typed);
    return show(me, appid, request, model);
  }

  @Access(Permission.OWN)
  @PostMapping("/callback/renew")
  String renew(
      @AuthenticationPrincipal SignedIn me, @PathVariable AppId appid, RedirectAttributes next) {
    mine(me, appid);
    callbacks.renew(me.merchantId(), appid).ifPresent(kept -> show(kept, next));
    return page(appid) + "#callback";
  }

  @Access(Permission.OWN)
  @PostMapping("/callback/remove")
  String removeCallback(
      @AuthenticationPrincipal SignedIn me, @PathVariable AppId appid, RedirectAttributes next) {
    mine(me, appid);
    callbacks.remove(me.merchantId(), appid);
    next.addFlashAttribute("done", "console.developer.callback.removed");
    return page(appid) + "#callback";
  }

  private void show(CallbackChange kept, RedirectAttributes next) {
    if (kept.isFresh()) {
      shownOnce.keep(
          Objects.requireNonNullElse(kept.token(), "")
              + " "
              + Objects.requireNonNullElse(kept.aesKey(), ""),
          next);
    }
  }

  private String show(SignedIn me, AppId appid, HttpServletRequest request, Model model) {
    model.addAttribute("account", mine(me, appid));
    model.addAttribute("base", addresses.of(""));
    model.addAttribute("secrets", secrets.of(me.merchantId(), appid));
    model.addAttribute("places", places.of(me.merchantId(), appid));
    model.addAttribute("here", request.getRemoteAddr());
    model.addAttribute("callback", callbacks.of(me.merchantId(), appid).orElse(null));
    model.addAttribute("modes", CallbackMode.values());
    if (!model.containsAttribute("faults")) {
      model.addAttribute("faults", Map.of());
    }
    shownOnce.show(model);
    if (model.getAttribute("newSecret") instanceof String both) {
      String[] parts = both.split(" ", 2);
      model.addAttribute("newToken", parts[0]);
      model.addAttribute("newKey", parts[1]);
    }
    return "console/developer/developer";
  }

  private Account mine(SignedIn me, AppId appid) {
    return accounts.account(me.merchantId(), appid).orElseThrow(NotFound::new);
  }

  private static String page(AppId appid) {
    return "redirect:/console/accounts/" + appid + "/developer";
  }
}
