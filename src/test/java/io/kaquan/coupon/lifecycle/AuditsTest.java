package io.kaquan.coupon.lifecycle;

import static io.kaquan.fixture.CardMaker.aCashCard;
import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.card.design.CardId;
import io.kaquan.card.lifecycle.Shop;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.codebatch.CodeBatchRequest;
import io.kaquan.coupon.codebatch.CodeBatches;
import io.kaquan.coupon.gift.Gifts;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.reconciliation.audit.Difference;
import io.kaquan.reconciliation.audit.Finding;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The house finds by itself what does not agree with its ledger, and nothing else. */
class AuditsTest extends CouponScenario {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Autowired private Gifts gifts;
  @Autowired private CodeBatches batches;
  @Autowired private ExpireSweep sweep;
  @Autowired private RuntimeService processes;
  @Autowired private ManagementService jobs;
  @Autowired private ApplicationContext beans;
  @Autowired private JdbcClient db;
  @Autowired private DataSource database;

  private Shop shop;

  @BeforeEach
  void aShopOfItsOwn() {
    shop = Shop.activated(beans);
  }

  @Override
  void everyCardAgreesWithItsLedger() {
    // its scenarios say when they do
  }

  @Test
  void whatever_happens_by_the_rules_agrees_with_the_ledger() {
    String plain = onSale(aCashCard().of(shop.appid()).forEachPerson(5));
    Coupon used = issue(plain, somebody(), null);
    done(redeem(used));
    done(reverseIn(used));
    done(redeem(used));
    done(
        ask(
            new CouponCommand.Void(
                new AppId(shop.appid()),
                issue(plain, somebody(), null).code(),
                null,
                null,
                "v1",
                API)));
    Coupon given = issue(plain, somebody(), null);
    UUID offer = offered(given);
    Coupon friends = done(gifts.accept(offer, new OpenId(somebody()), API));
    done(
        ask(
            new CouponCommand.Delete(
                new AppId(shop.appid()), friends.code(), null, friends.openid(), API)));
    Coupon back = issue(plain, somebody(), null);
    done(gifts.takeBack(offered(back), back.openid(), API));
    done(redeem(back));
    offered(issue(plain, somebody(), null));
    begun(
        batches.generate(
            new CodeBatchRequest(shop.merchantId(), plain, "me", UUID.randomUUID().toString()),
            30));
    agrees();

    String own = onSale(aCashCard().of(shop.appid()).withCustomCodes());
    issue(own, somebody(), "OWN-1");
    done(
        ask(
            new CouponCommand.Recode(
                new AppId(shop.appid()),
                new CouponCode("OWN-1"),
                new CardId(own),
                new CouponCode("OWN-2"),
                API)));
    done(
        ask(
            new CouponCommand.Recode(
                new AppId(shop.appid()),
                new CouponCode("OWN-2"),
                new CardId(own),
                new CouponCode("OWN-3"),
                API)));
    done(
        ask(
            new CouponCommand.Redeem(
                new AppId(shop.appid()),
                new CouponCode("OWN-3"),
                new CardId(own),
                null,
                null,
                "r1",
                API)));
    ask(
        new CouponCommand.Redeem(
            new AppId(shop.appid()),
            new CouponCode("OWN-3"),
            new CardId(own),
            null,
            null,
            "r2",
            API));
    agrees();

    String deposit = onSale(aCashCard().of(shop.appid()).withDepositedCodes());
    coupons.deposit(
        new AppId(shop.appid()),
        new CardId(deposit),
        Stream.of("D-1", "D-2", "D-3").map(CouponCode::new).toList(),
        API);
    assertThat(commands.changeStock(shop.appid(), deposit, 3).isDone()).isTrue();
    issue(deposit, somebody(), "D-2");
    done(
        ask(
            new CouponCommand.Void(
                new AppId(shop.appid()),
                new CouponCode("D-1"),
                new CardId(deposit),
                null,
                null,
                API)));
    begun(
        batches.importCodes(
            new CodeBatchRequest(shop.merchantId(), deposit, "me", UUID.randomUUID().toString()),
            file("codes.csv", "E-1\nE-2\nE-1\n")));
    agrees();

    String member = onSale(aCashCard().of(shop.appid()).asMemberCard(3));
    Coupon card = issue(member, somebody(), null);
    done(redeem(card));
    done(redeem(card));
    Coupon handedOn = done(gifts.accept(offered(card), new OpenId(somebody()), API));
    done(redeem(handedOn));
    assertThat(why(redeem(handedOn))).isEqualTo(Refusal.USE_LIMIT);
    agrees();

    moveClockBy(Duration.ofDays(40));
    sweep.run();
    agrees();
  }

