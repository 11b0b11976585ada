package io.kaquan.distribution.bulkissue;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.card.design.CardId;
import io.kaquan.fixture.CardMaker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Lists are issued exactly, and lists that may not start are refused. */
class BulkIssuesTest extends BulkIssueScenario {
  @Autowired private DiscardLists forgetting;

  @Test
  void ten_thousand_lines_with_faults_are_handed_out_exactly() {
    handedOut(10_000);
  }

  @Test
  @Tag("full")
  void a_hundred_thousand_lines_are_handed_out_exactly() {
    handedOut(BulkIssues.MOST);
    String card = onSale(CardMaker.aCashCard());
    assertThat(ask(merchant.value(), card, null, "x\n".repeat(BulkIssues.MOST + 1)).fault())
        .isEqualTo(BulkIssueFault.TOO_LONG);
  }

  /** Of a hundred lines each: one is nobody, one says what the line before says. */
  private void handedOut(int lines) {
    int left = lines / 100 * 98 - 10;
    String card = onSale(CardMaker.aCashCard().withStock(left));
    String list =
        IntStream.range(0, lines)
            .mapToObj(
                line ->
                    line % 100 == 7 ? "nobody " + line : openid(line % 100 == 9 ? line - 1 : line))
            .collect(Collectors.joining("\r\n"));
    UUID id = read(card, list);
    BulkIssue read = find(id);
    assertThat(read)
        .returns(lines, BulkIssue::lines)
        .returns(lines / 100, BulkIssue::malformed)
        .returns(lines / 100, BulkIssue::duplicate)
        .returns(0, BulkIssue::mails);

    bulkIssues.start(merchant.value(), id, Locale.ENGLISH);
    BulkIssue done = finished(id);
    assertThat(done)
        .returns(BulkIssueStatus.DONE, BulkIssue::status)
        .returns(left, BulkIssue::ok)
        .returns(lines, BulkIssue::worked);
    assertThat(bulkIssues.counts(done))
        .isEqualTo(
            Map.of(
                BulkIssueOutcome.OK,
                (long) left,
                BulkIssueOutcome.SOLD_OUT,
                10L,
                BulkIssueOutcome.MALFORMED,
                lines / 100L,
                BulkIssueOutcome.DUPLICATE,
                lines / 100L));
    assertThat(coupons.ofCard(new CardId(card)).inHand()).isEqualTo(left);
    Set<String> codes = new HashSet<>();
    bulkIssues.results(done, line -> codes.add(line.issued()));
    assertThat(codes).hasSize(left);
    List<Integer> failed = new ArrayList<>();
    bulkIssues.failures(done, line -> failed.add(line.line()));
    assertThat(failed).hasSize(lines - left).isSorted().contains(8, 10);
  }

  @Test
  void a_list_that_nobody_begins_is_thrown_away_after_a_week() {
    UUID id = read(onSale(CardMaker.aCashCard()), "ann-" + UUID.randomUUID() + "@guests.example");
    moveClockBy(Duration.ofDays(6));
    forgetting.run();
    assertThat(find(id)).returns(BulkIssueStatus.READ, BulkIssue::status);
    moveClockBy(Duration.ofDays(2));
    forgetting.run();
    assertThat(find(id)).returns(BulkIssueStatus.STOPPED, BulkIssue::status);
    assertThat(
            db.sql("SELECT count(*) FROM bulk_issue_line WHERE bulk_issue = ?")
                .param(id)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void begun_twice_at_once_it_is_begun_once() {
    String card = onSale(CardMaker.aCashCard());
    UUID id = read(card, list(20));
    List<CompletableFuture<BulkIssueResult>> both =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> bulkIssues.start(merchant.value(), id, Locale.ENGLISH)))
            .toList();
    assertThat(both)
        .allSatisfy(answer -> assertThat(answer.join()).isEqualTo(BulkIssueResult.done(id)));
    assertThat(finished(id).ok()).isEqualTo(20);
    assertThat(coupons.ofCard(new CardId(card)).inHand()).isEqualTo(20);
  }

  @Test
  void what_cannot_be_handed_out_is_not_begun() {
    String waiting = CardMaker.aCashCard().create(commands);
    UUID id = read(waiting, list(1));
    assertThat(bulkIssues.start(merchant.value(), id, Locale.ENGLISH).fault())
        .isEqualTo(BulkIssueFault.NOT_ON_SALE);
    assertThat(bulkIssues.start(UUID.randomUUID(), id, Locale.ENGLISH).fault())
        .isEqualTo(BulkIssueFault.UNKNOWN_CARD);
    String card = onSale(CardMaker.aCashCard());
    assertThat(bulkIssues.start(merchant.value(), read(card, "nobody"), Locale.ENGLISH).fault())
        .isEqualTo(BulkIssueFault.NOBODY);
    assertThat(ask(merchant.value(), card, null, "\uFEFF\r\n").fault())
        .isEqualTo(BulkIssueFault.EMPTY);
    assertThat(ask(UUID.randomUUID(), card, null, list(1)).fault())
        .isEqualTo(BulkIssueFault.UNKNOWN_CARD);
    assertThat(ask(merchant.value(), card, "two\nlines", list(1)).fault())
        .isEqualTo(BulkIssueFault.CHANNEL);
  }
}
