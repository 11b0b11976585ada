package io.kaquan.console.card;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.kaquan.card.catalogue.Card;
import io.kaquan.coupon.codebatch.CodeBatch;
import io.kaquan.coupon.codebatch.CodeBatches;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.files.csv.Cells;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.Access;
import io.kaquan.signin.Permission;
import io.kaquan.signin.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The files of a finished batch. */
@Access(Permission.EDIT)
@Controller
@RequestMapping("/console/cards/{cardId}/lots/{batch}")
class CodeBatchFiles {
  private final MerchantCards own;
  private final CodeBatches batches;
  private final Coupons coupons;
  private final MessageSource words;

  CodeBatchFiles(MerchantCards own, CodeBatches batches, Coupons coupons, MessageSource words) {
    this.own = own;
    this.batches = batches;
    this.coupons = coupons;
    this.words = words;
  }

  /** The codes that the batch created. */
  @GetMapping("/codes.csv")
  void codes(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String cardId,
      @PathVariable UUID batch,
      HttpServletResponse response)
      throws IOException {
    CodeBatch found = find(me, cardId, batch, CodeBatch::isLive);
    write(
        response,
        "codes",
        found,
        csv -> {
          csv.writeRecord("code", "status");
          coupons.codesOf(
              found, one -> csv.writeRecord(Cells.kept(one.code().value()), one.status().name()));
        });
  }

  /** The lines of the uploaded list that failed. */
  @GetMapping("/failures.csv")
  void failures(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String cardId,
      @PathVariable UUID batch,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    CodeBatch found = find(me, cardId, batch, one -> one.kind().isListed() && one.isFinished());
    write(
        response,
        "failures",
        found,
        csv -> {
          csv.writeRecord("line", "code", "reason");
          batches.failures(
              found,
              line ->
                  csv.writeRecord(
                      Integer.toString(line.line()),
                      Cells.kept(line.code()),
                      words.getMessage(
                          "console.lots.outcome."
                              + (line.outcome() == null ? "none" : line.outcome()),
                          null,
                          locale)));
        });
  }

  private CodeBatch find(SignedIn me, String cardId, UUID batch, Predicate<CodeBatch> thatHasIt) {
    Card card = own.one(me, cardId);
    return batches
        .find(me.merchantId().value(), batch)
        .filter(found -> found.cardId().equals(card.terms().cardId()))
        .filter(thatHasIt)
        .orElseThrow(NotFound::new);
  }

  private static void write(
      HttpServletResponse response, String what, CodeBatch batch, Consumer<CsvWriter> lines)
      throws IOException {
    CsvDownload.write(response, what + "-" + batch.id().toString().substring(0, 8), lines);
  }
}