  @Test
  void five_planted_faults_are_five_incidents_and_go_when_they_are_mended() throws SQLException {
    String stock = aCardWithOneUsedCoupon();
    String person = aCardWithOneUsedCoupon();
    String state = aCardWithOneUsedCoupon();
    String twice = aCardWithOneUsedCoupon();
    String tally = aCardWithOneUsedCoupon();
    agrees();
    asOwner("UPDATE card_stock SET quantity = quantity - 1 WHERE card_id = '" + stock + "'");
    asOwner("UPDATE coupon_holder SET claimed = claimed + 1 WHERE card_id = '" + person + "'");
    asOwner("UPDATE coupon SET status = 'NORMAL' WHERE card_id = '" + state + "'");
    asOwner(
        "INSERT INTO coupon_event (at, day, merchant_id, appid, card_id, code, kind, from_status, to_status, openid, source) "
            + "SELECT at, day, merchant_id, appid, card_id, code, kind, from_status, to_status, openid, source FROM coupon_event "
            + "WHERE kind = 'REDEEMED' AND card_id = '"
            + twice
            + "'");
    asOwner(
        "UPDATE coupon_tally SET passed = passed + 1 WHERE arrow = 'REDEEM' AND card_id = '"
            + tally
            + "'");

    run("operator");
    assertThat(kinds(stock)).containsExactly("STOCK");
    assertThat(kinds(person)).containsExactly("PERSON");
    assertThat(kinds(state)).containsExactly("COUPON");
    assertThat(kinds(twice)).contains("STEP", "TALLY", "DAY");
    assertThat(kinds(tally)).containsExactly("TALLY");
    assertThat(incidents(stock))
        .singleElement()
        .asString()
        .startsWith("STOCK of card " + stock + ": expected 1, found 2 (finding ");
    assertThat(incidents(state))
        .singleElement()
        .asString()
        .contains("expected CONSUMED of o", "found NORMAL of o")
        .doesNotContain(codeOf(state));
    assertThat(incidents(twice)).hasSize(kinds(twice).size());

    run("operator");
    assertThat(incidents(stock)).as("a second run finds nothing anew").hasSize(1);
    retry(stock);
    assertThat(incidents(stock)).as("retried, but not mended").hasSize(1);

    asOwner("UPDATE card_stock SET quantity = quantity + 1 WHERE card_id = '" + stock + "'");
    asOwner("UPDATE coupon_holder SET claimed = claimed - 1 WHERE card_id = '" + person + "'");
    asOwner("UPDATE coupon SET status = 'CONSUMED' WHERE card_id = '" + state + "'");
    asOwner(
        "DELETE FROM coupon_event WHERE id = (SELECT max(id) FROM coupon_event WHERE card_id = '"
            + twice
            + "')");
    asOwner(
        "UPDATE coupon_tally SET passed = passed - 1 WHERE arrow = 'REDEEM' AND card_id = '"
            + tally
            + "'");
    for (String card : List.of(stock, person, state, twice, tally)) {
      retry(card);
      assertThat(incidents(card)).isEmpty();
      assertThat(kinds(card)).isEmpty();
    }
    agrees();
  }

