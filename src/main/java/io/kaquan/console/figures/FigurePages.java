package io.kaquan.console.figures;

import io.kaquan.card.catalogue.CardName;
import io.kaquan.card.design.CardId;
import io.kaquan.coupon.statistics.Selection;
import io.kaquan.coupon.statistics.Statistics;
import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 数据: the merchant's figures for a range of days, as charts, tables and files. */
@Controller
class FigurePages {
  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

  private static final int MOST_CARDS = 100;

  private final FigureReports reports;
  private final Statistics statistics;
  private final Accounts accounts;
  private final Clock clock;

  FigurePages(FigureReports reports, Statistics statistics, Accounts accounts, Clock clock) {
    this.reports = reports;
    this.statistics = statistics;
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * @param asked the query, see {@link FigureFilter}
   */
  @GetMapping("/console/figures")
  String figures(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam Map<String, String> asked,
      Model model,
      Locale locale,
      HttpServletResponse response) {
    FigureFilter choice = FigureFilter.of(asked, LocalDate.now(clock));
    List<CardName> cards = reports.cards(me.merchantId().value());
    List<Account> own = accounts.accounts(me.merchantId());
    FigureReport report = report(me, choice, cards, own, locale);
    if (!choice.faults().isEmpty()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    }
    model.addAttribute("choice", choice);
    model.addAttribute("report", report);
    model.addAttribute(
        "topChannels", FigureReport.top(report.channels(), reports.said("figures.rest", locale)));
    model.addAttribute(
        "topStores", FigureReport.top(report.stores(), reports.said("figures.rest", locale)));
    model.addAttribute(
        "topCards", FigureReport.top(report.cards(), reports.said("figures.rest", locale)));
    model.addAttribute("today", LocalDate.now(clock));
    model.addAttribute("cards", cards);
    model.addAttribute("cardChoices", choices(cards, choice.card()));
    model.addAttribute("accounts", own);
    model.addAttribute("channels", channels(me, choice, report, locale));
    model.addAttribute("stores", stores(me, choice, report, locale));
    return "console/figures/figures";
  }

  /**
   * @param by day, channel, store or card
   */
  @GetMapping("/console/figures.csv")
  ResponseEntity<byte[]> file(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam Map<String, String> asked,
      @RequestParam(defaultValue = "day") String by,
      Locale locale) {
    FigureFilter choice = FigureFilter.of(asked, LocalDate.now(clock));
    if (!choice.faults().isEmpty()) {
      return ResponseEntity.badRequest().build();
    }
    FigureReport report =
        report(
            me,
            choice,
            reports.cards(me.merchantId().value()),
            accounts.accounts(me.merchantId()),
            locale);
    List<FigureRow> lines =
        switch (by) {
          case "day" -> report.days();
          case "channel" -> report.channels();
          case "store" -> report.stores();
          case "card" -> report.cards();
          default -> throw new NotFound();
        };
    FigureFile file = new FigureFile(by);
    lines.forEach(file::add);
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("kaquan-" + by + "-" + choice.from() + "-" + choice.to() + ".csv")
                .build()
                .toString())
        .body(file.bytes());
  }

  private FigureReport report(
      SignedIn me, FigureFilter choice, List<CardName> cards, List<Account> own, Locale locale) {
    if (!choice.card().isEmpty()
            && cards.stream().noneMatch(card -> card.cardId().equals(choice.card()))
        || !choice.account().isEmpty()
            && own.stream()
                .noneMatch(account -> account.appid().value().equals(choice.account()))) {
      throw new NotFound();
    }
    return reports.of(
        selection(me, choice, choice.from(), choice.to()),
        selection(me, choice, choice.beforeFrom(), choice.beforeTo()),
        locale);
  }

  private static Selection selection(
      SignedIn me, FigureFilter choice, LocalDate from, LocalDate to) {
    return new Selection(
        me.merchantId(),
        from,
        to,
        AppId.parse(choice.account()).orElse(null),
        CardId.parse(choice.card()).orElse(null),
        choice.channelName(),
        choice.storeName());
  }

  /**
   * Returns the newest 100 cards and the chosen one. The figures of the others are reached from
   * their own pages.
   */
  private static List<CardName> choices(List<CardName> cards, String chosen) {
    return Stream.concat(
            cards.stream().limit(MOST_CARDS),
            cards.stream().skip(MOST_CARDS).filter(card -> card.cardId().equals(chosen)))
        .toList();
  }

  /** Returns the channels of these days to choose from, by their value in the address. */
  private Map<String, String> channels(
      SignedIn me, FigureFilter choice, FigureReport report, Locale locale) {
    // the report has all of them unless it is narrowed
    Set<String> names =
        new TreeSet<>(
            choice.isNarrowed()
                ? statistics.channels(me.merchantId(), choice.from(), choice.to())
                : report.channels().stream().map(FigureRow::key).toList());
    if (choice.channelName() != null) {
      names.add(choice.channelName());
    }
    Map<String, String> choices = new LinkedHashMap<>();
    names.forEach(name -> choices.put("=" + name, reports.channel(name, locale)));
    return choices;
  }

  private Map<String, String> stores(
      SignedIn me, FigureFilter choice, FigureReport report, Locale locale) {
    Set<String> names =
        new TreeSet<>(
            choice.isNarrowed()
                ? statistics.locations(me.merchantId(), choice.from(), choice.to())
                : report.stores().stream().map(FigureRow::key).toList());
    Map<String, String> choices = new LinkedHashMap<>();
    reports
        .storeTitles(List.copyOf(names), locale)
        .forEach((name, title) -> choices.put("=" + name, title));
    if (choice.storeName() != null) {
      // by its number only: it may be another merchant's store
      choices.putIfAbsent("=" + choice.storeName(), choice.storeName());
    }
    return choices;
  }
}
