package io.kaquan.signin;

import io.kaquan.merchant.member.MemberLinks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Requests an e-mail: to sign up, or to replace a forgotten password. Both answer the same for
 * known and unknown addresses.
 */
@Access(Permission.PUBLIC)
@Controller
class SignUpPages {
  private static final int UNPROCESSABLE = 422;

  private final MemberLinks links;
  private final boolean demo;

  SignUpPages(MemberLinks links, @Value("${kaquan.demo:false}") boolean demo) {
    this.links = links;
    this.demo = demo;
  }

  @GetMapping("/console/sign-up")
  String signUp(Model model) {
    model.addAttribute("faults", Map.of());
    return "signin/sign-up";
  }

  @PostMapping("/console/sign-up")
  String signUp(
      @RequestParam(defaultValue = "") String merchantName,
      @RequestParam(defaultValue = "") String email,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes next) {
    Map<String, String> faults = links.signUp(merchantName, email, locale, request.getRemoteAddr());
    model.addAttribute("merchantName", merchantName);
    return answer("sign-up", email, faults, response, model, next);
  }

  @GetMapping("/console/forgotten")
  String forgotten(Model model) {
    model.addAttribute("faults", Map.of());
    return "signin/forgotten";
  }

  @PostMapping("/console/forgotten")
  String forgotten(
      @RequestParam(defaultValue = "") String email,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    Map<String, String> faults = links.forgotten(email, request.getRemoteAddr());
    return answer("forgotten", email, faults, response, model, next);
  }

  private static String answer(
      String page,
      String email,
      Map<String, String> faults,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    if (faults.isEmpty()) {
      next.addFlashAttribute("email", email.strip());
      return "redirect:/console/" + page + "/sent";
    }
    response.setStatus(UNPROCESSABLE);
    model.addAttribute("email", email);
    model.addAttribute("faults", faults);
    return "signin/" + page;
  }

  @GetMapping("/console/sign-up/sent")
  String signUpSent(Model model) {
    return sent("sign-up", model);
  }

  @GetMapping("/console/forgotten/sent")
  String forgottenSent(Model model) {
    return sent("forgotten", model);
  }

  private String sent(String page, Model model) {
    model.addAttribute("page", page);
    model.addAttribute("demo", demo);
    return "signin/sent";
  }
}
