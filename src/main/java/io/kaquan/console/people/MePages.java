package io.kaquan.console.people;

import io.kaquan.merchant.member.Member;
import io.kaquan.merchant.member.PasswordChange;
import io.kaquan.merchant.member.SignIns;
import io.kaquan.platform.web.Languages;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.Access;
import io.kaquan.signin.Permission;
import io.kaquan.signin.SignInSession;
import io.kaquan.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own sign-in: password, language of letters, signing out everywhere. */
@Access(Permission.SIGNED_IN)
@Controller
@RequestMapping("/console/me")
class MePages {
  private static final int UNPROCESSABLE = 422;
  private static final String HERE = "redirect:/console/me";

  private final SignIns signIns;
  private final SignInSession session;

  MePages(SignIns signIns, SignInSession session) {
    this.signIns = signIns;
    this.session = session;
  }

  @GetMapping
  String me(@AuthenticationPrincipal SignedIn me, Model model) {
    return page(me, Map.of(), model);
  }

  private String page(SignedIn me, Map<String, String> faults, Model model) {
    model.addAttribute("member", member(me));
    model.addAttribute("faults", faults);
    return "console/people/me";
  }

  private Member member(SignedIn me) {
    return signIns.still(me.memberId(), me.round()).orElseThrow(NotFound::new);
  }

  @PostMapping("/password")
  String password(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String old,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    PasswordChange changed = signIns.changePassword(me.memberId(), old, password);
    if (!changed.faults().isEmpty()) {
      response.setStatus(UNPROCESSABLE);
      return page(me, changed.faults(), model);
    }
    signIns
        .still(me.memberId(), changed.round())
        .ifPresent(member -> session.begin(member, request, response));
    next.addFlashAttribute("done", "entrance.me.password.done");
    return HERE;
  }

  @PostMapping("/language")
  String language(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String language,
      RedirectAttributes next) {
    signIns.changeLanguage(me.memberId(), Languages.of(language));
    next.addFlashAttribute("done", "entrance.me.language.done");
    return HERE;
  }

  @PostMapping("/sign-out-everywhere")
  String signOutEverywhere(@AuthenticationPrincipal SignedIn me) {
    signIns.endEverywhere(me.memberId());
    return "redirect:/console/sign-in?out";
  }
}
