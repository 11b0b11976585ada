package io.kaquan.console.home;

import io.kaquan.messaging.notification.Notifications;
import io.kaquan.messaging.notification.Notifications.Received;
import io.kaquan.platform.web.NotFound;
import io.kaquan.platform.web.Paged;
import io.kaquan.signin.SignedIn;
import java.util.Locale;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 通知中心. Opening a notice is a POST, because it marks the notice as read. */
@Controller
class NoticePages {
  private final Notifications notifications;

  NoticePages(Notifications notifications) {
    this.notifications = notifications;
  }

  @GetMapping("/console/notices")
  String all(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "1") int page,
      Locale locale,
      Model model) {
    Paged<Received> paged = Paged.of(notifications.of(me.merchantId().value(), locale), page);
    model.addAttribute("paged", paged);
    model.addAttribute("notices", paged.rows());
    return "console/home/notices";
  }

  @GetMapping("/console/notices/{id}")
  String one(
      @AuthenticationPrincipal SignedIn me, @PathVariable UUID id, Locale locale, Model model) {
    model.addAttribute(
        "notice",
        notifications.find(me.merchantId().value(), id, locale).orElseThrow(NotFound::new));
    return "console/home/notice";
  }

  @PostMapping("/console/notices/{id}")
  String open(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, Locale locale) {
    if (notifications.find(me.merchantId().value(), id, locale).isEmpty()) {
      throw new NotFound();
    }
    notifications.markRead(me.merchantId().value(), id);
    return "redirect:/console/notices/" + id;
  }
}
