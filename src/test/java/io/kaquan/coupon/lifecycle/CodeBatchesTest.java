package io.kaquan.coupon.lifecycle;

import static io.kaquan.fixture.CardMaker.aCashCard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaquan.card.design.CardId;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.code.CouponCodes;
import io.kaquan.coupon.codebatch.CodeBatch;
import io.kaquan.coupon.codebatch.CodeBatchFault;
import io.kaquan.coupon.codebatch.CodeBatchLine;
import io.kaquan.coupon.codebatch.CodeBatchRequest;
import io.kaquan.coupon.codebatch.CodeBatchResult;
import io.kaquan.coupon.codebatch.CodeBatchStatus;
import io.kaquan.coupon.codebatch.CodeBatches;
import io.kaquan.coupon.codebatch.CodeList;
import io.kaquan.coupon.codebatch.CodeOutcome;
import io.kaquan.coupon.statistics.Statistics;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.platform.tenant.AppId;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many codes at a time, in the card's own process: chunk by chunk, all alive at the same moment,
 * exact to the last one.
 */
class CodeBatchesTest extends CouponScenario {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String BY = "merchant@demo.example";

  @Autowired private Statistics statistics;
  @Autowired private CodeBatches batches;
  @Autowired private Accounts accounts;
  @Autowired private JdbcClient db;
  @Autowired private RuntimeService processes;
  @Autowired private ManagementService jobs;
  @Autowired private ProcessEngine engine;

  private UUID merchant;
  private String card;

  @BeforeEach
  void whoseCardsTheyAre() {
    merchant = accounts.account(new AppId(APPID)).orElseThrow().merchantId().value();
  }

  @AfterEach
  void everythingAddsUp() {
    workers().start();
    if (card == null) {
      return;
    }
    assertThat(number("SELECT sum(passed) FROM coupon_tally WHERE card_id = ?"))
        .as("the tally")
        .isEqualTo(number("SELECT count(*) FROM coupon_event WHERE card_id = ?"));
    assertThat(
            db.sql(
                    """
                    SELECT count(*)
                      FROM coupon c
                     WHERE card_id = ?
                       AND status IS DISTINCT FROM (SELECT to_status FROM coupon_event e WHERE e.code = c.code AND e.card_id = c.card_id
                                                     ORDER BY id DESC LIMIT 1)
                    """)
                .param(card)
                .query(Long.class)
                .single())
        .as("coupons that are not where the ledger left them")
        .isZero();
  }

  @Test
  void generated_codes_come_to_life_all_at_once() {
    card = onSale(aCashCard().withStock(3000));
    workers().shutdown();
    CodeBatch batch = begun(batches.generate(wish(), 2500));
    assertThat(stock()).as("taken when it begins").isEqualTo(500);
    nextChunk();
    batch = find(batch);
    assertThat(batch)
        .returns(1000L, CodeBatch::worked)
        .returns(40, CodeBatch::percent)
        .returns(false, CodeBatch::isLive);
    String early =
        db.sql("SELECT code FROM coupon WHERE lot = ? LIMIT 1")
            .param(batch.id())
            .query(String.class)
            .single();
    assertThat(why(claim(early))).isEqualTo(Refusal.UNKNOWN_CODE);
    assertThat(why(coupons.lookUp(new AppId(APPID), new CouponCode(early), new CardId(card))))
        .isEqualTo(Refusal.UNKNOWN_CODE);
    assertThat(
            why(
                coupons.execute(
                    new CouponCommand.Void(
                        new AppId(APPID),
                        new CouponCode(early),
                        new CardId(card),
                        null,
                        null,
                        API))))
        .isEqualTo(Refusal.UNKNOWN_CODE);
    assertThat(coupons.existing(new AppId(APPID), new CardId(card), List.of(new CouponCode(early))))
        .isEmpty();
    workers().start();

    batch = finished(batch);
    assertThat(batch)
        .returns(CodeBatchStatus.DONE, CodeBatch::status)
        .returns(2500L, CodeBatch::ok)
        .returns(100, CodeBatch::percent);
    List<String> codes = new ArrayList<>();
    coupons.codesOf(batch, one -> codes.add(one.code().value()));
    assertThat(codes)
        .hasSize(2500)
        .isSorted()
        .doesNotHaveDuplicates()
        .contains(early)
        .allMatch(code -> CouponCodes.isWellFormed(new CouponCode(code)));
    assertThat(stock()).isEqualTo(500);
    assertThat(done(claim(early)).status()).isEqualTo(CouponStatus.NORMAL);
    assertThat(stock()).as("a generated code takes nothing from it again").isEqualTo(500);
    done(redeem(early));
    assertThat(passages("DEPOSIT")).isEqualTo(2500);
  }