  @Test
  void figures_of_a_day_that_were_tampered_with_are_found() throws SQLException {
    String channel = aCardWithOneUsedCoupon();
    String amount = aCardWithOneUsedCoupon();
    String lost = aCardWithOneUsedCoupon();
    asOwner(
        "UPDATE coupon_figure SET channel = 'mine' WHERE arrow = 'REDEEM' AND passed = 1 AND card_id = '"
            + channel
            + "'");
    asOwner(
        "UPDATE coupon_figure SET amount_fen = amount_fen + 1 WHERE kind = 'REDEEMED' AND card_id = '"
            + amount
            + "'");
    asOwner("DELETE FROM coupon_figure WHERE kind = 'CLAIMED' AND card_id = '" + lost + "'");
    assertThat(audits.differences(shop.appid(), channel))
        .extracting(Difference::kind)
        .containsExactly("PLACE", "PLACE");
    assertThat(audits.differences(shop.appid(), amount))
        .extracting(Difference::kind)
        .containsExactly("DAY", "PLACE");
    assertThat(audits.differences(shop.appid(), lost))
        .extracting(Difference::kind)
        .containsExactly("DAY", "PLACE");
  }

  @Test
  void traffic_is_no_difference() throws Exception {
    String card = onSale(aCashCard().of(shop.appid()).withStock(100_000).forEachPerson(50));
    ConcurrentLinkedQueue<Coupon> some = new ConcurrentLinkedQueue<>();
    AtomicInteger turn = new AtomicInteger();
    List<Difference> differences = new ArrayList<>();
    atOnce(
        8,
        () -> {
          int me = turn.getAndIncrement();
          Random random = new Random(me);
          for (int round = 0; round < (me == 0 ? 8 : 60); round++) {
            if (me == 0) {
              differences.addAll(audits.differences(shop.appid(), null));
              continue;
            }
            some.add(issue(card, somebody(), null));
            Coupon coupon =
                some.stream().skip(random.nextInt(some.size())).findFirst().orElseThrow();
            switch (random.nextInt(4)) {
              case 0 -> redeem(coupon);
              case 1 -> reverseIn(coupon);
              case 2 ->
                  ask(
                      new CouponCommand.Void(
                          new AppId(shop.appid()), coupon.code(), null, null, null, API));
              default ->
                  gifts.offer(
                      new AppId(shop.appid()),
                      coupon.code(),
                      new CardId(card),
                      coupon.openid(),
                      API);
            }
          }
          return null;
        });
    assertThat(differences).isEmpty();
    agrees();
  }

  @Test
  void a_number_without_its_entry_and_an_entry_without_its_number_are_found() throws SQLException {
    String card = aCardWithOneUsedCoupon();
    asOwner(
        "UPDATE coupon_request SET refusal = NULL, card_id = '"
            + card
            + "', number = 'never-"
            + card
            + "' "
            + "WHERE number = 'second-"
            + card
            + "'");
    asOwner(
        "UPDATE coupon_event SET out_request_no = 'unknown-"
            + card
            + "' WHERE kind = 'CLAIMED' AND card_id = '"
            + card
            + "'");
    assertThat(audits.differences(shop.appid(), card))
        .extracting(Difference::kind, Difference::found)
        .contains(
            org.assertj.core.groups.Tuple.tuple("REQUEST", "0 times"),
            org.assertj.core.groups.Tuple.tuple("REQUEST", "1 times"));
  }

  private String aCardWithOneUsedCoupon() {
    String card = onSale(aCashCard().of(shop.appid()));
    Coupon coupon = issue(card, somebody(), null);
    done(
        ask(
            new CouponCommand.Redeem(
                new AppId(shop.appid()), coupon.code(), null, null, null, "first-" + card, API)));
    assertThat(
            why(
                ask(
                    new CouponCommand.Redeem(
                        new AppId(shop.appid()),
                        coupon.code(),
                        null,
                        null,
                        null,
                        "second-" + card,
                        API))))
        .isEqualTo(Refusal.ALREADY_REDEEMED);
    return card;
  }

