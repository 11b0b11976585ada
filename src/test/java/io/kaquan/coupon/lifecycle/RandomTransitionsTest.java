package io.kaquan.coupon.lifecycle;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.card.design.CardId;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.fixture.CardMaker;
import io.kaquan.platform.tenant.AppId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.spring.JqwikSpringSupport;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Random transitions, in random order, by many at once, on a few coupons that everybody wants:
 * afterwards the ledger holds no step that the state table lacks, one entry for each answer, and
 * every sum is right.
 */
@JqwikSpringSupport
class RandomTransitionsTest extends CouponScenario {
  private static final Path TABLE = Path.of("src/test/resources/coupon/steps.txt");
  private static final int COUPONS = 3;
  private static final int TRIES_OF_A_CARD = 40;
  private static final List<Transition> TRANSITIONS =
      List.of(
          Transition.ISSUE,
          Transition.REDEEM,
          Transition.REVERSE,
          Transition.OFFER,
          Transition.ACCEPT,
          Transition.RETURN,
          Transition.RECODE,
          Transition.DELETE,
          Transition.VOID);
  private static final Map<Transition, EntryKind> WRITES =
      Map.of(
          Transition.ISSUE,
          EntryKind.CLAIMED,
          Transition.REDEEM,
          EntryKind.REDEEMED,
          Transition.REVERSE,
          EntryKind.REVERSED,
          Transition.OFFER,
          EntryKind.GIFT_OFFERED,
          Transition.ACCEPT,
          EntryKind.GIFTED,
          Transition.RETURN,
          EntryKind.GIFT_RETURNED,
          Transition.RECODE,
          EntryKind.RECODED,
          Transition.DELETE,
          EntryKind.DELETED,
          Transition.VOID,
          EntryKind.VOIDED);
  private static final int VALID_DAYS = 3;
  private static String card;
  private static int tries;

  @Autowired private JdbcClient db;
  @Autowired private ExpireSweep sweep;

  /**
   * @param transition EXPIRE for the clock that jumps past everybody's validity, and the sweep that
   *     comes after
   * @param person 0 or 1, of whom one may hold the coupon
   */
  record Move(Transition transition, int coupon, int person) {}

  private record Step(String code, String from, EntryKind kind, String to, String otherCode) {
    String inTable() {
      return (from == null ? "-" : from) + " " + kind + " " + to;
    }
  }

  /**
   * Where a coupon of this try is by now; who comes late knows an old code or an old offer, as in
   * life.
   */
  private static final class Slot {
    final AtomicReference<String> code = new AtomicReference<>();
    final AtomicReference<UUID> gift = new AtomicReference<>(UUID.randomUUID());
  }

  @Provide
  Arbitrary<List<List<Move>>> crowds() {
    // redeem and claim come more often, or most coupons would be void after a few moves; about
    // every second crowd sees the end
    Arbitrary<Transition> transition =
        Arbitraries.frequencyOf(
            Tuple.of(
                60,
                Arbitraries.of(
                    Transition.ISSUE,
                    Transition.REDEEM,
                    Transition.REVERSE,
                    Transition.OFFER,
                    Transition.ACCEPT,
                    Transition.RETURN)),
            Tuple.of(10, Arbitraries.of(TRANSITIONS)),
            Tuple.of(1, Arbitraries.just(Transition.EXPIRE)));
    Arbitrary<Move> move =
        Combinators.combine(
                transition,
                Arbitraries.integers().between(0, COUPONS - 1),
                Arbitraries.integers().between(0, 1))
            .as(Move::new);
    return move.list().ofMinSize(5).ofMaxSize(25).list().ofMinSize(2).ofMaxSize(8);
  }

  @Property(tries = 8, shrinking = ShrinkingMode.OFF)
  void no_step_that_the_table_lacks_and_no_sum_that_is_off(@ForAll("crowds") List<List<Move>> crowd)
      throws Exception {
    goThrough(crowd);
  }

  @Tag("full")
  @Property(tries = 600, shrinking = ShrinkingMode.OFF)
  void and_for_long(@ForAll("crowds") List<List<Move>> crowd) throws Exception {
    goThrough(crowd);
  }

