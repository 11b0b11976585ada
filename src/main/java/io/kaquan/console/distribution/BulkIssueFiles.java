package io.kaquan.console.distribution;

import io.kaquan.card.catalogue.Card;
import io.kaquan.console.card.CsvDownload;
import io.kaquan.console.card.MerchantCards;
import io.kaquan.distribution.delivery.ClaimLinks;
import io.kaquan.distribution.handout.Handout;
import io.kaquan.distribution.handout.HandoutLine;
import io.kaquan.distribution.handout.Handouts;
import io.kaquan.files.csv.Cells;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.Access;
import io.kaquan.signin.Permission;
import io.kaquan.signin.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The files of a finished hand-out. That of the lines that were not handed out can be mended and
 * sent in again.
 */
@Access(Permission.EDIT)
@Controller
@RequestMapping("/console/cards/{cardId}/list/{handout}")
class BulkIssueFiles {
  private final MerchantCards own;
  private final Handouts handouts;
  private final ClaimLinks links;
  private final MessageSource words;

  BulkIssueFiles(MerchantCards own, Handouts handouts, ClaimLinks links, MessageSource words) {
    this.own = own;
    this.handouts = handouts;
    this.links = links;
    this.words = words;
  }

  /** Who got which coupon, each with the link to claim it. */
  @GetMapping("/result.csv")
  void result(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String cardId,
      @PathVariable UUID handout,
      HttpServletResponse response)
      throws IOException {
    Handout found = find(me, cardId, handout);
    CsvDownload.write(
        response,
        "list-" + mark(found),
        csv -> {
          csv.writeRecord("line", "recipient", "code", "claim_url", "note");
          handouts.results(
              found,
              line ->
                  csv.writeRecord(
                      Integer.toString(line.line()),
                      Cells.kept(line.recipient()),
                      Cells.kept(line.issued()),
                      link(found, line),
                      Cells.kept(line.note())));
        });
  }

  private String link(Handout handout, HandoutLine line) {
    return links.to(
        new ClaimLinks.Claim(handout.appid(), line.openid(), handout.cardId(), line.issued()));
  }

  @GetMapping("/failures.csv")
  void failures(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String cardId,
      @PathVariable UUID handout,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    Handout found = find(me, cardId, handout);
    CsvDownload.write(
        response,
        "list-failures-" + mark(found),
        csv -> {
          csv.writeRecord("line", "recipient", "code", "note", "reason");
          handouts.failures(
              found,
              line ->
                  csv.writeRecord(
                      Integer.toString(line.line()),
                      Cells.kept(line.recipient()),
                      Cells.kept(line.code()),
                      Cells.kept(line.note()),
                      words.getMessage(
                          "console.handouts.outcome."
                              + (line.outcome() == null ? "none" : line.outcome()),
                          null,
                          locale)));
        });
  }

  private static String mark(Handout handout) {
    return handout.id().toString().substring(0, 8);
  }

  private Handout find(SignedIn me, String cardId, UUID handout) {
    Card card = own.one(me, cardId);
    return handouts
        .find(me.merchantId(), handout)
        .filter(found -> found.cardId().equals(card.terms().cardId()))
        .filter(found -> found.isStarted() && found.isFinished())
        .orElseThrow(NotFound::new);
  }
}