  private Coupon issue(String card, String openid, String code) {
    return done(
        ask(
            new CouponCommand.Issue(
                new AppId(shop.appid()),
                new CardId(card),
                new OpenId(openid),
                code == null ? null : new CouponCode(code),
                null,
                null,
                API)));
  }

  private CouponResult ask(CouponCommand command) {
    return coupons.execute(command);
  }

  private CouponResult redeem(Coupon coupon) {
    return ask(
        new CouponCommand.Redeem(
            new AppId(shop.appid()), coupon.code(), coupon.cardId(), null, null, null, API));
  }

  private CouponResult reverseIn(Coupon coupon) {
    return ask(
        new CouponCommand.Reverse(
            new AppId(shop.appid()), coupon.code(), coupon.cardId(), "wrong coupon", null, API));
  }

  private UUID offered(Coupon coupon) {
    done(
        gifts.offer(new AppId(shop.appid()), coupon.code(), coupon.cardId(), coupon.openid(), API));
    return gifts.latest(new AppId(shop.appid()), coupon.cardId(), coupon.code()).orElseThrow().id();
  }

  private void begun(io.kaquan.coupon.codebatch.CodeBatchResult result) {
    Awaitility.await("the code batch")
        .atMost(PATIENCE)
        .until(() -> batches.find(shop.merchantId(), result.batch()).orElseThrow().isLive());
  }

  private void agrees() {
    assertThat(audits.differences(shop.appid(), null)).isEmpty();
  }

  /** Begins a run, when no other is at work, and waits until all it has found are incidents. */
  private void run(String by) {
    Awaitility.await("a run begins").atMost(PATIENCE).until(() -> audits.begin(by));
    Awaitility.await("the recount")
        .atMost(PATIENCE)
        .until(() -> audits.runs().get(0).finished() != null);
    Awaitility.await("incidents")
        .atMost(PATIENCE)
        .until(
            () ->
                audits.standing(10_000).stream().allMatch(Finding::isRaised)
                    && jobs.createJobQuery()
                            .processDefinitionKey("SelfAudit")
                            .withRetriesLeft()
                            .count()
                        == 0);
  }

  private List<String> kinds(String card) {
    return audits.standing(10_000).stream()
        .map(Finding::difference)
        .filter(one -> one.cardId().equals(card))
        .map(Difference::kind)
        .toList();
  }

  private List<String> incidents(String card) {
    return found(card).stream().map(Incident::getIncidentMessage).toList();
  }

  private List<Incident> found(String card) {
    return processes.createIncidentQuery().list().stream()
        .filter(incident -> incident.getActivityId().equals("Task_DifferenceStands"))
        .filter(incident -> incident.getIncidentMessage().contains(card))
        .toList();
  }

  /** As "retry" in Cockpit does, for every incident about the card. */
  private void retry(String card) {
    found(card).forEach(incident -> jobs.setJobRetries(incident.getConfiguration(), 1));
    Awaitility.await("retried")
        .atMost(PATIENCE)
        .until(
            () ->
                jobs.createJobQuery().processDefinitionKey("SelfAudit").withRetriesLeft().count()
                    == 0);
  }

  private String codeOf(String card) {
    return db.sql("SELECT code FROM coupon WHERE card_id = ?")
        .param(card)
        .query(String.class)
        .single();
  }

  /** As somebody could who has all rights in the database. */
  private void asOwner(String sql) throws SQLException {
    try (Connection own = database.getConnection()) {
      try (Connection all =
              DriverManager.getConnection(own.getMetaData().getURL(), "postgres", "postgres");
          Statement statement = all.createStatement()) {
        statement.execute("SET session_replication_role = replica");
        statement.execute("SET search_path TO kaquan");
        assertThat(statement.executeUpdate(sql)).as(sql).isOne();
      }
    }
  }
}