  @Test
  void an_imported_list_says_what_became_of_each_line() {
    card = onSale(aCashCard().withDepositedCodes());
    done(
        coupons.execute(
            new CouponCommand.Deposit(
                new AppId(APPID), new CardId(card), new CouponCode("HERE-1"), null, API)));
    String text =
        "\uFEFFcode,note\r\n"
            + "A-1,first\r\n\r\n"
            + "  A-2  \r\n"
            + "\"A-3\",\"quoted\"\r\n"
            + "`00000000001\r\n"
            + "A-1\r\n"
            + "HERE-1\r\n"
            + "x".repeat(33)
            + "\r\n"
            + "y".repeat(5000)
            + "\r\nA\u0000B\r\n\"A-4\r\nA-5";
    CodeBatch batch = finished(begun(batches.importCodes(wish(), file("codes.csv", text))));

    assertThat(batch)
        .returns(11L, CodeBatch::wanted)
        .returns("codes.csv", CodeBatch::fileName)
        .returns(5L, CodeBatch::ok);
    assertThat(batch.counts())
        .containsEntry(CodeOutcome.DUPLICATE, 1L)
        .containsEntry(CodeOutcome.EXISTING, 1L)
        .containsEntry(CodeOutcome.INVALID, 4L);
    List<CodeBatchLine> failures = new ArrayList<>();
    batches.failures(batch, failures::add);
    assertThat(failures).extracting(CodeBatchLine::line).containsExactly(7, 8, 9, 10, 11, 12);
    assertThat(failures)
        .extracting(CodeBatchLine::outcome)
        .containsExactly(
            CodeOutcome.DUPLICATE,
            CodeOutcome.EXISTING,
            CodeOutcome.INVALID,
            CodeOutcome.INVALID,
            CodeOutcome.INVALID,
            CodeOutcome.INVALID);
    assertThat(failures.get(3).code()).hasSize(64);
    assertThat(stocks.deposited(card)).isEqualTo(6);
    List<String> codes = new ArrayList<>();
    coupons.codesOf(batch, one -> codes.add(one.code().value()));
    assertThat(codes).containsExactlyInAnyOrder("00000000001", "A-1", "A-2", "A-3", "A-5");

    commands.changeStock(APPID, card, 6);
    List<String> claimed =
        IntStream.range(0, 6).mapToObj(n -> issued(card).code().value()).toList();
    assertThat(claimed)
        .containsExactlyInAnyOrder("HERE-1", "00000000001", "A-1", "A-2", "A-3", "A-5");
    assertThat(why(issueTo(somebody(), card))).isEqualTo(Refusal.SOLD_OUT);
  }

  @Test
  void imported_codes_cannot_be_claimed_before_all_of_them_can() {
    card = onSale(aCashCard().withDepositedCodes());
    workers().shutdown();
    CodeBatch batch = begun(batches.importCodes(wish(), file("codes.txt", codes("B", 1500))));
    nextChunk();
    assertThat(find(batch).worked()).isEqualTo(1000);
    assertThat(stocks.deposited(card)).isZero();
    assertThat(commands.changeStock(APPID, card, 1).isDone())
        .as("stock for codes that are not there")
        .isFalse();
    assertThat(
            coupons.existing(
                new AppId(APPID), new CardId(card), List.of(new CouponCode("B-00001"))))
        .isEmpty();
    assertThat(why(claim("B-00001"))).isEqualTo(Refusal.UNKNOWN_CODE);
    workers().start();
    finished(batch);
    assertThat(stocks.deposited(card)).isEqualTo(1500);
    assertThat(
            coupons.existing(
                new AppId(APPID),
                new CardId(card),
                Stream.of("B-00001", "B-01500", "B-01501").map(CouponCode::new).toList()))
        .hasSize(2);
  }

