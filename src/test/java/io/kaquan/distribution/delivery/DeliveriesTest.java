package io.kaquan.distribution.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.CouponResult;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.distribution.delivery.Deliveries.Delivery;
import io.kaquan.distribution.delivery.Deliveries.Fault;
import io.kaquan.distribution.delivery.Deliveries.Item;
import io.kaquan.distribution.delivery.Deliveries.Made;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DeliveriesTest extends Scenario {
  private static final Actor GUEST = Actor.self("203.0.113.7");
  private static final String APPID = "wxdemo0000000001";

  @Autowired Deliveries deliveries;
  @Autowired Cards cards;
  @Autowired CardCommands commands;

  @Test
  void a_delivery_is_found_by_its_ticket() {
    String card = onSale(CardMaker.aCashCard());
    Delivery made = made(deliveries.make(APPID, List.of(open(card)), null));
    assertThat(made.ticket()).matches("[A-Za-z0-9_-]{22}");
    assertThat(Duration.between(clock.instant(), made.expiresAt()))
        .isBetween(Duration.ofDays(364), Duration.ofDays(365));
    assertThat(deliveries.find(made.ticket()).orElseThrow().items()).isEqualTo(made.items());
    assertThat(deliveries.find("no-such-ticket")).isEmpty();
  }

  @Test
  void what_cannot_be_claimed_is_not_delivered() {
    String card = onSale(CardMaker.aCashCard());
    assertThat(fault(open("pNobodysCard0000000000000000"))).isEqualTo(Fault.UNKNOWN_CARD);
    assertThat(deliveries.make("wxdemo0000000003", List.of(open(card)), null).fault())
        .as("another appid's")
        .isEqualTo(Fault.UNKNOWN_CARD);
    assertThat(fault(open(CardMaker.aCashCard().create(commands))))
        .as("in review")
        .isEqualTo(Fault.WRONG_STATUS);
    assertThat(fault(new Item(card, "MINE-1", null, false, null)))
        .as("the platform makes the codes")
        .isEqualTo(Fault.CODE_NEEDED);
    assertThat(fault(new Item(card, null, "o-too-short", false, null)))
        .isEqualTo(Fault.BAD_ARGUMENT);
    assertThat(fault(new Item(card, null, null, false, "x".repeat(129))))
        .isEqualTo(Fault.BAD_ARGUMENT);
    assertThat(deliveries.make(APPID, List.of(), null).fault()).isEqualTo(Fault.BAD_ARGUMENT);
    assertThat(
            deliveries
                .make(APPID, IntStream.range(0, 6).mapToObj(i -> open(card)).toList(), null)
                .fault())
        .isEqualTo(Fault.BAD_ARGUMENT);
    assertThat(deliveries.make(APPID, List.of(open(card)), 59).fault())
        .isEqualTo(Fault.BAD_ARGUMENT);
    assertThat(deliveries.make(APPID, List.of(open(card)), 1801).fault())
        .isEqualTo(Fault.BAD_ARGUMENT);
  }

  @Test
  void a_card_with_the_merchants_own_codes_is_delivered_with_a_code() {
    String card = onSale(CardMaker.aCashCard().withCustomCodes());
    assertThat(fault(open(card))).isEqualTo(Fault.CODE_NEEDED);
    String code = "SHOP-" + UUID.randomUUID().toString().substring(0, 8);
    Delivery delivery =
        made(deliveries.make(APPID, List.of(new Item(card, code, null, false, null)), null));
    assertThat(code(deliveries.claim(delivery.ticket(), 0, somebody(), "1", GUEST)))
        .isEqualTo(code);
  }

  @Test
  void what_can_be_claimed_once_must_be_there_to_claim() {
    String card = onSale(CardMaker.aCashCard().withStock(1));
    assertThat(fault(once(card))).isNull();
    code(
        deliveries.claim(
            made(deliveries.make(APPID, List.of(open(card)), null)).ticket(),
            0,
            somebody(),
            "1",
            GUEST));
    assertThat(fault(once(card))).isEqualTo(Fault.WRONG_STATUS);
    assertThat(fault(open(card))).as("may be filled up later").isNull();
  }

  @Test
  void a_double_tap_gives_one_coupon_and_another_page_view_another() throws Exception {
    String card = onSale(CardMaker.aCashCard().withStock(10));
    String ticket = made(deliveries.make(APPID, List.of(open(card)), null)).ticket();
    String guest = somebody();
    List<String> codes = atOnce(8, i -> code(deliveries.claim(ticket, 0, guest, "view-1", GUEST)));
    assertThat(codes).hasSize(8).containsOnly(codes.get(0));
    assertThat(code(deliveries.claim(ticket, 0, guest, "view-2", GUEST)))
        .isNotEqualTo(codes.get(0));
    assertThat(cards.find(card).orElseThrow().stock()).isEqualTo(8);
  }

  @Test
  void of_many_who_want_what_can_be_claimed_once_exactly_one_gets_it() throws Exception {
    String card = onSale(CardMaker.aCashCard().withStock(10));
    String ticket = made(deliveries.make(APPID, List.of(once(card)), null)).ticket();
    List<String> guests = IntStream.range(0, 12).mapToObj(i -> somebody()).toList();
    List<CouponResult> answers =
        atOnce(
            12,
            i -> deliveries.claim(ticket, 0, guests.get(i), UUID.randomUUID().toString(), GUEST));
    assertThat(answers).filteredOn(answer -> refusal(answer) == null).hasSize(1);
    assertThat(answers).filteredOn(answer -> refusal(answer) == Refusal.SOLD_OUT).hasSize(11);
    assertThat(cards.find(card).orElseThrow().stock()).isEqualTo(9);
    int winner =
        IntStream.range(0, 12)
            .filter(i -> refusal(answers.get(i)) == null)
            .findFirst()
            .orElseThrow();
    assertThat(code(deliveries.claim(ticket, 0, guests.get(winner), "another page view", GUEST)))
        .as("the winner sees theirs again")
        .isEqualTo(code(answers.get(winner)));
  }

  @Test
  void whoever_is_refused_leaves_it_to_the_next() {
    String card = onSale(CardMaker.aCashCard().withStock(10).forEachPerson(1));
    String greedy = somebody();
    code(
        deliveries.claim(
            made(deliveries.make(APPID, List.of(open(card)), null)).ticket(),
            0,
            greedy,
            "1",
            GUEST));
    String ticket = made(deliveries.make(APPID, List.of(once(card)), null)).ticket();
    assertThat(refusal(deliveries.claim(ticket, 0, greedy, "1", GUEST)))
        .isEqualTo(Refusal.PERSON_LIMIT);
    assertThat(refusal(deliveries.claim(ticket, 0, somebody(), "2", GUEST))).isNull();
  }

  @Test
  void what_is_for_one_person_is_for_nobody_else() {
    String card = onSale(CardMaker.aCashCard());
    String named = somebody();
    String ticket =
        made(deliveries.make(APPID, List.of(new Item(card, null, named, false, null)), null))
            .ticket();
    assertThat(refusal(deliveries.claim(ticket, 0, somebody(), "1", GUEST)))
        .isEqualTo(Refusal.NOT_ON_SALE);
    assertThat(refusal(deliveries.claim(ticket, 0, named, "1", GUEST))).isNull();
  }

  @Test
  void nobody_claims_by_a_link_that_has_run_out() {
    String card = onSale(CardMaker.aCashCard());
    Delivery delivery = made(deliveries.make(APPID, List.of(open(card)), 60));
    moveClockBy(Duration.ofSeconds(60));
    assertThat(deliveries.isExpired(delivery)).isTrue();
    assertThat(refusal(deliveries.claim(delivery.ticket(), 0, somebody(), "1", GUEST)))
        .isEqualTo(Refusal.NOT_ON_SALE);
  }

  @Test
  void what_is_not_in_the_delivery_is_not_claimed() {
    String ticket =
        made(deliveries.make(APPID, List.of(open(onSale(CardMaker.aCashCard()))), null)).ticket();
    assertThat(refusal(deliveries.claim(ticket, 1, somebody(), "1", GUEST)))
        .isEqualTo(Refusal.UNKNOWN_CARD);
    assertThat(refusal(deliveries.claim(ticket, -1, somebody(), "1", GUEST)))
        .isEqualTo(Refusal.UNKNOWN_CARD);
    assertThat(refusal(deliveries.claim("no-such-ticket", 0, somebody(), "1", GUEST)))
        .isEqualTo(Refusal.UNKNOWN_CARD);
  }

  private Fault fault(Item item) {
    return deliveries.make(APPID, List.of(item), null).fault();
  }

  private static Delivery made(Made made) {
    assertThat(made.fault()).isNull();
    return made.delivery();
  }

  private static Item open(String card) {
    return new Item(card, null, null, false, null);
  }

  private static Item once(String card) {
    return new Item(card, null, null, true, null);
  }

  private static String code(CouponResult answer) {
    return answer.fold(
        coupon -> coupon.code().value(),
        why -> {
          throw new AssertionError("refused: " + why);
        });
  }

  private static Refusal refusal(CouponResult answer) {
    return answer.fold(coupon -> null, why -> why);
  }

  private String onSale(CardMaker card) {
    return card.onSale(commands, cards, new Reviewer(address(""), "reviewer"));
  }

  private static String somebody() {
    return "o" + UUID.randomUUID().toString().replace("-", "").substring(0, 27);
  }

  private interface Asking<T> {
    T ask(int number);
  }

  private static <T> List<T> atOnce(int people, Asking<T> asking) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(people);
    try {
      List<Callable<T>> calls =
          IntStream.range(0, people).<Callable<T>>mapToObj(i -> () -> asking.ask(i)).toList();
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : pool.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      pool.shutdownNow();
    }
  }
}
