package io.kaquan.staff.operations;

import io.kaquan.messaging.outbox.Outbox;
import io.kaquan.platform.calendar.Minutes;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Letters that gave up, for operators, who send them again here when the cause is mended. */
@Controller
@RequestMapping("/ops/letters")
class LetterPages {

  private final Outbox outbox;
  private final Minutes minutes;

  LetterPages(Outbox outbox, Minutes minutes) {
    this.outbox = outbox;
    this.minutes = minutes;
  }

  @GetMapping
  String all(Model model) {
    model.addAttribute("letters", outbox.undelivered());
    model.addAttribute("minutes", minutes);
    return "staff/operations/letters";
  }

  @PostMapping("/{letter}/again")
  String again(@PathVariable UUID letter, RedirectAttributes next) {
    next.addFlashAttribute(
        "done", outbox.sendAgain(letter) ? "ops.letters.done" : "ops.letters.not");
    return "redirect:/ops/letters";
  }

  /** After a mail server was away for long. */
  @PostMapping("/again")
  String allAgain(RedirectAttributes next) {
    outbox.undelivered().forEach(letter -> outbox.sendAgain(letter.id()));
    next.addFlashAttribute("done", "ops.letters.done.all");
    return "redirect:/ops/letters";
  }
}