  @Test
  void a_list_of_coupons_is_made_unavailable() {
    card = onSale(aCashCard().withStock(3000));
    CodeBatch made = finished(begun(batches.generate(wish(), 2200)));
    List<String> codes = new ArrayList<>();
    coupons.codesOf(made, one -> codes.add(one.code().value()));
    done(claim(codes.get(0)));
    done(redeem(codes.get(0)));
    done(
        coupons.execute(
            new CouponCommand.Void(
                new AppId(APPID),
                new CouponCode(codes.get(1)),
                new CardId(card),
                null,
                null,
                API)));
    done(claim(codes.get(2)));
    String elsewhere = issued(onSale(aCashCard())).code().value();
    String list =
        "Code\n"
            + String.join("\n", codes)
            + "\n"
            + codes.get(5)
            + "\n123456789012\n"
            + elsewhere
            + "\n";

    CodeBatch batch =
        finished(begun(batches.voidList(wish(), file("gone.csv", list), "printed wrongly")));

    assertThat(batch.wanted()).isEqualTo(2203);
    assertThat(batch.counts())
        .containsEntry(CodeOutcome.OK, 2198L)
        .containsEntry(CodeOutcome.USED, 1L)
        .containsEntry(CodeOutcome.ENDED, 1L)
        .containsEntry(CodeOutcome.DUPLICATE, 1L)
        .containsEntry(CodeOutcome.UNKNOWN, 2L);
    assertThat(states(made))
        .isEqualTo(Map.of(CouponStatus.CONSUMED, 1L, CouponStatus.UNAVAILABLE, 2199L));
    assertThat(
            db.sql(
                    "SELECT DISTINCT reason FROM coupon_event WHERE card_id = ? AND kind = 'VOIDED'"
                        + " AND reason IS NOT NULL")
                .param(card)
                .query(String.class)
                .list())
        .containsExactly("printed wrongly");
    assertThat(stock()).as("void codes had left it when they were made").isEqualTo(800);
    assertThat(statusOf(elsewhere)).isEqualTo(CouponStatus.NORMAL);
  }

  @Test
  void a_whole_lot_is_made_unavailable_and_its_deposited_codes_leave_the_stock() {
    card = onSale(aCashCard().withDepositedCodes());
    CodeBatch bad =
        finished(begun(batches.importCodes(wish(), file("bad.txt", codes("BAD", 1200)))));
    CodeBatch good =
        finished(begun(batches.importCodes(wish(), file("good.txt", codes("GOOD", 10)))));
    commands.changeStock(APPID, card, 1210);
    done(claim("BAD-00001"));
    done(
        coupons.execute(
            new CouponCommand.Redeem(
                new AppId(APPID),
                new CouponCode("BAD-00001"),
                new CardId(card),
                null,
                null,
                null,
                API)));
    done(claim("BAD-00002"));

    CodeBatch batch = finished(begun(batches.voidBatch(wish(), bad.id(), null)));

    assertThat(batch)
        .returns(1199L, CodeBatch::wanted)
        .returns(1199L, CodeBatch::ok)
        .returns(bad.id(), CodeBatch::target);
    assertThat(states(bad))
        .isEqualTo(Map.of(CouponStatus.CONSUMED, 1L, CouponStatus.UNAVAILABLE, 1199L));
    assertThat(states(good)).isEqualTo(Map.of(CouponStatus.DEPOSITED, 10L));
    assertThat(stock()).isEqualTo(10);
    assertThat(issued(card).code().value()).startsWith("GOOD");
    assertThat(batches.voidBatch(wish(), UUID.randomUUID(), null).fault())
        .isEqualTo(CodeBatchFault.UNKNOWN_BATCH);
    assertThat(batches.voidBatch(wish(), batch.id(), null).fault())
        .as("it made no codes")
        .isEqualTo(CodeBatchFault.UNKNOWN_BATCH);
  }

