package io.kaquan.coupon.lifecycle;

import static io.kaquan.fixture.CardMaker.aCashCard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaquan.coupon.code.CouponCodes;
import io.kaquan.coupon.lot.Lot;
import io.kaquan.coupon.lot.LotAnswer;
import io.kaquan.coupon.lot.LotFault;
import io.kaquan.coupon.lot.LotLine;
import io.kaquan.coupon.lot.LotOutcome;
import io.kaquan.coupon.lot.LotStatus;
import io.kaquan.coupon.lot.LotWish;
import io.kaquan.coupon.lot.Lots;
import io.kaquan.coupon.lot.SentList;
import io.kaquan.merchant.account.Accounts;
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
class LotsTest extends CouponScenario {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String BY = "merchant@demo.example";

  @Autowired private Lots lots;
  @Autowired private Accounts accounts;
  @Autowired private JdbcClient db;
  @Autowired private RuntimeService processes;
  @Autowired private ManagementService jobs;
  @Autowired private ProcessEngine engine;

  private UUID merchant;
  private String card;

  @BeforeEach
  void whoseCardsTheyAre() {
    merchant = accounts.account(APPID).orElseThrow().merchantId();
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
    Lot lot = begun(lots.generate(wish(), 2500));
    assertThat(stock()).as("taken when it begins").isEqualTo(500);
    nextChunk();
    lot = find(lot);
    assertThat(lot)
        .returns(1000L, Lot::worked)
        .returns(40, Lot::percent)
        .returns(false, Lot::isLive);
    String early =
        db.sql("SELECT code FROM coupon WHERE lot = ? LIMIT 1")
            .param(lot.id())
            .query(String.class)
            .single();
    assertThat(why(claim(early))).isEqualTo(Refusal.UNKNOWN_CODE);
    assertThat(why(coupons.lookUp(APPID, early, card))).isEqualTo(Refusal.UNKNOWN_CODE);
    assertThat(why(coupons.execute(new CouponCommand.Void(APPID, early, card, null, null, API))))
        .isEqualTo(Refusal.UNKNOWN_CODE);
    assertThat(coupons.existing(APPID, card, List.of(early))).isEmpty();
    workers().start();

    lot = finished(lot);
    assertThat(lot)
        .returns(LotStatus.DONE, Lot::status)
        .returns(2500L, Lot::ok)
        .returns(100, Lot::percent);
    List<String> codes = new ArrayList<>();
    coupons.codesOf(lot, one -> codes.add(one.code()));
    assertThat(codes)
        .hasSize(2500)
        .isSorted()
        .doesNotHaveDuplicates()
        .contains(early)
        .allMatch(CouponCodes::isWellFormed);
    assertThat(stock()).isEqualTo(500);
    assertThat(done(claim(early)).status()).isEqualTo(CouponStatus.NORMAL);
    assertThat(stock()).as("a generated code takes nothing from it again").isEqualTo(500);
    done(redeem(early));
    assertThat(passages("DEPOSIT")).isEqualTo(2500);
  }

  @Test
  void an_imported_list_says_what_became_of_each_line() {
    card = onSale(aCashCard().withDepositedCodes());
    done(coupons.execute(new CouponCommand.Deposit(APPID, card, "HERE-1", null, API)));
    String text =
        "\uFEFFcode,note\r\nA-1,first\r\n\r\n  A-2  \r\n\"A-3\",\"quoted\"\r\n`00000000001\r\nA-1\r\nHERE-1\r\n"
            + "x".repeat(33)
            + "\r\n"
            + "y".repeat(5000)
            + "\r\nA\u0000B\r\n\"A-4\r\nA-5";
    Lot lot = finished(begun(lots.importCodes(wish(), file("codes.csv", text))));

    assertThat(lot)
        .returns(11L, Lot::wanted)
        .returns("codes.csv", Lot::fileName)
        .returns(5L, Lot::ok);
    assertThat(lot.counts())
        .containsEntry(LotOutcome.DUPLICATE, 1L)
        .containsEntry(LotOutcome.EXISTING, 1L)
        .containsEntry(LotOutcome.INVALID, 4L);
    List<LotLine> failures = new ArrayList<>();
    lots.failures(lot, failures::add);
    assertThat(failures).extracting(LotLine::line).containsExactly(7, 8, 9, 10, 11, 12);
    assertThat(failures)
        .extracting(LotLine::outcome)
        .containsExactly(
            LotOutcome.DUPLICATE,
            LotOutcome.EXISTING,
            LotOutcome.INVALID,
            LotOutcome.INVALID,
            LotOutcome.INVALID,
            LotOutcome.INVALID);
    assertThat(failures.get(3).code()).hasSize(64);
    assertThat(stocks.deposited(card)).isEqualTo(6);
    List<String> codes = new ArrayList<>();
    coupons.codesOf(lot, one -> codes.add(one.code()));
    assertThat(codes).containsExactlyInAnyOrder("00000000001", "A-1", "A-2", "A-3", "A-5");

    commands.changeStock(APPID, card, 6);
    List<String> claimed = IntStream.range(0, 6).mapToObj(n -> issued(card).code()).toList();
    assertThat(claimed)
        .containsExactlyInAnyOrder("HERE-1", "00000000001", "A-1", "A-2", "A-3", "A-5");
    assertThat(why(issueTo(somebody(), card))).isEqualTo(Refusal.SOLD_OUT);
  }

