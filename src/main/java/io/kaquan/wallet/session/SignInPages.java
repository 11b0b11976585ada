package io.kaquan.wallet.session;

import io.kaquan.consumer.Consumers;
import io.kaquan.consumer.Consumers.Consumer;
import io.kaquan.consumer.Consumers.Sending;
import io.kaquan.consumer.OpenId;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.wallet.session.Holder.Guest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sign-in by a code sent by e-mail. */
@Controller
class SignInPages {
  private static final String EMAIL = "walletEmail";

  private final Consumers consumers;
  private final WalletSession session;

  SignInPages(Consumers consumers, WalletSession session) {
    this.consumers = consumers;
    this.session = session;
  }

  @GetMapping("/wallet/sign-in")
  String askEmail(
      @RequestParam(defaultValue = "") String next,
      @AuthenticationPrincipal @Nullable Holder holder,
      HttpServletRequest request,
      Model model) {
    model.addAttribute("next", local(next));
    model.addAttribute("email", email(request).orElse(""));
    model.addAttribute("guest", holder != null && holder.isGuest());
    return "wallet/session/sign-in";
  }

  @PostMapping("/wallet/sign-in")
  String sendCode(
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String next,
      @RequestParam(defaultValue = "false") boolean again,
      HttpServletRequest request,
      Locale locale,
      Model model,
      RedirectAttributes flash) {
    Sending sending = consumers.sendCode(email, request.getRemoteAddr(), locale);
    if (sending == Sending.REFUSED) {
      boolean address = Consumers.isAddress(email);
      if (again && address) {
        flash.addFlashAttribute("fault", "wallet.sign-in.too-many");
        flash.addAttribute("next", local(next));
        return "redirect:/wallet/sign-in/code";
      }
      model.addAttribute("next", local(next));
      model.addAttribute("email", email);
      model.addAttribute(
          "fault", address ? "wallet.sign-in.too-many" : "wallet.sign-in.no-address");
      return "wallet/session/sign-in";
    }
    request.getSession().setAttribute(EMAIL, email.strip());
    flash.addFlashAttribute("sending", sending);
    flash.addFlashAttribute("again", again);
    flash.addAttribute("next", local(next));
    return "redirect:/wallet/sign-in/code";
  }

  @GetMapping("/wallet/sign-in/code")
  String askCode(
      @RequestParam(defaultValue = "") String next, HttpServletRequest request, Model model) {
    String email = email(request).orElse(null);
    if (email == null) {
      return "redirect:/wallet/sign-in";
    }
    return code(next, email, model);
  }

  private String code(String next, String email, Model model) {
    model.addAttribute("next", local(next));
    model.addAttribute("email", email);
    // rounded up, so that the button is never enabled too early
    model.addAttribute("wait", consumers.untilNextCode(email).plusMillis(999).toSeconds());
    return "wallet/session/code";
  }

  @PostMapping("/wallet/sign-in/code")
  String signIn(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String next,
      @RequestParam(defaultValue = "false") boolean keep,
      @AuthenticationPrincipal @Nullable Holder before,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Optional<String> email = email(request);
    if (email.isEmpty()) {
      return "redirect:/wallet/sign-in";
    }
    Optional<Consumer> consumer = consumers.signIn(email.get(), code);
    if (consumer.isEmpty()) {
      model.addAttribute(
          "fault", consumers.awaitsCode(email.get()) ? "wallet.code.wrong" : "wallet.code.over");
      model.addAttribute("keep", keep);
      return code(next, email.get(), model);
    }
    Guest guest = before == null ? null : before.guest();
    if (guest != null) {
      consumers.bind(consumer.get().id(), new AppId(guest.appid()), new OpenId(guest.openid()));
    }
    request.getSession().removeAttribute(EMAIL);
    session.forget(request, response);
    session.signIn(Holder.consumer(consumer.get().id(), consumer.get().email()), request, response);
    if (keep) {
      session.keep(consumer.get(), response);
    }
    return "redirect:" + local(next);
  }

  private static Optional<String> email(HttpServletRequest request) {
    return Optional.ofNullable(request.getSession(false))
        .map(there -> (String) there.getAttribute(EMAIL));
  }

  /** Returns the path if it is one of the wallet, else the list of coupons: no open redirect. */
  private static String local(String next) {
    return next.matches("/wallet/[A-Za-z0-9/_.-]*") && !next.contains("//") && !next.contains("..")
        ? next
        : "/wallet/coupons";
  }
}
