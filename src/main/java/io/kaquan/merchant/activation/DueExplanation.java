package io.kaquan.merchant.activation;

import io.kaquan.platform.calendar.WorkingDays;
import io.kaquan.platform.calendar.WorkingDays.OddDays;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Why a review is due when it is due, day by day where the days are not as usual. */
@Component
class DueExplanation {
  private final WorkingDays calendar;
  private final MessageSource words;
  private final Clock clock;

  DueExplanation(WorkingDays calendar, MessageSource words, Clock clock) {
    this.calendar = calendar;
    this.words = words;
    this.clock = clock;
  }

  /**
   * Submitted on …; each make-up day, holiday and unknown year in between; due on …. Empty of a
   * draft.
   */
  List<String> of(Application application, Locale locale) {
    if (application.submittedAt() == null || application.dueAt() == null) {
      return List.of();
    }
    LocalDate submitted = day(application.submittedAt());
    LocalDate due = day(application.dueAt());
    List<String> sentences = new ArrayList<>();
    sentences.add(say("submitted", locale, date(submitted, locale)));
    for (OddDays odd : calendar.oddDays(submitted, due)) {
      sentences.add(
          say(
              (odd.working() ? "working" : "holiday") + (odd.first().equals(odd.last()) ? "" : "s"),
              locale,
              date(odd.first(), locale),
              date(odd.last(), locale),
              odd.name()));
    }
    calendar
        .notHeld(submitted, due)
        .forEach(year -> sentences.add(say("not-held", locale, Integer.toString(year))));
    sentences.add(say("due", locale, date(due, locale), calendar.close().toString()));
    return List.copyOf(sentences);
  }

  private LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, clock.getZone());
  }

  private String date(LocalDate day, Locale locale) {
    return DateTimeFormatter.ofPattern(say("date", locale), locale).format(day);
  }

  private String say(String key, Locale locale, Object... facts) {
    return words.getMessage("activation.why." + key, facts.length == 0 ? null : facts, locale);
  }
}
