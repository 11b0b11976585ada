package io.kaquan.console.shell;

import io.kaquan.platform.web.Addresses;
import io.kaquan.platform.web.Home;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page of the product. Redirects whoever is signed in to the home of their face. */
@Controller
class FirstPage {
  private final boolean demo;
  private final Addresses addresses;
  private final List<Home> homes;

  FirstPage(@Value("${kaquan.demo:false}") boolean demo, Addresses addresses, List<Home> homes) {
    this.demo = demo;
    this.addresses = addresses;
    this.homes = homes;
  }

  @GetMapping("/")
  String first(HttpServletRequest request, Model model) {
    Optional<String> home = homes.stream().flatMap(one -> one.of(request).stream()).findFirst();
    if (home.isPresent()) {
      return "redirect:" + home.get();
    }
    model.addAttribute("demo", demo);
    model.addAttribute("base", addresses.of(""));
    return "console/shell/first-page";
  }
}
