package io.kaquan.staff.review;

import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.activation.Application;
import io.kaquan.merchant.activation.Applications;
import io.kaquan.merchant.activation.Round;
import io.kaquan.merchant.material.MaterialForms;
import io.kaquan.merchant.material.Materials;
import io.kaquan.merchant.material.ReadableMaterial;
import io.kaquan.platform.calendar.Minutes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Everything about one application, for the person who reviews it: opened from the task's form. */
@Controller
class ApplicationPage {

  /**
   * @param changed whether the round before said something else
   * @param refused why it was refused; null if it was not
   */
  public record Row(ReadableMaterial shown, boolean changed, @Nullable String refused) {}

  /** A round with its moments as they are read. */
  public record ShownRound(
      Round round, String submitted, String due, String decided, List<Row> rows) {}

  private final Applications applications;
  private final MaterialForms forms;
  private final Accounts accounts;
  private final Minutes minutes;

  ApplicationPage(
      Applications applications, MaterialForms forms, Accounts accounts, Minutes minutes) {
    this.applications = applications;
    this.forms = forms;
    this.accounts = accounts;
    this.minutes = minutes;
  }

  @GetMapping("/ops/applications/{id}")
  String application(@PathVariable UUID id, Locale locale, Model model) {
    Application application =
        applications
            .find(id)
            .filter(found -> found.submittedAt() != null)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("applied", application);
    model.addAttribute("account", accounts.account(application.appid()).orElseThrow());
    model.addAttribute("rounds", shown(application, applications.rounds(id), locale));
    return "staff/review/application";
  }

  private List<ShownRound> shown(Application application, List<Round> newestFirst, Locale locale) {
    List<ShownRound> shown = new ArrayList<>();
    for (int n = 0; n < newestFirst.size(); n++) {
      Round round = newestFirst.get(n);
      Materials before =
          n + 1 < newestFirst.size() ? newestFirst.get(n + 1).materials() : round.materials();
      List<Row> rows =
          forms.shown(application.channel(), round.materials(), locale).stream()
              .map(
                  row ->
                      new Row(
                          row,
                          !round
                              .materials()
                              .get(row.material().key())
                              .equals(before.get(row.material().key())),
                          round.reasons().get(row.material().key())))
              .toList();
      shown.add(
          new ShownRound(
              round,
              minutes.of(round.submittedAt()),
              minutes.of(round.dueAt()),
              minutes.of(round.decidedAt()),
              rows));
    }
    return shown;
  }
}
