package io.kaquan.staff.review;

import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.activation.Application;
import io.kaquan.merchant.activation.Applications;
import io.kaquan.merchant.activation.ReviewItem;
import io.kaquan.merchant.material.MaterialForms;
import io.kaquan.merchant.material.Materials;
import io.kaquan.merchant.material.ReadableMaterial;
import io.kaquan.platform.calendar.Minutes;
import io.kaquan.platform.web.BothLanguages;
import io.kaquan.platform.web.Languages;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * What forms/review-application.html shows: each material of the round, beside what was before, in
 * both languages.
 */
@RestController
class ReviewData {

  public record Fact(String label, String value) {}

  public record Paper(String url, int pages) {}

  /**
   * @param settledIn null when it needs a decision
   * @param document null unless it is a file
   */
  public record Item(
      String key,
      String label,
      String value,
      String before,
      boolean changed,
      @Nullable Integer settledIn,
      @Nullable String lastReason,
      @Nullable Paper document) {}

  public record Review(List<Fact> facts, List<Item> items, List<String> reasons) {}

  private final Applications applications;
  private final MaterialForms forms;
  private final Accounts accounts;
  private final BothLanguages both;
  private final Minutes minutes;

  ReviewData(
      Applications applications,
      MaterialForms forms,
      Accounts accounts,
      BothLanguages both,
      Minutes minutes) {
    this.applications = applications;
    this.forms = forms;
    this.accounts = accounts;
    this.both = both;
    this.minutes = minutes;
  }

  @GetMapping("/ops/applications/{id}/review")
  Review review(@PathVariable UUID id) {
    Application application =
        applications
            .find(id)
            .filter(found -> found.submittedAt() != null)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return new Review(
        facts(application),
        items(application),
        IntStream.rangeClosed(1, 8).mapToObj(n -> both.of("ops.usual." + n)).toList());
  }

  private List<Fact> facts(Application application) {
    Account account = accounts.account(application.appid()).orElseThrow();
    return List.of(
        new Fact(both.of("ops.merchant"), account.merchantName()),
        new Fact(both.of("ops.channel"), both.of("activation.channel." + application.channel())),
        new Fact(both.of("ops.account"), account.name() + " · " + application.appid()),
        new Fact(both.of("ops.rounds"), String.valueOf(application.round())),
        new Fact(both.of("ops.submitted"), minutes.of(application.submittedAt())),
        new Fact(
            both.of("ops.due"),
            minutes.of(application.dueAt())
                + (application.overdue() ? " " + both.of("ops.overdue") : "")),
        new Fact(
            both.of("ops.why"),
            String.join("；", applications.explained(application, Languages.CHINESE))
                + " "
                + String.join("; ", applications.explained(application, Languages.ENGLISH))));
  }

  private List<Item> items(Application application) {
    Map<String, ReviewItem> known = new HashMap<>();
    Map<String, String> before = new HashMap<>();
    applications
        .items(application.id())
        .forEach(
            item -> {
              known.put(item.material().key(), item);
              before.put(item.material().key(), item.before());
            });
    List<ReadableMaterial> english = shown(application, application.materials(), Languages.ENGLISH);
    List<ReadableMaterial> chinese = shown(application, application.materials(), Languages.CHINESE);
    Map<String, String> old = new HashMap<>();
    shown(application, new Materials(before), Languages.CHINESE)
        .forEach(row -> old.put(row.material().key(), row.value()));
    return IntStream.range(0, chinese.size())
        .mapToObj(
            n -> {
              ReadableMaterial row = chinese.get(n);
              ReviewItem item = Objects.requireNonNull(known.get(row.material().key()));
              return new Item(
                  row.material().key(),
                  row.label() + " " + english.get(n).label(),
                  row.value().equals(english.get(n).value())
                      ? row.value()
                      : row.value() + " " + english.get(n).value(),
                  old.getOrDefault(row.material().key(), ""),
                  item.isChanged(),
                  item.settledIn(),
                  item.lastReason(),
                  row.document() == null
                      ? null
                      : new Paper("/ops/documents/" + row.document().id(), row.document().pages()));
            })
        .toList();
  }

  private List<ReadableMaterial> shown(
      Application application, Materials materials, Locale locale) {
    return forms.shown(application.channel(), materials, locale);
  }
}
