package io.kaquan.distribution.bulkissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaquan.card.design.CardId;
import io.kaquan.fixture.CardMaker;
import io.kaquan.platform.engine.JobWaits;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How a list that is being issued goes on, stops and waits. */
class BulkIssueProgressTest extends BulkIssueScenario {
  @Autowired private BulkIssueWork work;

  @Autowired private BulkIssueRepository repository;

  @Autowired private PlatformTransactionManager transactions;

  @Test
  void what_breaks_off_in_a_chunk_goes_on_and_nobody_gets_two() {
    String card = onSale(CardMaker.aCashCard());
    UUID id = read(card, list(BulkIssueWork.CHUNK + 20));
    assertThat(repository.start(id, "en", clock.instant())).isTrue();
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            killed -> {
              assertThat(work.nextLines(id)).isTrue();
              killed.setRollbackOnly();
            });
    assertThat(find(id)).returns(0, BulkIssue::worked);
    assertThat(coupons.ofCard(new CardId(card)).inHand()).isZero();

    assertThat(work.nextLines(id)).isTrue();
    assertThat(coupons.ofCard(new CardId(card)).inHand()).isEqualTo(BulkIssueWork.CHUNK);
    // as if the note of how far it is had been lost: the request numbers know what was handed out
    db.sql("UPDATE bulk_issue SET reached_line = 0, worked = 0, ok = 0 WHERE id = ?")
        .param(id)
        .update();
    db.sql(
            "UPDATE bulk_issue_line SET outcome = NULL, openid = NULL, issued = NULL WHERE bulk_issue = ?")
        .param(id)
        .update();
    while (work.nextLines(id)) {
      assertThat(find(id).isFinished()).isFalse();
    }
    assertThat(find(id))
        .returns(BulkIssueWork.CHUNK + 20, BulkIssue::ok)
        .returns(BulkIssueStatus.DONE, BulkIssue::status);
    assertThat(coupons.ofCard(new CardId(card)).inHand()).isEqualTo(BulkIssueWork.CHUNK + 20);
    assertThat(cards.find(card).orElseThrow().stock()).isEqualTo(1000 - BulkIssueWork.CHUNK - 20);
  }

  @Test
  void what_is_stopped_ends_behind_its_chunk() {
    String card = onSale(CardMaker.aCashCard().withStock(5000));
    UUID id = read(card, list(3 * BulkIssueWork.CHUNK));
    assertThat(repository.start(id, "en", clock.instant())).isTrue();
    work.nextLines(id);
    assertThat(bulkIssues.stop(UUID.randomUUID(), id)).as("somebody else's").isFalse();
    assertThat(bulkIssues.stop(merchant.value(), id)).isTrue();
    assertThat(work.nextLines(id)).isFalse();
    assertThat(find(id))
        .returns(BulkIssueStatus.STOPPED, BulkIssue::status)
        .returns(BulkIssueWork.CHUNK, BulkIssue::ok);
    List<BulkIssueOutcome> left = new ArrayList<>();
    bulkIssues.failures(find(id), line -> left.add(line.outcome()));
    assertThat(left).hasSize(2 * BulkIssueWork.CHUNK).containsOnlyNulls();
    assertThat(bulkIssues.stop(merchant.value(), id)).isFalse();
  }

  @Test
  void a_list_waits_while_enough_of_its_letters_are_on_their_way() {
    String card = onSale(CardMaker.aCashCard());
    String ann = "ann-" + UUID.randomUUID() + "@guests.example";
    UUID id = read(card, ann + "\n" + openid(1));
    assertThat(bulkIssues.letters(find(id))).isEqualTo(1);
    assertThat(repository.start(id, "en", clock.instant())).isTrue();
    // as if the mail server were away
    db.sql(
            """
        INSERT INTO letter (id, message_id, topic, kind, recipient, language, subject, body, status, posted_at, due_at)
        SELECT gen_random_uuid(), CAST(:topic AS text) || n, :topic, 'hand-out', 'b@guests.example', 'en', 'x', 'x', 'PENDING',
               :now, :later
          FROM generate_series(1, 200) AS n
        """)
        .param("topic", id.toString())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("later", clock.instant().plus(Duration.ofDays(3)).atOffset(ZoneOffset.UTC))
        .update();
    assertThatThrownBy(() -> work.nextLines(id)).isInstanceOf(JobWaits.class);
    assertThat(find(id)).returns(0, BulkIssue::worked);

    db.sql("UPDATE letter SET status = 'GAVE_UP' WHERE topic = ?").param(id.toString()).update();
    assertThat(work.nextLines(id)).as("what gave up holds nothing up").isTrue();
    assertThat(work.nextLines(id)).isFalse();
    assertThat(find(id)).returns(2, BulkIssue::ok);
    assertThat(bulkIssues.carried(find(id)).gaveUp()).isEqualTo(200);
    db.sql("DELETE FROM letter WHERE topic = ? AND recipient = 'b@guests.example'")
        .param(id.toString())
        .update();
  }

  @Test
  void two_lists_begun_at_once_send_no_more_letters_than_one_merchant_may() {
    String card = onSale(CardMaker.aCashCard());
    UUID one = read(card, "ann-" + UUID.randomUUID() + "@guests.example");
    UUID other = read(card, "bob-" + UUID.randomUUID() + "@guests.example");
    // as if each had more than half of a day's
    db.sql("UPDATE bulk_issue SET mails = 60000 WHERE id IN (?, ?)")
        .param(one)
        .param(other)
        .update();
    CompletableFuture<BulkIssueResult> second =
        new TransactionTemplate(transactions)
            .execute(
                begins -> {
                  assertThat(bulkIssues.start(merchant.value(), one, Locale.ENGLISH).isDone())
                      .isTrue();
                  CompletableFuture<BulkIssueResult> late =
                      CompletableFuture.supplyAsync(
                          () -> bulkIssues.start(merchant.value(), other, Locale.ENGLISH));
                  Awaitility.await("the other waits, or is through")
                      .until(() -> late.isDone() || someWait());
                  return late;
                });
    assertThat(second.join().fault()).isEqualTo(BulkIssueFault.LETTERS);
    db.sql("UPDATE bulk_issue SET mails = 1 WHERE id IN (?, ?)").param(one).param(other).update();
    assertThat(finished(one).ok()).isEqualTo(1);
  }

  private boolean someWait() {
    return db.sql(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'advisory' AND query LIKE '%bulk issues of%'")
            .query(Long.class)
            .single()
        > 0;
  }
}
