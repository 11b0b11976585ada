package io.kaquan.distribution.bulkissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.platform.engine.JobWaits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Long lists with faults, in the process that works on them: exact to the last line, whatever
 * breaks off.
 */
class BulkIssuesTest extends Scenario {
  private static final String APPID = "wxdemo0000000001";
  private static final String BY = "merchant@demo.example";

  @Autowired private BulkIssues bulkIssues;
  @Autowired private BulkIssueWork work;
  @Autowired private BulkIssueRepository repository;
  @Autowired private DiscardLists forgetting;
  @Autowired private Cards cards;
  @Autowired private CardCommands commands;
  @Autowired private Coupons coupons;
  @Autowired private Accounts accounts;
  @Autowired private JdbcClient db;
  @Autowired private PlatformTransactionManager transactions;

  private UUID merchant;

  @BeforeEach
  void whoseCardsTheyAre() {
    merchant = accounts.account(APPID).orElseThrow().merchantId();
  }

  @Test
  void ten_thousand_lines_with_faults_are_handed_out_exactly() {
    handedOut(10_000);
  }

  @Test
  @Tag("full")
  void a_hundred_thousand_lines_are_handed_out_exactly() {
    handedOut(BulkIssues.MOST);
    String card = onSale(CardMaker.aCashCard());
    assertThat(ask(merchant, card, null, "x\n".repeat(BulkIssues.MOST + 1)).fault())
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

    bulkIssues.start(merchant, id, Locale.ENGLISH);
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
    assertThat(coupons.ofCard(card).inHand()).isEqualTo(left);
    Set<String> codes = new HashSet<>();
    bulkIssues.results(done, line -> codes.add(line.issued()));
    assertThat(codes).hasSize(left);
    List<Integer> failed = new ArrayList<>();
    bulkIssues.failures(done, line -> failed.add(line.line()));
    assertThat(failed).hasSize(lines - left).isSorted().contains(8, 10);
  }

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
    assertThat(coupons.ofCard(card).inHand()).isZero();

    assertThat(work.nextLines(id)).isTrue();
    assertThat(coupons.ofCard(card).inHand()).isEqualTo(BulkIssueWork.CHUNK);
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
    assertThat(coupons.ofCard(card).inHand()).isEqualTo(BulkIssueWork.CHUNK + 20);
    assertThat(cards.find(card).orElseThrow().stock()).isEqualTo(1000 - BulkIssueWork.CHUNK - 20);
  }

  @Test
  void what_is_stopped_ends_behind_its_chunk() {
    String card = onSale(CardMaker.aCashCard().withStock(5000));
    UUID id = read(card, list(3 * BulkIssueWork.CHUNK));
    assertThat(repository.start(id, "en", clock.instant())).isTrue();
    work.nextLines(id);
    assertThat(bulkIssues.stop(UUID.randomUUID(), id)).as("somebody else's").isFalse();
    assertThat(bulkIssues.stop(merchant, id)).isTrue();
    assertThat(work.nextLines(id)).isFalse();
    assertThat(find(id))
        .returns(BulkIssueStatus.STOPPED, BulkIssue::status)
        .returns(BulkIssueWork.CHUNK, BulkIssue::ok);
    List<BulkIssueOutcome> left = new ArrayList<>();
    bulkIssues.failures(find(id), line -> left.add(line.outcome()));
    assertThat(left).hasSize(2 * BulkIssueWork.CHUNK).containsOnlyNulls();
    assertThat(bulkIssues.stop(merchant, id)).isFalse();
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
  void begun_twice_at_once_it_is_begun_once() {
    String card = onSale(CardMaker.aCashCard());
    UUID id = read(card, list(20));
    List<CompletableFuture<BulkIssueResult>> both =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> bulkIssues.start(merchant, id, Locale.ENGLISH)))
            .toList();
    assertThat(both)
        .allSatisfy(answer -> assertThat(answer.join()).isEqualTo(BulkIssueResult.done(id)));
    assertThat(finished(id).ok()).isEqualTo(20);
    assertThat(coupons.ofCard(card).inHand()).isEqualTo(20);
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
                  assertThat(bulkIssues.start(merchant, one, Locale.ENGLISH).isDone()).isTrue();
                  CompletableFuture<BulkIssueResult> late =
                      CompletableFuture.supplyAsync(
                          () -> bulkIssues.start(merchant, other, Locale.ENGLISH));
                  Awaitility.await("the other waits, or is through")
                      .until(() -> late.isDone() || someWait());
                  return late;
                });
    assertThat(second.join().fault()).isEqualTo(BulkIssueFault.LETTERS);
    db.sql("UPDATE bulk_issue SET mails = 1 WHERE id IN (?, ?)").param(one).param(other).update();
    assertThat(finished(one).ok()).isEqualTo(1);
  }

  @Test
  void what_cannot_be_handed_out_is_not_begun() {
    String waiting = CardMaker.aCashCard().create(commands);
    UUID id = read(waiting, list(1));
    assertThat(bulkIssues.start(merchant, id, Locale.ENGLISH).fault())
        .isEqualTo(BulkIssueFault.NOT_ON_SALE);
    assertThat(bulkIssues.start(UUID.randomUUID(), id, Locale.ENGLISH).fault())
        .isEqualTo(BulkIssueFault.UNKNOWN_CARD);
    String card = onSale(CardMaker.aCashCard());
    assertThat(bulkIssues.start(merchant, read(card, "nobody"), Locale.ENGLISH).fault())
        .isEqualTo(BulkIssueFault.NOBODY);
    assertThat(ask(merchant, card, null, "\uFEFF\r\n").fault()).isEqualTo(BulkIssueFault.EMPTY);
    assertThat(ask(UUID.randomUUID(), card, null, list(1)).fault())
        .isEqualTo(BulkIssueFault.UNKNOWN_CARD);
    assertThat(ask(merchant, card, "two\nlines", list(1)).fault())
        .isEqualTo(BulkIssueFault.CHANNEL);
  }

  private boolean someWait() {
    return db.sql(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'advisory' AND query LIKE '%bulk issues of%'")
            .query(Long.class)
            .single()
        > 0;
  }

  private UUID read(String card, String list) {
    BulkIssueResult answer = ask(merchant, card, "a test", list);
    assertThat(answer.fault()).isNull();
    return answer.bulkIssue();
  }

  private BulkIssueResult ask(UUID whose, String card, String channel, String list) {
    byte[] bytes = list.getBytes(StandardCharsets.UTF_8);
    return bulkIssues.read(
        new BulkIssueRequest(whose, card, BY, channel, UUID.randomUUID()),
        "a.csv",
        bytes.length,
        new ByteArrayResource(bytes));
  }

  private BulkIssue find(UUID id) {
    return bulkIssues.find(merchant, id).orElseThrow();
  }

  private BulkIssue finished(UUID id) {
    Awaitility.await("the list is handed out")
        .atMost(Duration.ofMinutes(5))
        .until(() -> find(id).isFinished());
    return find(id);
  }

  private static String list(int people) {
    return IntStream.range(0, people)
        .mapToObj(BulkIssuesTest::openid)
        .collect(Collectors.joining("\n"));
  }

  private static String openid(int number) {
    return String.format("oHandOut%020d", number);
  }

  private String onSale(CardMaker card) {
    return card.onSale(commands, cards, new Reviewer(address(""), "reviewer"));
  }
}
