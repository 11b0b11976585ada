package io.kaquan.coupon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.card.design.CardId;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.fixture.CardMaker;
import io.kaquan.platform.tenant.AppId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every transition from every state: where it leads, or why it is refused. One table, of which
 * domain.md's is the half that leads on.
 */
class StateTableTest extends CouponScenario {
  private static final Path TABLE = Path.of("src/test/resources/coupon/transitions.csv");
  private static final String LEADS = "> ";
  private static String card;

  @Autowired private JdbcClient db;

  /** A coupon, and what is needed to go on with it. */
  private record Subject(String code, String openid, UUID gift) {}

  static Stream<Arguments> cells() throws IOException {
    List<String> lines = Files.readAllLines(TABLE);
    List<String> transitions = List.of(lines.get(0).split(","));
    return lines.stream()
        .skip(1)
        .map(line -> line.split(","))
        .flatMap(
            cells ->
                Stream.iterate(1, n -> n + 1)
                    .limit(transitions.size() - 1)
                    .map(
                        n ->
                            Arguments.of(
                                CouponStatus.valueOf(cells[0]),
                                Transition.valueOf(transitions.get(n)),
                                cells[n])));
  }

  @Test
  void the_table_has_every_state_and_every_transition_that_can_be_asked_for() throws IOException {
    List<String> lines = Files.readAllLines(TABLE);
    assertThat(lines.stream().skip(1).map(line -> line.split(",")[0]))
        .containsExactlyElementsOf(
            Arrays.stream(CouponStatus.values()).map(Enum::name).sorted(byTable(lines)).toList());
    assertThat(lines.get(0).split(","))
        .filteredOn(name -> !name.equals("from"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Transition.values())
                .filter(transition -> transition.isAskedFor() && transition != Transition.DEPOSIT)
                .map(Enum::name)
                .toList());
  }

  private static java.util.Comparator<String> byTable(List<String> lines) {
    return java.util.Comparator.comparing(
        name -> lines.stream().map(line -> line.split(",")[0]).toList().indexOf(name));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @MethodSource("cells")
  void leads_on_or_is_refused(CouponStatus from, Transition transition, String expected) {
    Subject subject = in(from);
    int entries = entries(card, subject.code()).size();

    CouponResult result = coupons.execute(command(transition, subject));

    if (expected.startsWith(LEADS)) {
      CouponStatus to = CouponStatus.valueOf(expected.substring(LEADS.length()));
      done(result);
      List<Entry> life = entries(card, subject.code());
      assertThat(life).hasSize(entries + 1);
      Entry last = life.get(entries);
      assertThat(last.from()).isEqualTo(from.name());
      assertThat(last.to()).isEqualTo(to.name());
      assertThat(
              stored(
                  last.kind() == io.kaquan.coupon.ledger.EntryKind.RECODED
                      ? last.otherCode().value()
                      : subject.code()))
          .isEqualTo(to);
    } else {
      assertThat(why(result)).isEqualTo(Refusal.valueOf(expected));
      assertThat(entries(card, subject.code())).hasSize(entries);
      assertThat(
              db.sql("SELECT why FROM coupon_attempt WHERE code = ? ORDER BY id DESC LIMIT 1")
                  .param(subject.code())
                  .query(String.class)
                  .single())
          .isEqualTo(expected);
    }
  }

  private CouponCommand command(Transition transition, Subject of) {
    return switch (transition) {
      case ISSUE ->
          new CouponCommand.Issue(
              new AppId(APPID),
              new CardId(card),
              new OpenId(somebody()),
              new CouponCode(of.code()),
              null,
              null,
              API);
      case REDEEM ->
          new CouponCommand.Redeem(
              new AppId(APPID), new CouponCode(of.code()), new CardId(card), null, null, null, API);
      case REVERSE ->
          new CouponCommand.Reverse(
              new AppId(APPID),
              new CouponCode(of.code()),
              new CardId(card),
              "wrong coupon",
              null,
              API);
      case OFFER ->
          new CouponCommand.Offer(
              new AppId(APPID),
              new CouponCode(of.code()),
              new CardId(card),
              new OpenId(of.openid()),
              UUID.randomUUID(),
              API);
      case ACCEPT ->
          new CouponCommand.Accept(
              new AppId(APPID),
              new CouponCode(of.code()),
              new CardId(card),
              new OpenId(somebody()),
              of.gift(),
              API);
      case RETURN ->
          new CouponCommand.TakeBack(
              new AppId(APPID), new CouponCode(of.code()), new CardId(card), of.gift(), API);
      case RECODE ->
          new CouponCommand.Recode(
              new AppId(APPID),
              new CouponCode(of.code()),
              new CardId(card),
              new CouponCode("N" + of.code()),
              API);
      case DELETE ->
          new CouponCommand.Delete(
              new AppId(APPID),
              new CouponCode(of.code()),
              new CardId(card),
              new OpenId(of.openid()),
              API);
      case VOID ->
          new CouponCommand.Void(
              new AppId(APPID), new CouponCode(of.code()), new CardId(card), "abuse", null, API);
      case DEPOSIT, EXPIRE ->
          throw new IllegalArgumentException(
              "not a transition from a coupon that somebody asks for");
    };
  }

  /** By the transitions themselves; expired by the clock alone. */
  private Subject in(CouponStatus status) {
    if (card == null) {
      card = onSale(CardMaker.aCashCard().withDepositedCodes());
    }
    Subject fresh =
        new Subject(
            "T" + UUID.randomUUID().toString().substring(0, 12), somebody(), UUID.randomUUID());
    done(
        coupons.execute(
            new CouponCommand.Deposit(
                new AppId(APPID), new CardId(card), new CouponCode(fresh.code()), null, API)));
    commands.changeStock(APPID, card, 1);
    List<CouponCommand> way = new ArrayList<>();
    if (status != CouponStatus.DEPOSITED) {
      way.add(
          new CouponCommand.Issue(
              new AppId(APPID),
              new CardId(card),
              new OpenId(fresh.openid()),
              new CouponCode(fresh.code()),
              null,
              null,
              API));
    }
    switch (status) {
      case CONSUMED -> way.add(command(Transition.REDEEM, fresh));
      case DELETE -> way.add(command(Transition.DELETE, fresh));
      case UNAVAILABLE -> way.add(command(Transition.VOID, fresh));
      case GIFTING, GIFT_SUCC, GIFT_TIMEOUT ->
          way.add(
              new CouponCommand.Offer(
                  new AppId(APPID),
                  new CouponCode(fresh.code()),
                  new CardId(card),
                  new OpenId(fresh.openid()),
                  fresh.gift(),
                  API));
      default -> {}
    }
    if (status == CouponStatus.GIFT_SUCC) {
      way.add(command(Transition.ACCEPT, fresh));
    } else if (status == CouponStatus.GIFT_TIMEOUT) {
      way.add(command(Transition.RETURN, fresh));
    }
    way.forEach(command -> done(coupons.execute(command)));
    if (status == CouponStatus.EXPIRE) {
      moveClockBy(Duration.ofDays(31));
    }
    return fresh;
  }

  private CouponStatus stored(String code) {
    return db.sql("SELECT status FROM coupon WHERE code = ? AND scope = ?")
        .params(code, card)
        .query((row, n) -> CouponStatus.valueOf(row.getString("status")))
        .single();
  }
}