  @Test
  void all_that_is_left_of_a_card_is_made_unavailable_and_what_is_claimed_later_stays() {
    card = onSale(aCashCard().withStock(2000));
    finished(begun(batches.generate(wish(), 1100)));
    Coupon held = issued(card);
    Coupon given = issued(card);
    done(
        coupons.execute(
            new CouponCommand.Offer(
                new AppId(APPID), given.code(), null, given.openid(), UUID.randomUUID(), API)));
    Coupon used = issued(card);
    done(redeem(used.code().value()));
    moveClockBy(Duration.ofSeconds(1));
    workers().shutdown();
    CodeBatch batch = begun(batches.voidRest(wish(), "the shop closes"));
    moveClockBy(Duration.ofSeconds(1));
    Coupon later = issued(card);
    workers().start();

    batch = finished(batch);
    assertThat(batch.ok()).isEqualTo(1102);
    assertThat(List.of(held, given))
        .extracting(this::statusOf)
        .containsOnly(CouponStatus.UNAVAILABLE);
    assertThat(statusOf(used)).isEqualTo(CouponStatus.CONSUMED);
    assertThat(statusOf(later)).isEqualTo(CouponStatus.NORMAL);
    assertThat(stock()).isEqualTo(2000 - 1100 - 4);
  }

  @Test
  void a_lot_that_is_stopped_keeps_what_it_has_and_gives_the_rest_back() {
    card = onSale(aCashCard().withStock(3000));
    workers().shutdown();
    CodeBatch batch = begun(batches.generate(wish(), 3000));
    nextChunk();
    assertThat(batches.stop(UUID.randomUUID(), batch.id())).as("by somebody else").isFalse();
    assertThat(batches.stop(merchant, batch.id())).isTrue();
    assertThat(batches.stop(merchant, batch.id())).as("twice").isFalse();
    workers().start();

    assertThat(finished(batch))
        .returns(CodeBatchStatus.STOPPED, CodeBatch::status)
        .returns(1000L, CodeBatch::ok)
        .returns(true, CodeBatch::isLive);
    assertThat(stock()).isEqualTo(2000);
    assertThat(states(batch)).isEqualTo(Map.of(CouponStatus.DEPOSITED, 1000L));
  }

  @Test
  void a_list_that_is_stopped_names_the_lines_that_nobody_came_to() {
    card = onSale(aCashCard().withDepositedCodes());
    workers().shutdown();
    CodeBatch batch = begun(batches.importCodes(wish(), file("codes.txt", codes("C", 1002))));
    nextChunk();
    batches.stop(merchant, batch.id());
    workers().start();
    CodeBatch stopped = finished(batch);
    List<CodeBatchLine> failures = new ArrayList<>();
    batches.failures(stopped, failures::add);
    assertThat(failures)
        .containsExactly(
            new CodeBatchLine(1001, "C-01001", null), new CodeBatchLine(1002, "C-01002", null));
    assertThat(stocks.deposited(card)).isEqualTo(1000);
  }

  @Test
  void the_same_form_at_the_same_moment_is_one_lot() throws Exception {
    card = onSale(aCashCard().withStock(1000));
    CodeBatchRequest form = wish();
    List<CodeBatchResult> results = atOnce(8, () -> batches.generate(form, 100));
    assertThat(results)
        .allMatch(CodeBatchResult::isDone)
        .extracting(CodeBatchResult::batch)
        .containsOnly(results.get(0).batch());
    finished(begun(results.get(0)));
    assertThat(stock()).isEqualTo(900);
    assertThat(batches.of(merchant, card)).hasSize(1);
  }

