package io.kaquan.staff.operations;

import io.kaquan.platform.calendar.Minutes;
import io.kaquan.platform.staff.StaffSignIn;
import io.kaquan.reconciliation.audit.Audits;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The self-audit, for operators: what it found, and a button to run it now. */
@Controller
@RequestMapping("/ops/audit")
class AuditPages {
  private static final int MOST = 200;

  private final Audits audits;
  private final StaffSignIn staff;
  private final Minutes minutes;

  AuditPages(Audits audits, StaffSignIn staff, Minutes minutes) {
    this.audits = audits;
    this.staff = staff;
    this.minutes = minutes;
  }

  @GetMapping
  String all(Model model) {
    model.addAttribute("standing", audits.standing(MOST));
    model.addAttribute("open", audits.open());
    model.addAttribute("runs", audits.runs());
    model.addAttribute("minutes", minutes);
    return "staff/operations/audit";
  }

  @PostMapping
  String begin(HttpServletRequest request, RedirectAttributes next) {
    String by = staff.current(request).orElseThrow().id();
    next.addFlashAttribute("done", audits.begin(by) ? "ops.audit.begun" : "ops.audit.at-work");
    return "redirect:/ops/audit";
  }
}
