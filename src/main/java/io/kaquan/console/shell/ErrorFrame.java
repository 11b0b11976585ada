package io.kaquan.console.shell;

import io.kaquan.messaging.notification.Notifications;
import io.kaquan.signin.SignInSession;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.web.servlet.error.BasicErrorController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts the console's frame around its error pages if a member is signed in. */
@ControllerAdvice(assignableTypes = BasicErrorController.class)
class ErrorFrame {
  private static final Logger log = LoggerFactory.getLogger(ErrorFrame.class);

  private final SignInSession session;
  private final Notifications notifications;

  ErrorFrame(SignInSession session, Notifications notifications) {
    this.session = session;
    this.notifications = notifications;
  }

  @ModelAttribute
  void around(HttpServletRequest request, Model model) {
    String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    if (path.equals("/console") || path.startsWith("/console/")) {
      try {
        session
            .person(request)
            .ifPresent(
                me -> {
                  model.addAttribute("unread", notifications.unread(me.merchantId().value()));
                  model.addAttribute("me", me);
                });
      } catch (RuntimeException databaseGone) {
        log.warn("An error page goes without its frame: {}", databaseGone.getClass().getName());
      }
    }
  }
}