  @Test
  void lots_of_one_card_that_begin_at_the_same_moment_are_all_finished() throws Exception {
    card = onSale(aCashCard().withDepositedCodes());
    AtomicInteger name = new AtomicInteger();
    List<CodeBatchResult> results =
        atOnce(
            4,
            () ->
                batches.importCodes(
                    wish(), file("codes.txt", codes("L" + name.incrementAndGet(), 3))));
    assertThat(results)
        .allMatch(CodeBatchResult::isDone)
        .extracting(CodeBatchResult::batch)
        .doesNotHaveDuplicates();
    results.forEach(result -> assertThat(finished(begun(result)).ok()).isEqualTo(3));
    assertThat(stocks.deposited(card)).isEqualTo(12);
  }

  @Test
  void what_cannot_begin_says_why_and_changes_nothing() {
    card = onSale(aCashCard().withStock(10));
    String deposit = onSale(aCashCard().withDepositedCodes());
    String own = onSale(aCashCard().withCustomCodes());
    assertThat(batches.generate(wish(), 0).fault()).isEqualTo(CodeBatchFault.BAD_NUMBER);
    assertThat(batches.generate(wish(), CodeBatches.MOST + 1L).fault())
        .isEqualTo(CodeBatchFault.BAD_NUMBER);
    assertThat(batches.generate(wish(), 11).fault()).isEqualTo(CodeBatchFault.STOCK);
    assertThat(batches.generate(wish(own), 1).fault()).isEqualTo(CodeBatchFault.OWN_CODES);
    assertThat(batches.generate(wish("p" + "x".repeat(27)), 1).fault())
        .isEqualTo(CodeBatchFault.UNKNOWN_CARD);
    assertThat(batches.generate(new CodeBatchRequest(UUID.randomUUID(), card, BY, "f"), 1).fault())
        .as("another merchant's")
        .isEqualTo(CodeBatchFault.UNKNOWN_CARD);
    assertThat(batches.importCodes(wish(), file("a", "A")).fault())
        .isEqualTo(CodeBatchFault.NOT_DEPOSITED);
    assertThat(batches.importCodes(wish(deposit), file("a", " \r\n;;\n\"\"\n")).fault())
        .isEqualTo(CodeBatchFault.EMPTY);
    assertThat(stock()).isEqualTo(10);
    for (String one : List.of(card, deposit, own)) {
      assertThat(batches.of(merchant, one)).as("nothing is left of it").isEmpty();
    }
    assertThat(number("SELECT count(*) FROM coupon WHERE card_id = ?")).isZero();
  }

  @Tag("full")
  @Test
  void a_list_that_is_too_long_leaves_nothing() {
    card = onSale(aCashCard().withDepositedCodes());
    assertThat(batches.importCodes(wish(), new ManyLines(CodeBatches.MOST + 1)).fault())
        .isEqualTo(CodeBatchFault.TOO_LONG);
    assertThat(batches.of(merchant, card)).isEmpty();
  }

  @Test
  void codes_that_are_just_being_made_cannot_be_made_unavailable() {
    card = onSale(aCashCard());
    workers().shutdown();
    CodeBatch batch = begun(batches.generate(wish(), 10));
    assertThat(batches.voidBatch(wish(), batch.id(), null).fault())
        .isEqualTo(CodeBatchFault.BEING_MADE);
    assertThat(batches.voidRest(wish(), null).fault()).isEqualTo(CodeBatchFault.BEING_MADE);
    workers().start();
    finished(batch);
    assertThat(batches.voidRest(wish(), null).isDone()).isTrue();
  }

