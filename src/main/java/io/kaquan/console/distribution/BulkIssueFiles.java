package io.kaquan.console.distribution;

import io.kaquan.card.catalogue.Card;
import io.kaquan.console.card.CsvDownload;
import io.kaquan.console.card.MerchantCards;
import io.kaquan.distribution.bulkissue.BulkIssue;
import io.kaquan.distribution.bulkissue.BulkIssueLine;
import io.kaquan.distribution.bulkissue.BulkIssues;
import io.kaquan.distribution.delivery.ClaimLinks;
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
 * The files of a finished bulk issue. That of the lines that were not handed out can be mended and
 * sent in again.
 */
@Access(Permission.EDIT)
@Controller
@RequestMapping("/console/cards/{cardId}/list/{bulkIssue}")
class BulkIssueFiles {
  private final MerchantCards own;
  private final BulkIssues bulkIssues;
  private final ClaimLinks links;
  private final MessageSource words;

  BulkIssueFiles(MerchantCards own, BulkIssues bulkIssues, ClaimLinks links, MessageSource words) {
    this.own = own;
    this.bulkIssues = bulkIssues;
    this.links = links;
    this.words = words;
  }

  /** The recipients with their coupons and claim links. */
  @GetMapping("/result.csv")
  void result(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String cardId,
      @PathVariable UUID bulkIssue,
      HttpServletResponse response)
      throws IOException {
    BulkIssue found = find(me, cardId, bulkIssue);
    CsvDownload.write(
        response,
        "list-" + mark(found),
        csv -> {
          csv.writeRecord("line", "recipient", "code", "claim_url", "note");
          bulkIssues.results(
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

  private String link(BulkIssue bulkIssue, BulkIssueLine line) {
    return links.to(
        new ClaimLinks.Claim(bulkIssue.appid(), line.openid(), bulkIssue.cardId(), line.issued()));
  }

  @GetMapping("/failures.csv")
  void failures(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String cardId,
      @PathVariable UUID bulkIssue,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    BulkIssue found = find(me, cardId, bulkIssue);
    CsvDownload.write(
        response,
        "list-failures-" + mark(found),
        csv -> {
          csv.writeRecord("line", "recipient", "code", "note", "reason");
          bulkIssues.failures(
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

  private static String mark(BulkIssue bulkIssue) {
    return bulkIssue.id().toString().substring(0, 8);
  }

  private BulkIssue find(SignedIn me, String cardId, UUID bulkIssue) {
    Card card = own.one(me, cardId);
    return bulkIssues
        .find(me.merchantId().value(), bulkIssue)
        .filter(found -> found.cardId().equals(card.terms().cardId()))
        .filter(found -> found.isStarted() && found.isFinished())
        .orElseThrow(NotFound::new);
  }
}
