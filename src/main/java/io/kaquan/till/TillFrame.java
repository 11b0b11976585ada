package io.kaquan.till;

import io.kaquan.platform.web.Moments;
import io.kaquan.signin.SignedIn;
import java.time.Clock;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page of the till the member who is signed in and the formats of dates. */
@ControllerAdvice(basePackages = "io.kaquan.till")
class TillFrame {
  private final MessageSource words;
  private final Clock clock;

  TillFrame(MessageSource words, Clock clock) {
    this.words = words;
    this.clock = clock;
  }

  @ModelAttribute
  void around(@AuthenticationPrincipal SignedIn me, Model model, Locale locale) {
    model.addAttribute("moments", new Moments(clock, words, locale));
    model.addAttribute("me", me);
  }
}
