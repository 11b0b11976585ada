package io.kaquan.console.shell;

import io.kaquan.messaging.notification.Notifications;
import io.kaquan.platform.web.Moments;
import io.kaquan.signin.SignedIn;
import java.time.Clock;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Adds what every page of the console shows around its own content. */
@ControllerAdvice(basePackages = "io.kaquan.console")
class Frame {
  private final Notifications notifications;
  private final MessageSource words;
  private final Clock clock;

  Frame(Notifications notifications, MessageSource words, Clock clock) {
    this.notifications = notifications;
    this.words = words;
    this.clock = clock;
  }

  @ModelAttribute
  void around(@AuthenticationPrincipal Object person, Model model, Locale locale) {
    model.addAttribute("moments", new Moments(clock, words, locale));
    if (person instanceof SignedIn me) {
      model.addAttribute("me", me);
      model.addAttribute("unread", notifications.unread(me.merchantId().value()));
    }
  }
}
