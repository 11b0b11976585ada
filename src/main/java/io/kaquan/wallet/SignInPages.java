package io.kaquan.wallet;

import io.kaquan.consumer.Consumers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sign-in by a code that comes by e-mail. */
@Controller
class SignInPages {
  private static final String EMAIL = "walletEmail";

  private final Consumers consumers;
  private final HttpSessionSecurityContextRepository session;

  SignInPages(Consumers consumers, HttpSessionSecurityContextRepository walletSession) {
    this.consumers = consumers;
    this.session = walletSession;
  }

  @GetMapping("/wallet/sign-in")
  String askEmail(@RequestParam(defaultValue = "") String next, Model model) {
    model.addAttribute("next", local(next));
    return "wallet/sign-in";
  }

  @PostMapping("/wallet/sign-in")
  String sendCode(@RequestParam(defaultValue = "") String email, @RequestParam(defaultValue = "") String next,
      HttpServletRequest request, Locale locale, Model model, RedirectAttributes flash) {
    if (!consumers.sendCode(email, request.getRemoteAddr(), locale)) {
      model.addAttribute("next", local(next));
      model.addAttribute("email", email);
      model.addAttribute("fault", "wallet.sign-in.not-sent");
      return "wallet/sign-in";
    }
    request.getSession().setAttribute(EMAIL, email.strip());
    flash.addAttribute("next", local(next));
    return "redirect:/wallet/sign-in/code";
  }

  @GetMapping("/wallet/sign-in/code")
  String askCode(@RequestParam(defaultValue = "") String next, HttpServletRequest request, Model model) {
    String email = email(request).orElse(null);
    if (email == null) {
      return "redirect:/wallet/sign-in";
    }
    model.addAttribute("next", local(next));
    model.addAttribute("email", email);
    return "wallet/code";
  }

  @PostMapping("/wallet/sign-in/code")
  String signIn(@RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String next,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    Optional<String> email = email(request);
    Optional<Consumers.Consumer> consumer = email.flatMap(address -> consumers.signIn(address, code));
    if (consumer.isEmpty()) {
      model.addAttribute("next", local(next));
      model.addAttribute("email", email.orElse(""));
      model.addAttribute("fault", "wallet.code.wrong");
      return "wallet/code";
    }
    request.changeSessionId();
    request.getSession().removeAttribute(EMAIL);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
        new Holder(consumer.get().id(), consumer.get().email()), null, List.of()));
    session.saveContext(context, request, response);
    return "redirect:" + local(next);
  }

  private static Optional<String> email(HttpServletRequest request) {
    return Optional.ofNullable(request.getSession(false)).map(there -> (String) there.getAttribute(EMAIL));
  }

  /** Only paths of the wallet: whoever signs in here is not sent on to another place. */
  private static String local(String next) {
    return next.matches("/wallet/[A-Za-z0-9/_.-]*") && !next.contains("//") && !next.contains("..")
        ? next : "/wallet/coupons";
  }
}
