package io.kaquan.signin;

import io.kaquan.platform.web.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page. Spring Security handles its form. */
@Controller
class SignInPage {
  private final boolean demo;

  SignInPage(@Value("${kaquan.demo:false}") boolean demo) {
    this.demo = demo;
  }

  @Access(Permission.PUBLIC)
  @GetMapping(SignInSecurity.SIGN_IN)
  String signIn(
      @AuthenticationPrincipal Object person,
      HttpSession session,
      Model model,
      @RequestParam(required = false) @Nullable String wrong,
      @RequestParam(required = false) @Nullable String out) {
    if (person instanceof SignedIn) {
      return "redirect:/console";
    }
    model.addAttribute("wrong", wrong != null);
    model.addAttribute("out", out != null);
    return page(session, model);
  }

  /** Shows how long to wait after too many wrong passwords. Reached by a forward only. */
  @PostMapping(SignInSecurity.SIGN_IN + "/wait")
  String wait(HttpServletRequest request, HttpServletResponse response, Model model) {
    if (!(request.getAttribute(SignInSecurity.WAIT) instanceof Duration left)) {
      throw new NotFound();
    }
    response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(left.toSeconds() + 1));
    model.addAttribute("waitMinutes", left.toMinutes() + 1);
    return page(request.getSession(), model);
  }

  private String page(HttpSession session, Model model) {
    model.addAttribute("typed", session.getAttribute(SignInSecurity.TYPED));
    model.addAttribute("demo", demo);
    return "signin/sign-in";
  }
}
