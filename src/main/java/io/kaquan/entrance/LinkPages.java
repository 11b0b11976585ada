package io.kaquan.entrance;

import io.kaquan.merchant.Link;
import io.kaquan.merchant.MemberLinks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a letter's link leads: choosing a password. Mail programs open links by themselves, so that opening does nothing. */
@Controller
@RequestMapping("/console/links/{secret}")
class LinkPages {
  private static final int UNPROCESSABLE = 422;

  private final MemberLinks links;
  private final SignInSession session;

  LinkPages(MemberLinks links, SignInSession session) {
    this.links = links;
    this.session = session;
  }

  @GetMapping
  String open(@PathVariable String secret, HttpServletResponse response, Model model) {
    return page(secret, null, response, model);
  }

  @PostMapping
  String choose(@PathVariable String secret, @RequestParam(defaultValue = "") String password, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    return links.choosePassword(secret, password).fold(member -> {
      session.begin(member, request, response);
      return "redirect:/console";
    }, fault -> page(secret, fault, response, model), () -> ended(response));
  }

  private String page(String secret, String fault, HttpServletResponse response, Model model) {
    Optional<Link> link = links.open(secret);
    if (link.isEmpty()) {
      return ended(response);
    }
    if (fault != null) {
      response.setStatus(UNPROCESSABLE);
    }
    model.addAttribute("link", link.get());
    model.addAttribute("secret", secret);
    model.addAttribute("faults", fault == null ? Map.of() : Map.of("password", fault));
    return "entrance/password";
  }

  private static String ended(HttpServletResponse response) {
    response.setStatus(HttpStatus.GONE.value());
    return "entrance/ended";
  }
}
