package io.kaquan.console.distribution;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardStanding;
import io.kaquan.console.card.MerchantCards;
import io.kaquan.console.card.UploadedList;
import io.kaquan.distribution.bulkissue.BulkIssue;
import io.kaquan.distribution.bulkissue.BulkIssueFault;
import io.kaquan.distribution.bulkissue.BulkIssueRequest;
import io.kaquan.distribution.bulkissue.BulkIssueResult;
import io.kaquan.distribution.bulkissue.BulkIssueStatus;
import io.kaquan.distribution.bulkissue.BulkIssues;
import io.kaquan.distribution.delivery.Channels;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.Access;
import io.kaquan.signin.Permission;
import io.kaquan.signin.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * 名单投放: a list of recipients is uploaded or typed, checked, and issued; the page shows the
 * progress.
 */
@Access(Permission.EDIT)
@Controller
@RequestMapping("/console/cards/{cardId}/list")
class BulkIssuePages {
  private static final int UNPROCESSABLE = 422;
  private static final int LINES_SHOWN = 5;

  private final MerchantCards own;
  private final BulkIssues bulkIssues;
  private final Channels channels;

  BulkIssuePages(MerchantCards own, BulkIssues bulkIssues, Channels channels) {
    this.own = own;
    this.bulkIssues = bulkIssues;
    this.channels = channels;
  }

  @GetMapping
  String form(@AuthenticationPrincipal SignedIn me, @PathVariable String cardId, Model model) {
    Card card = own.one(me, cardId);
    return own.standing(card) == CardStanding.ON_SALE
        ? form(me, card, "", "", null, model)
        : "redirect:/console/cards/" + cardId;
  }

  private String form(
      SignedIn me,
      Card card,
      String typed,
      String channel,
      @Nullable BulkIssueFault fault,
      Model model) {
    model.addAttribute("card", card);
    model.addAttribute("typed", typed);
    model.addAttribute("outerStr", channel);
    model.addAttribute("channels", channels.of(me.merchantId().value()));
    model.addAttribute("form", UUID.randomUUID());
    model.addAttribute("fault", fault);
    model.addAttribute("namesCodes", MerchantCards.namesCodes(card));
    return "console/distribution/bulk-issue-new";
  }

  /** Reads the uploaded file, or the typed lines if there is none. */
  @PostMapping
  String read(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String cardId,
      @RequestParam(defaultValue = "") String lines,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(name = "outer_str", defaultValue = "") String channel,
      @RequestParam(required = false) @Nullable UUID form,
      HttpServletResponse response,
      Model model) {
    Card card = own.one(me, cardId);
    BulkIssueRequest wish =
        new BulkIssueRequest(
            me.merchantId().value(),
            cardId,
            me.email(),
            Channels.read(channel),
            form == null ? UUID.randomUUID() : form);
    byte[] typed = lines.getBytes(StandardCharsets.UTF_8);
    BulkIssueResult answer =
        UploadedList.of(file)
            .map(list -> bulkIssues.read(wish, list.shortName(), list.size(), list.file()))
            .orElseGet(
                () -> bulkIssues.read(wish, null, typed.length, new ByteArrayResource(typed)));
    if (answer.isDone()) {
      return page(cardId, answer.bulkIssue());
    }
    response.setStatus(UNPROCESSABLE);
    return form(me, card, lines, channel, answer.fault(), model);
  }

  @GetMapping("/{bulkIssue}")
  String one(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String cardId,
      @PathVariable UUID bulkIssue,
      Locale locale,
      Model model) {
    Card card = own.one(me, cardId);
    BulkIssue found = find(me, card, bulkIssue);
    boolean read = found.status() == BulkIssueStatus.READ;
    model.addAttribute("card", card);
    model.addAttribute("handout", found);
    model.addAttribute("counts", bulkIssues.counts(found));
    model.addAttribute("first", read ? bulkIssues.first(found, LINES_SHOWN) : null);
    model.addAttribute("letters", read ? bulkIssues.letters(found) : null);
    model.addAttribute("carried", !read && found.mails() > 0 ? bulkIssues.carried(found) : null);
    model.addAttribute("language", locale.getLanguage().equals("en") ? "en" : "zh-CN");
    return "console/distribution/bulk-issue";
  }

  @PostMapping("/{bulkIssue}/start")
  String start(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String cardId,
      @PathVariable UUID bulkIssue,
      @RequestParam(defaultValue = "") String language,
      RedirectAttributes next) {
    UUID id = find(me, own.one(me, cardId), bulkIssue).id();
    BulkIssueResult answer =
        bulkIssues.start(
            me.merchantId().value(),
            id,
            language.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
    if (!answer.isDone()) {
      next.addFlashAttribute("fault", answer.fault());
    }
    return page(cardId, id);
  }

  /** Stops a bulk issue, or discards it if it has not started. */
  @PostMapping("/{bulkIssue}/stop")
  String stop(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String cardId,
      @PathVariable UUID bulkIssue) {
    BulkIssue found = find(me, own.one(me, cardId), bulkIssue);
    bulkIssues.stop(me.merchantId().value(), found.id());
    return found.isStarted()
        ? page(cardId, found.id())
        : "redirect:/console/cards/" + cardId + "/deliveries";
  }

  private BulkIssue find(SignedIn me, Card card, UUID bulkIssue) {
    return bulkIssues
        .find(me.merchantId().value(), bulkIssue)
        .filter(found -> found.cardId().equals(card.terms().cardId()))
        .orElseThrow(NotFound::new);
  }

  private static String page(String cardId, UUID bulkIssue) {
    return "redirect:/console/cards/" + cardId + "/list/" + bulkIssue;
  }
}