  @Test
  void imported_codes_cannot_be_claimed_before_all_of_them_can() {
    card = onSale(aCashCard().withDepositedCodes());
    workers().shutdown();
    Lot lot = begun(lots.importCodes(wish(), file("codes.txt", codes("B", 1500))));
    nextChunk();
    assertThat(find(lot).worked()).isEqualTo(1000);
    assertThat(stocks.deposited(card)).isZero();
    assertThat(commands.changeStock(APPID, card, 1).isDone())
        .as("stock for codes that are not there")
        .isFalse();
    assertThat(coupons.existing(APPID, card, List.of("B-00001"))).isEmpty();
    assertThat(why(claim("B-00001"))).isEqualTo(Refusal.UNKNOWN_CODE);
    workers().start();
    finished(lot);
    assertThat(stocks.deposited(card)).isEqualTo(1500);
    assertThat(coupons.existing(APPID, card, List.of("B-00001", "B-01500", "B-01501"))).hasSize(2);
  }

  @Test
  void a_list_of_coupons_is_made_unavailable() {
    card = onSale(aCashCard().withStock(3000));
    Lot made = finished(begun(lots.generate(wish(), 2200)));
    List<String> codes = new ArrayList<>();
    coupons.codesOf(made, one -> codes.add(one.code()));
    done(claim(codes.get(0)));
    done(redeem(codes.get(0)));
    done(coupons.execute(new CouponCommand.Void(APPID, codes.get(1), card, null, null, API)));
    done(claim(codes.get(2)));
    String elsewhere = issued(onSale(aCashCard())).code();
    String list =
        "Code\n"
            + String.join("\n", codes)
            + "\n"
            + codes.get(5)
            + "\n123456789012\n"
            + elsewhere
            + "\n";

    Lot lot = finished(begun(lots.voidList(wish(), file("gone.csv", list), "printed wrongly")));

    assertThat(lot.wanted()).isEqualTo(2203);
    assertThat(lot.counts())
        .containsEntry(LotOutcome.OK, 2198L)
        .containsEntry(LotOutcome.USED, 1L)
        .containsEntry(LotOutcome.ENDED, 1L)
        .containsEntry(LotOutcome.DUPLICATE, 1L)
        .containsEntry(LotOutcome.UNKNOWN, 2L);
    assertThat(states(made))
        .isEqualTo(Map.of(CouponStatus.CONSUMED, 1L, CouponStatus.UNAVAILABLE, 2199L));
    assertThat(
            db.sql(
                    "SELECT DISTINCT reason FROM coupon_event WHERE card_id = ? AND kind = 'VOIDED' AND reason IS NOT NULL")
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
    Lot bad = finished(begun(lots.importCodes(wish(), file("bad.txt", codes("BAD", 1200)))));
    Lot good = finished(begun(lots.importCodes(wish(), file("good.txt", codes("GOOD", 10)))));
    commands.changeStock(APPID, card, 1210);
    done(claim("BAD-00001"));
    done(
        coupons.execute(new CouponCommand.Redeem(APPID, "BAD-00001", card, null, null, null, API)));
    done(claim("BAD-00002"));

    Lot lot = finished(begun(lots.voidLot(wish(), bad.id(), null)));

    assertThat(lot)
        .returns(1199L, Lot::wanted)
        .returns(1199L, Lot::ok)
        .returns(bad.id(), Lot::target);
    assertThat(states(bad))
        .isEqualTo(Map.of(CouponStatus.CONSUMED, 1L, CouponStatus.UNAVAILABLE, 1199L));
    assertThat(states(good)).isEqualTo(Map.of(CouponStatus.DEPOSITED, 10L));
    assertThat(stock()).isEqualTo(10);
    assertThat(issued(card).code()).startsWith("GOOD");
    assertThat(lots.voidLot(wish(), UUID.randomUUID(), null).fault())
        .isEqualTo(LotFault.UNKNOWN_LOT);
    assertThat(lots.voidLot(wish(), lot.id(), null).fault())
        .as("it made no codes")
        .isEqualTo(LotFault.UNKNOWN_LOT);
  }

  @Test
  void all_that_is_left_of_a_card_is_made_unavailable_and_what_is_claimed_later_stays() {
    card = onSale(aCashCard().withStock(2000));
    finished(begun(lots.generate(wish(), 1100)));
    Coupon held = issued(card);
    Coupon given = issued(card);
    done(
        coupons.execute(
            new CouponCommand.Offer(
                APPID, given.code(), null, given.openid(), UUID.randomUUID(), API)));
    Coupon used = issued(card);
    done(redeem(used.code()));
    moveClockBy(Duration.ofSeconds(1));
    workers().shutdown();
    Lot lot = begun(lots.voidRest(wish(), "the shop closes"));
    moveClockBy(Duration.ofSeconds(1));
    Coupon later = issued(card);
    workers().start();

    lot = finished(lot);
    assertThat(lot.ok()).isEqualTo(1102);
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
    Lot lot = begun(lots.generate(wish(), 3000));
    nextChunk();
    assertThat(lots.stop(UUID.randomUUID(), lot.id())).as("by somebody else").isFalse();
    assertThat(lots.stop(merchant, lot.id())).isTrue();
    assertThat(lots.stop(merchant, lot.id())).as("twice").isFalse();
    workers().start();

    assertThat(finished(lot))
        .returns(LotStatus.STOPPED, Lot::status)
        .returns(1000L, Lot::ok)
        .returns(true, Lot::isLive);
    assertThat(stock()).isEqualTo(2000);
    assertThat(states(lot)).isEqualTo(Map.of(CouponStatus.DEPOSITED, 1000L));
  }

  @Test
  void a_list_that_is_stopped_names_the_lines_that_nobody_came_to() {
    card = onSale(aCashCard().withDepositedCodes());
    workers().shutdown();
    Lot lot = begun(lots.importCodes(wish(), file("codes.txt", codes("C", 1002))));
    nextChunk();
    lots.stop(merchant, lot.id());
    workers().start();
    Lot stopped = finished(lot);
    List<LotLine> failures = new ArrayList<>();
    lots.failures(stopped, failures::add);
    assertThat(failures)
        .containsExactly(new LotLine(1001, "C-01001", null), new LotLine(1002, "C-01002", null));
    assertThat(stocks.deposited(card)).isEqualTo(1000);
  }

  @Test
  void the_same_form_at_the_same_moment_is_one_lot() throws Exception {
    card = onSale(aCashCard().withStock(1000));
    LotWish form = wish();
    List<LotAnswer> results = atOnce(8, () -> lots.generate(form, 100));
    assertThat(results)
        .allMatch(LotAnswer::isDone)
        .extracting(LotAnswer::lot)
        .containsOnly(results.get(0).lot());
    finished(begun(results.get(0)));
    assertThat(stock()).isEqualTo(900);
    assertThat(lots.of(merchant, card)).hasSize(1);
  }

  @Test
  void lots_of_one_card_that_begin_at_the_same_moment_are_all_finished() throws Exception {
    card = onSale(aCashCard().withDepositedCodes());
    AtomicInteger name = new AtomicInteger();
    List<LotAnswer> results =
        atOnce(
            4,
            () ->
                lots.importCodes(
                    wish(), file("codes.txt", codes("L" + name.incrementAndGet(), 3))));
    assertThat(results)
        .allMatch(LotAnswer::isDone)
        .extracting(LotAnswer::lot)
        .doesNotHaveDuplicates();
    results.forEach(result -> assertThat(finished(begun(result)).ok()).isEqualTo(3));
    assertThat(stocks.deposited(card)).isEqualTo(12);
  }

  @Test
  void what_cannot_begin_says_why_and_changes_nothing() {
    card = onSale(aCashCard().withStock(10));
    String deposit = onSale(aCashCard().withDepositedCodes());
    String own = onSale(aCashCard().withCustomCodes());
    assertThat(lots.generate(wish(), 0).fault()).isEqualTo(LotFault.BAD_NUMBER);
    assertThat(lots.generate(wish(), Lots.MOST + 1L).fault()).isEqualTo(LotFault.BAD_NUMBER);
    assertThat(lots.generate(wish(), 11).fault()).isEqualTo(LotFault.STOCK);
    assertThat(lots.generate(wish(own), 1).fault()).isEqualTo(LotFault.OWN_CODES);
    assertThat(lots.generate(wish("p" + "x".repeat(27)), 1).fault())
        .isEqualTo(LotFault.UNKNOWN_CARD);
    assertThat(lots.generate(new LotWish(UUID.randomUUID(), card, BY, "f"), 1).fault())
        .as("another merchant's")
        .isEqualTo(LotFault.UNKNOWN_CARD);
    assertThat(lots.importCodes(wish(), file("a", "A")).fault()).isEqualTo(LotFault.NOT_DEPOSITED);
    assertThat(lots.importCodes(wish(deposit), file("a", " \r\n;;\n\"\"\n")).fault())
        .isEqualTo(LotFault.EMPTY);
    assertThat(stock()).isEqualTo(10);
    for (String one : List.of(card, deposit, own)) {
      assertThat(lots.of(merchant, one)).as("nothing is left of it").isEmpty();
    }
    assertThat(number("SELECT count(*) FROM coupon WHERE card_id = ?")).isZero();
  }

  @Tag("full")
  @Test
  void a_list_that_is_too_long_leaves_nothing() {
    card = onSale(aCashCard().withDepositedCodes());
    assertThat(lots.importCodes(wish(), new ManyLines(Lots.MOST + 1)).fault())
        .isEqualTo(LotFault.TOO_LONG);
    assertThat(lots.of(merchant, card)).isEmpty();
  }

  @Test
  void codes_that_are_just_being_made_cannot_be_made_unavailable() {
    card = onSale(aCashCard());
    workers().shutdown();
    Lot lot = begun(lots.generate(wish(), 10));
    assertThat(lots.voidLot(wish(), lot.id(), null).fault()).isEqualTo(LotFault.BEING_MADE);
    assertThat(lots.voidRest(wish(), null).fault()).isEqualTo(LotFault.BEING_MADE);
    workers().start();
    finished(lot);
    assertThat(lots.voidRest(wish(), null).isDone()).isTrue();
  }

  @Test
  void a_chunk_that_fails_is_an_incident_and_goes_on_where_it_was() {
    card = onSale(aCashCard().withDepositedCodes());
    workers().shutdown();
    Lot lot = begun(lots.importCodes(wish(), file("codes.txt", codes("D", 2500))));
    nextChunk();
    db.sql("UPDATE lot SET wanted = 1500 WHERE id = ?").param(lot.id()).update();
    Job broken = chunk();
    assertThatThrownBy(() -> jobs.executeJob(broken.getId())).hasMessageContaining("lot");
    assertThat(find(lot).worked()).as("nothing of the chunk is left").isEqualTo(1000);
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

    db.sql("UPDATE lot SET wanted = 2500 WHERE id = ?").param(lot.id()).update();
    jobs.setJobRetries(broken.getId(), 1);
    jobs.setJobDuedate(broken.getId(), null);
    workers().start();
    assertThat(finished(lot).ok()).isEqualTo(2500);
    assertThat(stocks.deposited(card)).isEqualTo(2500);
    assertThat(passages("DEPOSIT")).isEqualTo(2500);
  }

  private LotWish wish() {
    return wish(card);
  }

  private LotWish wish(String cardId) {
    return new LotWish(merchant, cardId, BY, UUID.randomUUID().toString());
  }

  private Lot begun(LotAnswer result) {
    assertThat(result.fault()).isNull();
    return lots.find(merchant, result.lot()).orElseThrow();
  }

  private Lot find(Lot lot) {
    return lots.find(merchant, lot.id()).orElseThrow();
  }

  private Lot finished(Lot lot) {
    Awaitility.await("the lot is finished").atMost(PATIENCE).until(() -> find(lot).isFinished());
    return find(lot);
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
    return coupons.execute(new CouponCommand.Issue(APPID, card, somebody(), code, null, null, API));
  }

  private long stock() {
    return cards.find(card).orElseThrow().stock();
  }

  private long number(String sql) {
    return db.sql(sql).param(card).query(Long.class).optional().orElse(0L);
  }

  private long passages(String transition) {
    return ledger.passages(card).stream()
        .filter(one -> one.arrow().equals(transition))
        .mapToLong(one -> one.passed())
        .sum();
  }

  private Map<CouponStatus, Long> states(Lot made) {
    List<CouponStatus> states = new ArrayList<>();
    coupons.codesOf(made, one -> states.add(one.status()));
    return states.stream().collect(Collectors.groupingBy(state -> state, Collectors.counting()));
  }

  private CouponStatus statusOf(String code) {
    return done(coupons.lookUp(APPID, code, null)).status();
  }

  private static String codes(String name, int number) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(n -> "%s-%05d".formatted(name, n))
        .collect(Collectors.joining("\n"));
  }

  /** Never in memory as a whole. */
  private record ManyLines(int lines) implements SentList {
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
