package io.kaquan.distribution.handout;

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
class HandoutsTest extends Scenario {
  private static final String APPID = "wxdemo0000000001";
  private static final String BY = "merchant@demo.example";

  @Autowired private Handouts handouts;
  @Autowired private HandoutWork work;
  @Autowired private HandoutRepository repository;
  @Autowired private ForgetLists forgetting;
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
    handedOut(Handouts.MOST);
    String card = onSale(CardMaker.aCashCard());
    assertThat(ask(merchant, card, null, "x\n".repeat(Handouts.MOST + 1)).fault())
        .isEqualTo(HandoutFault.TOO_LONG);
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
    Handout read = find(id);
    assertThat(read)
        .returns(lines, Handout::lines)
        .returns(lines / 100, Handout::malformed)
        .returns(lines / 100, Handout::duplicate)
        .returns(0, Handout::mails);

    handouts.start(merchant, id, Locale.ENGLISH);
    Handout done = finished(id);
    assertThat(done)
        .returns(HandoutStatus.DONE, Handout::status)
        .returns(left, Handout::ok)
        .returns(lines, Handout::worked);
    assertThat(handouts.counts(done))
        .isEqualTo(
            Map.of(
                HandoutOutcome.OK,
                (long) left,
                HandoutOutcome.SOLD_OUT,
                10L,
                HandoutOutcome.MALFORMED,
                lines / 100L,
                HandoutOutcome.DUPLICATE,
                lines / 100L));
    assertThat(coupons.ofCard(card).inHand()).isEqualTo(left);
    Set<String> codes = new HashSet<>();
    handouts.results(done, line -> codes.add(line.issued()));
    assertThat(codes).hasSize(left);
    List<Integer> failed = new ArrayList<>();
    handouts.failures(done, line -> failed.add(line.line()));
    assertThat(failed).hasSize(lines - left).isSorted().contains(8, 10);
  }

  @Test
  void what_breaks_off_in_a_chunk_goes_on_and_nobody_gets_two() {
    String card = onSale(CardMaker.aCashCard());
    UUID id = read(card, list(HandoutWork.CHUNK + 20));
    assertThat(repository.start(id, "en", clock.instant())).isTrue();
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            killed -> {
              assertThat(work.nextLines(id)).isTrue();
              killed.setRollbackOnly();
            });
    assertThat(find(id)).returns(0, Handout::worked);
    assertThat(coupons.ofCard(card).inHand()).isZero();

    assertThat(work.nextLines(id)).isTrue();
    assertThat(coupons.ofCard(card).inHand()).isEqualTo(HandoutWork.CHUNK);
    // as if the note of how far it is had been lost: the request numbers know what was handed out
    db.sql("UPDATE handout SET reached_line = 0, worked = 0, ok = 0 WHERE id = ?")
        .param(id)
        .update();
    db.sql("UPDATE handout_line SET outcome = NULL, openid = NULL, issued = NULL WHERE handout = ?")
        .param(id)
        .update();
    while (work.nextLines(id)) {
      assertThat(find(id).isFinished()).isFalse();
    }
    assertThat(find(id))
        .returns(HandoutWork.CHUNK + 20, Handout::ok)
        .returns(HandoutStatus.DONE, Handout::status);
    assertThat(coupons.ofCard(card).inHand()).isEqualTo(HandoutWork.CHUNK + 20);
    assertThat(cards.find(card).orElseThrow().stock()).isEqualTo(1000 - HandoutWork.CHUNK - 20);
  }

  @Test
  void what_is_stopped_ends_behind_its_chunk() {
    String card = onSale(CardMaker.aCashCard().withStock(5000));
    UUID id = read(card, list(3 * HandoutWork.CHUNK));
    assertThat(repository.start(id, "en", clock.instant())).isTrue();
    work.nextLines(id);
    assertThat(handouts.stop(UUID.randomUUID(), id)).as("somebody else's").isFalse();
    assertThat(handouts.stop(merchant, id)).isTrue();
    assertThat(work.nextLines(id)).isFalse();
    assertThat(find(id))
        .returns(HandoutStatus.STOPPED, Handout::status)
        .returns(HandoutWork.CHUNK, Handout::ok);
    List<HandoutOutcome> left = new ArrayList<>();
    handouts.failures(find(id), line -> left.add(line.outcome()));
    assertThat(left).hasSize(2 * HandoutWork.CHUNK).containsOnlyNulls();
    assertThat(handouts.stop(merchant, id)).isFalse();
  }

  @Test
  void a_list_that_nobody_begins_is_thrown_away_after_a_week() {
    UUID id = read(onSale(CardMaker.aCashCard()), "ann-" + UUID.randomUUID() + "@guests.example");
    moveClockBy(Duration.ofDays(6));
    forgetting.run();
    assertThat(find(id)).returns(HandoutStatus.READ, Handout::status);
    moveClockBy(Duration.ofDays(2));
    forgetting.run();
    assertThat(find(id)).returns(HandoutStatus.STOPPED, Handout::status);
    assertThat(
            db.sql("SELECT count(*) FROM handout_line WHERE handout = ?")
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
    assertThat(handouts.letters(find(id))).isEqualTo(1);
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
    assertThat(find(id)).returns(0, Handout::worked);

    db.sql("UPDATE letter SET status = 'GAVE_UP' WHERE topic = ?").param(id.toString()).update();
    assertThat(work.nextLines(id)).as("what gave up holds nothing up").isTrue();
    assertThat(work.nextLines(id)).isFalse();
    assertThat(find(id)).returns(2, Handout::ok);
    assertThat(handouts.carried(find(id)).gaveUp()).isEqualTo(200);
    db.sql("DELETE FROM letter WHERE topic = ? AND recipient = 'b@guests.example'")
        .param(id.toString())
        .update();
  }

  @Test
  void begun_twice_at_once_it_is_begun_once() {
    String card = onSale(CardMaker.aCashCard());
    UUID id = read(card, list(20));
    List<CompletableFuture<HandoutAnswer>> both =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> handouts.start(merchant, id, Locale.ENGLISH)))
            .toList();
    assertThat(both)
        .allSatisfy(answer -> assertThat(answer.join()).isEqualTo(HandoutAnswer.done(id)));
    assertThat(finished(id).ok()).isEqualTo(20);
    assertThat(coupons.ofCard(card).inHand()).isEqualTo(20);
  }

  @Test
  void two_lists_begun_at_once_send_no_more_letters_than_one_merchant_may() {
    String card = onSale(CardMaker.aCashCard());
    UUID one = read(card, "ann-" + UUID.randomUUID() + "@guests.example");
    UUID other = read(card, "bob-" + UUID.randomUUID() + "@guests.example");
    // as if each had more than half of a day's
    db.sql("UPDATE handout SET mails = 60000 WHERE id IN (?, ?)").param(one).param(other).update();
    CompletableFuture<HandoutAnswer> second =
        new TransactionTemplate(transactions)
            .execute(
                begins -> {
                  assertThat(handouts.start(merchant, one, Locale.ENGLISH).isDone()).isTrue();
                  CompletableFuture<HandoutAnswer> late =
                      CompletableFuture.supplyAsync(
                          () -> handouts.start(merchant, other, Locale.ENGLISH));
                  Awaitility.await("the other waits, or is through")
                      .until(() -> late.isDone() || someWait());
                  return late;
                });
    assertThat(second.join().fault()).isEqualTo(HandoutFault.LETTERS);
    db.sql("UPDATE handout SET mails = 1 WHERE id IN (?, ?)").param(one).param(other).update();
    assertThat(finished(one).ok()).isEqualTo(1);
  }

  @Test
  void what_cannot_be_handed_out_is_not_begun() {
    String waiting = CardMaker.aCashCard().create(commands);
    UUID id = read(waiting, list(1));
    assertThat(handouts.start(merchant, id, Locale.ENGLISH).fault())
        .isEqualTo(HandoutFault.NOT_ON_SALE);
    assertThat(handouts.start(UUID.randomUUID(), id, Locale.ENGLISH).fault())
        .isEqualTo(HandoutFault.UNKNOWN_CARD);
    String card = onSale(CardMaker.aCashCard());
    assertThat(handouts.start(merchant, read(card, "nobody"), Locale.ENGLISH).fault())
        .isEqualTo(HandoutFault.NOBODY);
    assertThat(ask(merchant, card, null, "\uFEFF\r\n").fault()).isEqualTo(HandoutFault.EMPTY);
    assertThat(ask(UUID.randomUUID(), card, null, list(1)).fault())
        .isEqualTo(HandoutFault.UNKNOWN_CARD);
    assertThat(ask(merchant, card, "two\nlines", list(1)).fault()).isEqualTo(HandoutFault.CHANNEL);
  }

  private boolean someWait() {
    return db.sql(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'advisory' AND query LIKE '%hand-outs of%'")
            .query(Long.class)
            .single()
        > 0;
  }

  private UUID read(String card, String list) {
    HandoutAnswer answer = ask(merchant, card, "a test", list);
    assertThat(answer.fault()).isNull();
    return answer.handout();
  }

  private HandoutAnswer ask(UUID whose, String card, String channel, String list) {
    byte[] bytes = list.getBytes(StandardCharsets.UTF_8);
    return handouts.read(
        new HandoutWish(whose, card, BY, channel, UUID.randomUUID()),
        "a.csv",
        bytes.length,
        new ByteArrayResource(bytes));
  }

  private Handout find(UUID id) {
    return handouts.find(merchant, id).orElseThrow();
  }

  private Handout finished(UUID id) {
    Awaitility.await("the list is handed out")
        .atMost(Duration.ofMinutes(5))
        .until(() -> find(id).isFinished());
    return find(id);
  }

  private static String list(int people) {
    return IntStream.range(0, people)
        .mapToObj(HandoutsTest::openid)
        .collect(Collectors.joining("\n"));
  }

  private static String openid(int number) {
    return String.format("oHandOut%020d", number);
  }

  private String onSale(CardMaker card) {
    return card.onSale(commands, cards, new Reviewer(address(""), "reviewer"));
  }
}
