package io.kaquan.ops;

import io.kaquan.activation.Application;
import io.kaquan.activation.Applications;
import io.kaquan.activation.Materials;
import io.kaquan.activation.Round;
import io.kaquan.account.Accounts;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Everything about one application, for the person who reviews it: opened from the task's form. */
@Controller
class ApplicationPage {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** @param changed whether the round before said something else */
  public record Material(String name, String value, boolean changed) {}

  /** A round with its moments as they are read. */
  public record Shown(Round round, String submitted, String due, String decided, List<Material> materials) {}

  private final Applications applications;
  private final Accounts accounts;
  private final Clock clock;

  ApplicationPage(Applications applications, Accounts accounts, Clock clock) {
    this.applications = applications;
    this.accounts = accounts;
    this.clock = clock;
  }

  @GetMapping("/ops/applications/{id}")
  String application(@PathVariable UUID id, Model model) {
    Application application = applications.find(id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("applied", application);
    model.addAttribute("account", accounts.account(application.appid()).orElseThrow());
    model.addAttribute("rounds", shown(applications.rounds(id)));
    return "ops/application";
  }

  private List<Shown> shown(List<Round> newestFirst) {
    List<Shown> shown = new ArrayList<>();
    for (int n = 0; n < newestFirst.size(); n++) {
      Round round = newestFirst.get(n);
      Map<String, String> before =
          n + 1 < newestFirst.size() ? fields(newestFirst.get(n + 1).materials()) : fields(round.materials());
      List<Material> materials = fields(round.materials()).entrySet().stream()
          .map(field -> new Material(field.getKey(), field.getValue(),
              !field.getValue().equals(before.get(field.getKey()))))
          .toList();
      shown.add(new Shown(round, minute(round.submittedAt()), minute(round.dueAt()), minute(round.decidedAt()), materials));
    }
    return shown;
  }

  private static Map<String, String> fields(Materials materials) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("companyName", materials.companyName());
    fields.put("creditCode", materials.creditCode());
    fields.put("contactName", materials.contactName());
    fields.put("phone", materials.phone());
    fields.put("email", materials.email());
    fields.put("category", materials.category());
    fields.put("description", materials.description());
    return fields;
  }

  private String minute(Instant moment) {
    return moment == null ? "" : MINUTE.format(moment.atZone(clock.getZone()));
  }
}