  private void goThrough(List<List<Move>> crowd) throws Exception {
    // a fresh card now and then: its whole ledger is recounted after each try
    if (tries++ % TRIES_OF_A_CARD == 0) {
      card =
          onSale(
              CardMaker.aCashCard().withDepositedCodes().forEachPerson(50).forDays(VALID_DAYS, 0));
    }
    String mark = UUID.randomUUID().toString().substring(0, 12);
    List<Slot> slots = IntStream.range(0, COUPONS).mapToObj(n -> new Slot()).toList();
    for (int n = 0; n < COUPONS; n++) {
      slots.get(n).code.set(mark + "-" + n);
      done(
          coupons.execute(
              new CouponCommand.Deposit(
                  new AppId(APPID),
                  new CardId(card),
                  new CouponCode(slots.get(n).code.get()),
                  null,
                  Actor.SYSTEM)));
    }
    assertThat(commands.changeStock(APPID, card, COUPONS).isDone()).isTrue();

    ConcurrentMap<EntryKind, Long> happened = new ConcurrentHashMap<>();
    try {
      atOnce(crowd, slots, List.of(somebody(), somebody()), mark, happened);
    } finally {
      theClockGoesOn();
    }

    agreesWithItsLedger(card);
    List<Step> steps = steps(mark);
    assertThat(steps).extracting(Step::inTable).isSubsetOf(table());
    Map<EntryKind, Long> written =
        new HashMap<>(
            steps.stream()
                .filter(
                    step ->
                        step.kind() != EntryKind.DEPOSITED
                            && !(step.kind() == EntryKind.CLAIMED && step.otherCode() != null))
                .collect(groupingBy(Step::kind, counting())));
    if (crowd.stream()
        .flatMap(List::stream)
        .anyMatch(move -> move.transition() == Transition.EXPIRE)) {
      // the clock writes these too, and answers nobody
      written.remove(EntryKind.EXPIRED);
      long returned = Optional.ofNullable(written.remove(EntryKind.GIFT_RETURNED)).orElse(0L);
      assertThat(returned)
          .isGreaterThanOrEqualTo(
              Optional.ofNullable(happened.remove(EntryKind.GIFT_RETURNED)).orElse(0L));
    }
    assertThat(written)
        .as("an entry for each answer, and an answer for each entry")
        .isEqualTo(Map.copyOf(happened));
    eachCouponIsWhereItsLastEntryLeftIt(steps);
    theSumsAreRight();
  }

  private void atOnce(
      List<List<Move>> crowd,
      List<Slot> slots,
      List<String> people,
      String mark,
      ConcurrentMap<EntryKind, Long> happened)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(crowd.size());
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<?>> all = new ArrayList<>();
      for (List<Move> moves : crowd) {
        all.add(
            threads.submit(
                () -> {
                  start.await();
                  moves.forEach(
                      move ->
                          make(
                              move,
                              slots.get(move.coupon()),
                              people.get(move.person()),
                              mark,
                              happened));
                  return null;
                }));
      }
      start.countDown();
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void make(
      Move move, Slot slot, String person, String mark, ConcurrentMap<EntryKind, Long> happened) {
    if (move.transition() == Transition.EXPIRE) {
      moveClockBy(Duration.ofDays(VALID_DAYS + 1));
      sweep.run();
      return;
    }
    String code = slot.code.get();
    UUID fresh = UUID.randomUUID();
    CouponCommand command =
        switch (move.transition()) {
          case ISSUE ->
              new CouponCommand.Issue(
                  new AppId(APPID),
                  new CardId(card),
                  new OpenId(person),
                  new CouponCode(code),
                  null,
                  null,
                  Actor.SYSTEM);
          case REDEEM ->
              new CouponCommand.Redeem(
                  new AppId(APPID),
                  new CouponCode(code),
                  new CardId(card),
                  null,
                  null,
                  null,
                  Actor.SYSTEM);
          case REVERSE ->
              new CouponCommand.Reverse(
                  new AppId(APPID),
                  new CouponCode(code),
                  new CardId(card),
                  "wrong coupon",
                  null,
                  Actor.SYSTEM);
          case OFFER ->
              new CouponCommand.Offer(
                  new AppId(APPID),
                  new CouponCode(code),
                  new CardId(card),
                  new OpenId(person),
                  fresh,
                  Actor.SYSTEM);
          case ACCEPT ->
              new CouponCommand.Accept(
                  new AppId(APPID),
                  new CouponCode(code),
                  new CardId(card),
                  new OpenId(person),
                  slot.gift.get(),
                  Actor.SYSTEM);
          case RETURN ->
              new CouponCommand.TakeBack(
                  new AppId(APPID),
                  new CouponCode(code),
                  new CardId(card),
                  slot.gift.get(),
                  Actor.SYSTEM);
          case RECODE ->
              new CouponCommand.Recode(
                  new AppId(APPID),
                  new CouponCode(code),
                  new CardId(card),
                  new CouponCode(mark + fresh.toString().substring(0, 4)),
                  Actor.SYSTEM);
          case DELETE ->
              new CouponCommand.Delete(
                  new AppId(APPID),
                  new CouponCode(code),
                  new CardId(card),
                  new OpenId(person),
                  Actor.SYSTEM);
          case VOID ->
              new CouponCommand.Void(
                  new AppId(APPID),
                  new CouponCode(code),
                  new CardId(card),
                  null,
                  null,
                  Actor.SYSTEM);
          case DEPOSIT, EXPIRE -> throw new IllegalArgumentException(move.toString());
        };
    coupons
        .execute(command)
        .fold(
            coupon -> {
              happened.merge(WRITES.get(move.transition()), 1L, Long::sum);
              if (move.transition() == Transition.OFFER) {
                slot.gift.set(fresh);
              } else {
                slot.code.set(coupon.code().value());
              }
              return null;
            },
            why -> {
              assertThat(why).isNotIn(Refusal.BUSY, Refusal.TOO_MANY_GUESSES);
              return null;
            });
  }

