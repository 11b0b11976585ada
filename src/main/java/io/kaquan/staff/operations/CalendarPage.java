package io.kaquan.staff.operations;

import io.kaquan.platform.calendar.CalendarYears;
import io.kaquan.platform.calendar.Minutes;
import io.kaquan.platform.calendar.YearEntry;
import io.kaquan.platform.staff.StaffSignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The years of the working-day calendar, for operators: what is held, and entering the next one.
 */
@Controller
@RequestMapping("/ops/calendar")
class CalendarPage {
  private static final int UNPROCESSABLE = 422;

  private final CalendarYears years;
  private final StaffSignIn staff;
  private final Clock clock;
  private final Minutes minutes;

  CalendarPage(CalendarYears years, StaffSignIn staff, Clock clock, Minutes minutes) {
    this.years = years;
    this.staff = staff;
    this.clock = clock;
    this.minutes = minutes;
  }

  @GetMapping
  String all(Model model) {
    model.addAttribute("years", years.held());
    model.addAttribute("thisYear", clock.instant().atZone(clock.getZone()).getYear());
    model.addAttribute("minutes", minutes);
    return "staff/operations/calendar";
  }

  @GetMapping("/{year}")
  String one(@PathVariable int year, Model model) {
    model.addAttribute(
        "year",
        years.held().stream()
            .filter(held -> held.year() == year)
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    model.addAttribute("days", years.days(year));
    model.addAttribute("own", years.isOwn(year));
    model.addAttribute("minutes", minutes);
    return "staff/operations/calendar-year";
  }

  /** Looks at what was typed; keeps nothing. */
  @PostMapping("/check")
  String check(
      @RequestParam(defaultValue = "") String lines, Model model, HttpServletResponse response) {
    YearEntry entry = years.read(lines);
    model.addAttribute("entry", entry);
    model.addAttribute("lines", lines);
    if (!entry.faults().isEmpty()) {
      response.setStatus(UNPROCESSABLE);
      return all(model);
    }
    model.addAttribute("before", years.days(entry.year()));
    return "staff/operations/calendar-check";
  }

  @PostMapping("/enter")
  String enter(
      @RequestParam(defaultValue = "") String lines,
      HttpServletRequest request,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    YearEntry entry = years.enter(lines, staff.current(request).orElseThrow().id());
    if (!entry.faults().isEmpty()) {
      return check(lines, model, response);
    }
    next.addFlashAttribute("done", true);
    return "redirect:/ops/calendar/" + entry.year();
  }

  @PostMapping("/{year}/remove")
  String remove(@PathVariable int year) {
    years.remove(year);
    return "redirect:/ops/calendar";
  }
}
