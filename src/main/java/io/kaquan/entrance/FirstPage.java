package io.kaquan.entrance;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What a stranger sees first. */
@Controller
class FirstPage {
  private final boolean demo;

  FirstPage(@Value("${kaquan.demo:false}") boolean demo) {
    this.demo = demo;
  }

  @GetMapping("/")
  String first(Model model) {
    model.addAttribute("demo", demo);
    return "entrance/first";
  }
}
