package io.kaquan.coupon.lifecycle;

import static io.kaquan.fixture.CardMaker.aCashCard;
import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.card.design.CardId;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.platform.schedule.Timetable;
import io.kaquan.platform.tenant.AppId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class CouponsTest extends CouponScenario {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @Autowired Batches batches;
  @Autowired Timetable timetable;
  @Autowired JdbcClient db;

  @Test
  void a_programs_number_is_never_mistaken_for_one_of_a_page() {
    String card = onSale(aCashCard());
    String number = UUID.randomUUID().toString();
    ClaimOrigin page = new ClaimOrigin(ClaimOrigin.Kind.LANDING_PAGE, number);
    Coupon first =
        done(
            coupons.execute(
                new CouponCommand.Issue(
                    new AppId(APPID),
                    new CardId(card),
                    new OpenId(somebody()),
                    null,
                    null,
                    page,
                    number,
                    Actor.self("203.0.113.1"))));
    Coupon second =
        done(
            coupons.execute(
                new CouponCommand.Issue(
                    new AppId(APPID),
                    new CardId(card),
                    new OpenId(somebody()),
                    null,
                    null,
                    number,
                    API)));
    assertThat(second.code()).isNotEqualTo(first.code());
    assertThat(coupons.claimedFrom(new AppId(APPID), page.kind(), List.of(number, "none")))
        .isEqualTo(Map.of(number, 1L, "none", 0L));
  }

  @Test
  void of_two_hundred_tills_that_redeem_one_code_exactly_one_wins() throws Exception {
    Coupon coupon = issued(onSale(aCashCard()));
    List<CouponResult> results = atOnce(200, () -> redeem(coupon.code().value()));
    assertThat(results).filteredOn(result -> why(result) == null).hasSize(1);
    assertThat(results).filteredOn(result -> why(result) == Refusal.ALREADY_REDEEMED).hasSize(199);
    assertThat(lifeOf(coupon)).containsExactly(EntryKind.CLAIMED, EntryKind.REDEEMED);
  }

  @Test
  void of_a_stock_of_a_hundred_three_hundred_people_get_exactly_a_hundred() throws Exception {
    String card = onSale(aCashCard().withStock(100));
    List<CouponResult> results = atOnce(300, () -> issueTo(somebody(), card));
    assertThat(results).filteredOn(result -> why(result) == null).hasSize(100);
    assertThat(results).filteredOn(result -> why(result) == Refusal.SOLD_OUT).hasSize(200);
    assertThat(
            results.stream()
                .filter(result -> why(result) == null)
                .map(result -> done(result).code())
                .distinct())
        .hasSize(100);
    assertThat(cards.find(card).orElseThrow().stock()).isZero();
    assertThat(coupons.ofCard(new CardId(card)).inHand()).isEqualTo(100);
  }

  @Test
  void the_same_code_fifty_times_in_one_batch_succeeds_once() {
    Coupon coupon = issued(onSale(aCashCard()));
    CouponCommand.Redeem command =
        new CouponCommand.Redeem(new AppId(APPID), coupon.code(), null, null, null, null, API);
    List<PendingCommand<CouponCommand.Redeem>> batch =
        IntStream.range(0, 50).mapToObj(n -> new PendingCommand<>(command)).toList();
    batches.run(Transition.REDEEM, batch);
    assertThat(batch).extracting(item -> why(item.result())).containsOnlyOnce((Refusal) null);
    assertThat(lifeOf(coupon)).containsExactly(EntryKind.CLAIMED, EntryKind.REDEEMED);
  }

  @Test
  void one_person_gets_no_more_than_the_limit_however_many_taps_arrive_at_once() throws Exception {
    String card = onSale(aCashCard().forEachPerson(2));
    String person = somebody();
    List<CouponResult> results = atOnce(40, () -> issueTo(person, card));
    assertThat(results).filteredOn(result -> why(result) == null).hasSize(2);
    assertThat(results).filteredOn(result -> why(result) == Refusal.PERSON_LIMIT).hasSize(38);
    assertThat(cards.find(card).orElseThrow().stock()).isEqualTo(998);
  }

  @Test
  void sixty_four_equal_calls_with_one_request_number_are_one_call() throws Exception {
    String card = onSale(aCashCard());
    String person = somebody();
    String number = UUID.randomUUID().toString();
    List<CouponResult> results =
        atOnce(
            64,
            () ->
                coupons.execute(
                    new CouponCommand.Issue(
                        new AppId(APPID),
                        new CardId(card),
                        new OpenId(person),
                        null,
                        "poster",
                        number,
                        API)));
    assertThat(results.stream().map(result -> done(result).code()).distinct()).hasSize(1);
    assertThat(cards.find(card).orElseThrow().stock()).isEqualTo(999);
    assertThat(
            why(
                coupons.execute(
                    new CouponCommand.Issue(
                        new AppId(APPID),
                        new CardId(card),
                        new OpenId(somebody()),
                        null,
                        "poster",
                        number,
                        API))))
        .isEqualTo(Refusal.REQUEST_NUMBER_REUSED);
  }

  @Test
  void a_remembered_refusal_is_given_again_though_it_would_succeed_now() {
    Coupon coupon = issued(onSale(aCashCard().forDays(5, 1)));
    String number = UUID.randomUUID().toString();
    CouponCommand.Redeem command =
        new CouponCommand.Redeem(new AppId(APPID), coupon.code(), null, null, null, number, API);
    assertThat(why(coupons.execute(command))).isEqualTo(Refusal.OUT_OF_VALIDITY);
    moveClockBy(Duration.ofDays(2));
    assertThat(why(coupons.execute(command))).isEqualTo(Refusal.OUT_OF_VALIDITY);
    assertThat(why(redeem(coupon.code().value()))).isNull();
  }

  @Test
  void a_reversed_redemption_can_be_redeemed_again_and_all_of_it_is_in_the_ledger() {
    Coupon coupon = issued(onSale(aCashCard()));
    assertThat(why(reverse(coupon.code().value()))).isEqualTo(Refusal.NOT_REDEEMED);
    done(redeem(coupon.code().value()));
    assertThat(done(reverse(coupon.code().value())).status()).isEqualTo(CouponStatus.NORMAL);
    done(redeem(coupon.code().value()));
    assertThat(lifeOf(coupon))
        .containsExactly(
            EntryKind.CLAIMED, EntryKind.REDEEMED, EntryKind.REVERSED, EntryKind.REDEEMED);
    assertThat(entries(coupon.cardId().value(), coupon.code().value()))
        .extracting(Entry::amountFen)
        .containsExactly(0L, 1000L, 0L, 1000L);
  }

  @Test
  void a_redemption_is_not_reversed_after_a_day() {
    Coupon coupon = issued(onSale(aCashCard()));
    done(redeem(coupon.code().value()));
    moveClockBy(Duration.ofHours(24).plusSeconds(1));
    assertThat(why(reverse(coupon.code().value()))).isEqualTo(Refusal.WINDOW_OVER);
  }

  @Test
  void reversed_after_its_validity_a_coupon_has_expired() {
    Coupon coupon = issued(onSale(aCashCard().forDays(1, 0)));
    moveClockTo(coupon.end().minus(Duration.ofHours(1)));
    done(redeem(coupon.code().value()));
    moveClockTo(coupon.end().plus(Duration.ofHours(1)));
    assertThat(done(reverse(coupon.code().value())).status()).isEqualTo(CouponStatus.EXPIRE);
  }

  @Test
  void a_term_begins_and_ends_with_whole_days_of_shanghai() {
    Coupon coupon = issued(onSale(aCashCard().forDays(7, 2)));
    LocalDate today = LocalDate.now(clock);
    assertThat(coupon.begin()).isEqualTo(today.plusDays(2).atStartOfDay(SHANGHAI).toInstant());
    assertThat(coupon.end())
        .isEqualTo(today.plusDays(9).atStartOfDay(SHANGHAI).toInstant().minusSeconds(1));
    assertThat(why(redeem(coupon.code().value()))).isEqualTo(Refusal.OUT_OF_VALIDITY);
    moveClockTo(coupon.end().minusSeconds(30));
    assertThat(why(redeem(coupon.code().value()))).isNull();
  }

  @Test
  void a_coupon_expires_by_the_clock_before_any_sweep_and_the_sweep_writes_it_down_once() {
    Coupon coupon = issued(onSale(aCashCard().forDays(1, 0)));
    moveClockTo(coupon.end().plusSeconds(1));
    assertThat(statusOf(coupon)).isEqualTo(CouponStatus.EXPIRE);
    assertThat(why(redeem(coupon.code().value()))).isEqualTo(Refusal.OUT_OF_VALIDITY);
    assertThat(lifeOf(coupon)).containsExactly(EntryKind.CLAIMED);
    timetable.runAll();
    timetable.runAll();
    assertThat(lifeOf(coupon)).containsExactly(EntryKind.CLAIMED, EntryKind.EXPIRED);
  }

  @Test
  void a_member_card_stays_in_hand_until_its_uses_are_used_up() throws Exception {
    Coupon coupon = issued(onSale(aCashCard().asMemberCard(3)));
    List<CouponResult> results = atOnce(10, () -> redeem(coupon.code().value()));
    assertThat(results).filteredOn(result -> why(result) == null).hasSize(3);
    assertThat(results).filteredOn(result -> why(result) == Refusal.USE_LIMIT).hasSize(7);
    assertThat(statusOf(coupon)).isEqualTo(CouponStatus.NORMAL);
  }

  @Test
  void a_custom_code_needs_its_card_beside_it_and_is_given_out_once() {
    String card = onSale(aCashCard().withCustomCodes());
    CouponCommand.Issue command =
        new CouponCommand.Issue(
            new AppId(APPID),
            new CardId(card),
            new OpenId(somebody()),
            new CouponCode("SHOP-0001"),
            null,
            null,
            API);
    assertThat(why(issueTo(somebody(), card))).isEqualTo(Refusal.BAD_CODE);
    done(coupons.execute(command));
    assertThat(why(coupons.execute(command))).isEqualTo(Refusal.CODE_TAKEN);
    assertThat(cards.find(card).orElseThrow().stock()).isEqualTo(999);
    assertThat(why(redeem("SHOP-0001"))).isEqualTo(Refusal.CARD_ID_NEEDED);
    done(
        coupons.execute(
            new CouponCommand.Redeem(
                new AppId(APPID),
                new CouponCode("SHOP-0001"),
                new CardId(card),
                null,
                null,
                null,
                API)));
  }

  @Test
  void codes_of_another_appid_are_unknown() {
    Coupon coupon = issued(onSale(aCashCard()));
    assertThat(
            why(
                coupons.execute(
                    new CouponCommand.Redeem(
                        new AppId("wxdemo0000000003"),
                        coupon.code(),
                        null,
                        null,
                        null,
                        null,
                        API))))
        .isEqualTo(Refusal.UNKNOWN_CODE);
    assertThat(why(coupons.lookUp(new AppId("wxdemo0000000003"), coupon.code(), null)))
        .isEqualTo(Refusal.UNKNOWN_CODE);
  }

  @Test
  void an_issue_is_refused_for_the_first_reason_in_order() {
    String card = onSale(aCashCard().withStock(1).forEachPerson(1));
    String inReview = aCashCard().create(commands);
    assertThat(why(issueTo("not-an-openid", "p" + "u".repeat(27)))).isEqualTo(Refusal.UNKNOWN_CARD);
    assertThat(why(issueTo("not-an-openid", inReview))).isEqualTo(Refusal.NOT_ON_SALE);
    assertThat(why(issueTo("not-an-openid", card))).isEqualTo(Refusal.MALFORMED_OPENID);
    String person = somebody();
    done(issueTo(person, card));
    assertThat(why(issueTo(person, card))).isEqualTo(Refusal.PERSON_LIMIT);
    assertThat(why(issueTo(somebody(), card))).isEqualTo(Refusal.SOLD_OUT);
  }

  @Test
  void a_refused_attempt_is_kept_apart_with_who_asked() {
    Coupon coupon = issued(onSale(aCashCard()));
    done(redeem(coupon.code().value()));
    coupons.execute(
        new CouponCommand.Redeem(
            new AppId(APPID),
            coupon.code(),
            null,
            null,
            "store 1",
            null,
            new Actor(Source.TILL, "clerk 7", "till 3", "203.0.113.9")));
    assertThat(
            db.sql(
                    "SELECT why || ' ' || clerk || ' ' || location_id FROM coupon_attempt WHERE code = ?")
                .param(coupon.code().value())
                .query(String.class)
                .list())
        .containsExactly("ALREADY_REDEEMED clerk 7 store 1");
  }

  @Test
  void nobody_can_change_the_ledger() {
    issued(onSale(aCashCard()));
    for (String change :
        List.of(
            "UPDATE coupon_event SET amount_fen = 1",
            "DELETE FROM coupon_event",
            "TRUNCATE coupon_event")) {
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> db.sql(change).update())
          .as(change)
          .isInstanceOf(DataAccessException.class);
    }
  }
}