  @Test
  void a_chunk_that_fails_is_an_incident_and_goes_on_where_it_was() {
    card = onSale(aCashCard().withDepositedCodes());
    workers().shutdown();
    CodeBatch batch = begun(batches.importCodes(wish(), file("codes.txt", codes("D", 2500))));
    nextChunk();
    db.sql("UPDATE code_batch SET wanted = 1500 WHERE id = ?").param(batch.id()).update();
    Job broken = chunk();
    assertThatThrownBy(() -> jobs.executeJob(broken.getId())).hasMessageContaining("batch");
    assertThat(find(batch).worked()).as("nothing of the chunk is left").isEqualTo(1000);
    assertThat(number("SELECT count(*) FROM coupon WHERE card_id = ?")).isEqualTo(1000);
    jobs.setJobRetries(broken.getId(), 0);
    Incident incident =
        processes.createIncidentQuery().configuration(broken.getId()).singleResult();
    assertThat(incident.getActivityId()).isEqualTo("CallActivity_MakeNextCodes");
    assertThat(
            processes
                .createProcessInstanceQuery()
                .processInstanceId(incident.getProcessInstanceId())
                .singleResult()
                .getBusinessKey())
        .isEqualTo(card);

    db.sql("UPDATE code_batch SET wanted = 2500 WHERE id = ?").param(batch.id()).update();
    jobs.setJobRetries(broken.getId(), 1);
    jobs.setJobDuedate(broken.getId(), null);
    workers().start();
    assertThat(finished(batch).ok()).isEqualTo(2500);
    assertThat(stocks.deposited(card)).isEqualTo(2500);
    assertThat(passages("DEPOSIT")).isEqualTo(2500);
  }

  private CodeBatchRequest wish() {
    return wish(card);
  }

  private CodeBatchRequest wish(String cardId) {
    return new CodeBatchRequest(merchant, cardId, BY, UUID.randomUUID().toString());
  }

  private CodeBatch begun(CodeBatchResult result) {
    assertThat(result.fault()).isNull();
    return batches.find(merchant, result.batch()).orElseThrow();
  }

  private CodeBatch find(CodeBatch batch) {
    return batches.find(merchant, batch.id()).orElseThrow();
  }

  private CodeBatch finished(CodeBatch batch) {
    Awaitility.await("the code batch is finished")
        .atMost(PATIENCE)
        .until(() -> find(batch).isFinished());
    return find(batch);
  }

  /** Nobody works on jobs until it is started again. */
  private JobExecutor workers() {
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getJobExecutor();
  }

  private Job chunk() {
    String instance =
        processes
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(card)
            .singleResult()
            .getId();
    return jobs.createJobQuery()
        .processInstanceId(instance)
        .activityId("CallActivity_MakeNextCodes")
        .singleResult();
  }

  private void nextChunk() {
    jobs.executeJob(chunk().getId());
  }

  private CouponResult claim(String code) {
    return coupons.execute(
        new CouponCommand.Issue(
            new AppId(APPID),
            new CardId(card),
            new OpenId(somebody()),
            new CouponCode(code),
            null,
            null,
            API));
  }

  private long stock() {
    return cards.find(card).orElseThrow().stock();
  }

  private long number(String sql) {
    return db.sql(sql).param(card).query(Long.class).optional().orElse(0L);
  }

  private long passages(String transition) {
    return statistics.transitions(new CardId(card)).stream()
        .filter(one -> one.transition().equals(transition))
        .mapToLong(one -> one.passed())
        .sum();
  }

  private Map<CouponStatus, Long> states(CodeBatch made) {
    List<CouponStatus> states = new ArrayList<>();
    coupons.codesOf(made, one -> states.add(one.status()));
    return states.stream().collect(Collectors.groupingBy(state -> state, Collectors.counting()));
  }

  private CouponStatus statusOf(String code) {
    return done(coupons.lookUp(new AppId(APPID), new CouponCode(code), null)).status();
  }

  private static String codes(String name, int number) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(n -> "%s-%05d".formatted(name, n))
        .collect(Collectors.joining("\n"));
  }

  /** Never in memory as a whole. */
  private record ManyLines(int lines) implements CodeList {
    @Override
    public String fileName() {
      return "many.txt";
    }

    @Override
    public long size() {
      return lines * 9L;
    }

    @Override
    @SuppressWarnings("JdkObsolete") // SequenceInputStream takes nothing else
    public InputStream open() {
      AtomicInteger line = new AtomicInteger();
      return new SequenceInputStream(
          new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
              return line.get() < lines;
            }

            @Override
            public InputStream nextElement() {
              return new ByteArrayInputStream(
                  "%08d\n".formatted(line.incrementAndGet()).getBytes(StandardCharsets.US_ASCII));
            }
          });
    }
  }
}