  /** Everything that was written about the coupons of this try, the friends' among them. */
  private List<Step> steps(String mark) {
    return db.sql(
            """
        WITH RECURSIVE mine AS (
          SELECT code FROM coupon_event WHERE card_id = :card AND code LIKE :mark || '%'
           UNION
          SELECT e.other_code FROM coupon_event e JOIN mine ON e.code = mine.code AND e.card_id = :card
           WHERE e.other_code IS NOT NULL
        )
        SELECT code, from_status, kind, to_status, other_code
          FROM coupon_event
         WHERE card_id = :card AND code IN (SELECT code FROM mine)
         ORDER BY id
        """)
        .param("card", card)
        .param("mark", mark)
        .query(
            (row, n) ->
                new Step(
                    row.getString("code"),
                    row.getString("from_status"),
                    EntryKind.valueOf(row.getString("kind")),
                    row.getString("to_status"),
                    row.getString("other_code")))
        .list();
  }

  private void eachCouponIsWhereItsLastEntryLeftIt(List<Step> steps) {
    Map<String, String> at = new HashMap<>();
    Map<String, Integer> used = new HashMap<>();
    for (Step step : steps) {
      assertThat(at.get(step.code())).as("before " + step).isEqualTo(step.from());
      String code = step.kind() == EntryKind.RECODED ? step.otherCode() : step.code();
      if (step.kind() == EntryKind.RECODED) {
        at.remove(step.code());
        used.put(code, used.getOrDefault(step.code(), 0));
      }
      at.put(code, step.to());
      used.merge(
          code,
          step.kind() == EntryKind.REDEEMED ? 1 : step.kind() == EntryKind.REVERSED ? -1 : 0,
          Integer::sum);
      assertThat(used.get(code)).as("uses after " + step).isBetween(0, 1);
    }
    at.forEach(
        (code, status) ->
            assertThat(
                    db.sql(
                            "SELECT status || ' ' || used FROM coupon WHERE code = ? AND card_id = ?")
                        .params(code, card)
                        .query(String.class)
                        .single())
                .isEqualTo(status + " " + used.get(code)));
  }

  private void theSumsAreRight() {
    long claimed =
        db.sql(
                "SELECT count(*) FROM coupon_event WHERE card_id = ? AND kind = 'CLAIMED' AND other_code IS NULL")
            .param(card)
            .query(Long.class)
            .single();
    assertThat(
            db.sql("SELECT total - quantity FROM card_stock WHERE card_id = ?")
                .param(card)
                .query(Long.class)
                .single())
        .as("out of stock")
        .isEqualTo(claimed);
    assertThat(
            db.sql("SELECT coalesce(sum(claimed), 0) FROM coupon_holder WHERE card_id = ?")
                .param(card)
                .query(Long.class)
                .single())
        .as("in hands")
        .isEqualTo(claimed);
    assertThat(
            db.sql(
                    "SELECT arrow || from_status || to_status || passed FROM coupon_tally WHERE card_id = ?")
                .param(card)
                .query(String.class)
                .set())
        .as("figures")
        .hasSizeGreaterThan(0);
    assertThat(
            db.sql("SELECT sum(passed) FROM coupon_tally WHERE card_id = ?")
                .param(card)
                .query(Long.class)
                .single())
        .isEqualTo(
            db.sql("SELECT count(*) FROM coupon_event WHERE card_id = ?")
                .param(card)
                .query(Long.class)
                .single());
  }

  private static Set<String> table() throws IOException {
    try (var lines = Files.lines(TABLE)) {
      return lines.filter(line -> !line.startsWith("#")).collect(Collectors.toSet());
    }
  }
}
