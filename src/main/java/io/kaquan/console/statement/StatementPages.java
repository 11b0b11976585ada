package io.kaquan.console.statement;

import io.kaquan.platform.web.NotFound;
import io.kaquan.reconciliation.statement.Statement;
import io.kaquan.reconciliation.statement.Statements;
import io.kaquan.signin.SignedIn;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 对账单: the finished days of a month, each with its file. */
@Controller
class StatementPages {
  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

  private final Statements statements;
  private final Clock clock;

  StatementPages(Statements statements, Clock clock) {
    this.statements = statements;
    this.clock = clock;
  }

  @GetMapping("/console/statements")
  String month(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(required = false) @Nullable String month,
      Model model) {
    YearMonth now = YearMonth.now(clock);
    YearMonth shown = month(month, now);
    List<Statement> days =
        new ArrayList<>(statements.list(me.merchantId(), shown.atDay(1), shown.atEndOfMonth()));
    Collections.reverse(days);
    model.addAttribute("month", shown);
    model.addAttribute("before", shown.minusMonths(1));
    model.addAttribute("after", shown.isBefore(now) ? shown.plusMonths(1) : null);
    model.addAttribute("days", days);
    return "console/statement/statements";
  }

  private static YearMonth month(@Nullable String asked, YearMonth now) {
    try {
      YearMonth month = asked == null ? now : YearMonth.parse(asked);
      return month.isAfter(now) || month.getYear() < 2000 ? now : month;
    } catch (DateTimeException notAMonth) {
      return now;
    }
  }

  @GetMapping("/console/statements/{day}.csv")
  ResponseEntity<byte[]> file(@AuthenticationPrincipal SignedIn me, @PathVariable String day) {
    LocalDate date = day(day);
    byte[] csv = statements.file(me.merchantId(), date).orElseThrow(NotFound::new);
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("kaquan-" + date + ".csv").build().toString())
        .body(csv);
  }

  private static LocalDate day(String asked) {
    try {
      return LocalDate.parse(asked);
    } catch (DateTimeException notADay) {
      throw new NotFound();
    }
  }
}
