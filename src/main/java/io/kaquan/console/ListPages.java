package io.kaquan.console;

import io.kaquan.card.Card;
import io.kaquan.console.ListIssue.Handed;
import io.kaquan.console.TypedList.Line;
import io.kaquan.coupon.Asker;
import io.kaquan.coupon.Source;
import io.kaquan.delivery.ClaimLinks;
import io.kaquan.entrance.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 名单投放: the form, and what became of each line. The newest answer is kept in the web session. */
@Controller
@RequestMapping("/console/cards/{cardId}/list")
class ListPages {
  private static final int UNPROCESSABLE = 422;
  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
  private static final String NEWEST = "console.list";

  /** The answer to one list. */
  record Answered(String cardId, String number, List<Handed> lines) implements Serializable {}

  /** One line of the answer page. */
  public record Row(int place, String openid, String code, String result, String link) {}

  private final OwnCards own;
  private final ListIssue issue;
  private final ClaimLinks links;
  private final MessageSource words;

  ListPages(OwnCards own, ListIssue issue, ClaimLinks links, MessageSource words) {
    this.own = own;
    this.issue = issue;
    this.links = links;
    this.words = words;
  }

  /** @param again number of the answer whose refused lines are tried again */
  @GetMapping
  String form(@AuthenticationPrincipal SignedIn me, @PathVariable String cardId,
      @RequestParam(defaultValue = "") String again, HttpSession session, Model model) {
    Card card = own.one(me, cardId);
    if (own.standing(card) != Standing.ON_SALE) {
      return "redirect:/console/cards/" + cardId;
    }
    String refused = newest(session, cardId, again).stream().flatMap(answer -> answer.lines().stream())
        .filter(line -> !line.isDone())
        .map(line -> line.code().isEmpty() ? line.openid() : line.openid() + "," + line.code()).distinct()
        .collect(Collectors.joining("\n"));
    return show(card, refused, UUID.randomUUID().toString(), null, model);
  }

  @PostMapping
  String issue(@AuthenticationPrincipal SignedIn me, @PathVariable String cardId,
      @RequestParam(defaultValue = "") String lines, @RequestParam(defaultValue = "") String number, HttpSession session,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    Card card = own.one(me, cardId);
    String form = number.matches("[0-9a-f-]{36}") ? number : UUID.randomUUID().toString();
    List<Line> read = TypedList.read(lines);
    if (read.isEmpty() || read.size() > TypedList.MOST) {
      response.setStatus(UNPROCESSABLE);
      return show(card, lines, form, read.isEmpty() ? "console.cards.list.empty" : "console.cards.list.many", model);
    }
    Asker by = new Asker(Source.CONSOLE, me.email(), null, request.getRemoteAddr());
    session.setAttribute(NEWEST, new Answered(cardId, form, List.copyOf(issue.issue(card, form, read, by))));
    return "redirect:/console/cards/" + cardId + "/list/" + form;
  }

  private static String show(Card card, String typed, String number, String fault, Model model) {
    model.addAttribute("card", card);
    model.addAttribute("typed", typed);
    model.addAttribute("number", number);
    model.addAttribute("fault", fault);
    model.addAttribute("namesCodes", OwnCards.namesCodes(card));
    return "console/card-list";
  }

  @GetMapping("/{number}")
  String answer(@AuthenticationPrincipal SignedIn me, @PathVariable String cardId, @PathVariable String number,
      HttpSession session, Locale locale, Model model) {
    Card card = own.one(me, cardId);
    Optional<Answered> answer = newest(session, cardId, number);
    if (answer.isEmpty()) {
      return "redirect:/console/cards/" + cardId + "/list";
    }
    model.addAttribute("card", card);
    model.addAttribute("number", number);
    model.addAttribute("rows", rows(card, answer.get(), locale));
    model.addAttribute("done", answer.get().lines().stream().filter(Handed::isDone).count());
    return "console/card-listed";
  }

  @GetMapping("/{number}.csv")
  ResponseEntity<byte[]> file(@AuthenticationPrincipal SignedIn me, @PathVariable String cardId, @PathVariable String number,
      HttpSession session, Locale locale) {
    Card card = own.one(me, cardId);
    Optional<Answered> answer = newest(session, cardId, number);
    if (answer.isEmpty()) {
      return ResponseEntity.status(302).header(HttpHeaders.LOCATION, "/console/cards/" + cardId + "/list").build();
    }
    ListFile file = new ListFile();
    rows(card, answer.get(), locale).forEach(row -> file.add(row.place(), row.openid(), row.code(),
        row.result() == null ? "ok" : row.result(), row.link() == null ? "" : row.link()));
    return ResponseEntity.ok().contentType(CSV)
        .header(HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("kaquan-list-" + number.substring(0, 8) + ".csv").build().toString())
        .body(file.bytes());
  }

  private List<Row> rows(Card card, Answered answer, Locale locale) {
    return answer.lines().stream().map(line -> new Row(line.place(), line.openid(), line.code(),
        line.isDone() ? null : words.getMessage(line.why(), new Object[] {line.detail()}, locale),
        line.isDone() ? link(card, line) : null)).toList();
  }

  private String link(Card card, Handed line) {
    return links.to(new ClaimLinks.Claim(card.terms().appid(), line.openid(), card.terms().cardId(), line.code()));
  }

  private static Optional<Answered> newest(HttpSession session, String cardId, String number) {
    return Optional.ofNullable((Answered) session.getAttribute(NEWEST))
        .filter(answer -> answer.cardId().equals(cardId) && answer.number().equals(number));
  }
}
