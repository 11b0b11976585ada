package io.kaquan.signin;

import io.kaquan.merchant.member.Link;
import io.kaquan.merchant.member.Link.Purpose;
import io.kaquan.merchant.member.MemberLinks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The pages behind links: a link in an e-mail leads to choosing a password, one that an owner shows
 * leads to asking for such an e-mail. Opening a link changes nothing, because mail programs open
 * links by themselves.
 */
@Access(Permission.PUBLIC)
@Controller
@RequestMapping("/console/links/{secret}")
class LinkPages {
  private static final int UNPROCESSABLE = 422;

  private final MemberLinks links;
  private final SignInSession session;
  private final boolean demo;

  LinkPages(MemberLinks links, SignInSession session, @Value("${kaquan.demo:false}") boolean demo) {
    this.links = links;
    this.session = session;
    this.demo = demo;
  }

  @GetMapping
  String open(@PathVariable String secret, HttpServletResponse response, Model model) {
    return page(secret, null, response, model);
  }

  @PostMapping
  String choose(
      @PathVariable String secret,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return links
        .choosePassword(secret, password)
        .fold(
            member -> {
              session.begin(member, request, response);
              return "redirect:/console";
            },
            fault -> page(secret, fault, response, model),
            () -> ended(response));
  }

  /** Sends an invitation to whoever has a link that an owner shows. */
  @PostMapping("/join")
  String join(
      @PathVariable String secret,
      @RequestParam(defaultValue = "") String email,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    Optional<Link> link = links.open(secret).filter(found -> found.purpose() == Purpose.JOIN);
    if (link.isEmpty()) {
      return ended(response);
    }
    Map<String, String> faults = links.join(secret, email, locale, request.getRemoteAddr());
    model.addAttribute("email", email.strip());
    if (faults.isEmpty()) {
      model.addAttribute("page", "join");
      model.addAttribute("demo", demo);
      return "signin/sent";
    }
    response.setStatus(UNPROCESSABLE);
    return joining(secret, link.get(), faults, model);
  }

  private static String joining(String secret, Link link, Map<String, String> faults, Model model) {
    model.addAttribute("link", link);
    model.addAttribute("secret", secret);
    model.addAttribute("faults", faults);
    return "signin/join";
  }

  private String page(
      String secret, @Nullable String fault, HttpServletResponse response, Model model) {
    Optional<Link> link = links.open(secret);
    if (link.isEmpty()) {
      return ended(response);
    }
    if (link.get().purpose() == Purpose.JOIN) {
      return joining(secret, link.get(), Map.of(), model);
    }
    if (fault != null) {
      response.setStatus(UNPROCESSABLE);
    }
    model.addAttribute("link", link.get());
    model.addAttribute("secret", secret);
    model.addAttribute("faults", fault == null ? Map.of() : Map.of("password", fault));
    return "signin/password";
  }

  private static String ended(HttpServletResponse response) {
    response.setStatus(HttpStatus.GONE.value());
    return "signin/ended";
  }
}
