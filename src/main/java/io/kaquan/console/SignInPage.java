package io.kaquan.console;

import jakarta.servlet.http.HttpSession;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in; the posting itself is Spring Security's. */
@Controller
class SignInPage {
  private final boolean demo;

  SignInPage(@Value("${kaquan.demo:false}") boolean demo) {
    this.demo = demo;
  }

  @GetMapping(ConsoleSecurity.SIGN_IN)
  String signIn(@AuthenticationPrincipal Object person, HttpSession session, Model model,
      @RequestParam(required = false) String wrong, @RequestParam(required = false) String out) {
    if (person instanceof SignedIn) {
      return "redirect:/console";
    }
    model.addAttribute("typed", session.getAttribute(ConsoleSecurity.TYPED));
    model.addAttribute("wrong", wrong != null);
    model.addAttribute("out", out != null);
    model.addAttribute("demo", demo);
    return "console/sign-in";
  }
}
