package io.kaquan.coupon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardId;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.card.stock.CardStocks;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.codebatch.CodeList;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.coupon.ledger.Ledger;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.Scenario;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.reconciliation.audit.Audits;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What scenarios about coupons say. */
abstract class CouponScenario extends Scenario {
  static final String APPID = "wxdemo0000000001";
  static final Actor API = Actor.api("203.0.113.1");

  @Autowired Coupons coupons;
  @Autowired Cards cards;
  @Autowired CardCommands commands;
  @Autowired CardStocks stocks;
  @Autowired Ledger ledger;
  @Autowired Audits audits;

  private final List<String> made = new ArrayList<>();

  String onSale(CardMaker card) {
    String id = card.onSale(commands, cards, new Reviewer(address(""), "reviewer"));
    made.add(id);
    return id;
  }

  /** Whatever a scenario does to its cards, the self-audit accepts it. */
  @AfterEach
  void everyCardAgreesWithItsLedger() {
    made.forEach(this::agreesWithItsLedger);
  }

  void agreesWithItsLedger(String card) {
    assertThat(audits.differences(cards.find(card).orElseThrow().terms().appid(), card)).isEmpty();
  }

  static String somebody() {
    return "o" + UUID.randomUUID().toString().replace("-", "").substring(0, 27);
  }

  CouponResult issueTo(String openid, String cardId) {
    return coupons.execute(
        new CouponCommand.Issue(
            new AppId(APPID),
            new CardId(cardId),
            OpenId.parse(openid).orElse(null),
            null,
            null,
            null,
            API));
  }

  Coupon issued(String cardId) {
    return done(issueTo(somebody(), cardId));
  }

  CouponResult redeem(String code) {
    return coupons.execute(
        new CouponCommand.Redeem(
            new AppId(APPID), new CouponCode(code), null, null, null, null, API));
  }

  CouponResult reverse(String code) {
    return coupons.execute(
        new CouponCommand.Reverse(
            new AppId(APPID), new CouponCode(code), null, "wrong coupon", null, API));
  }

  static Coupon done(CouponResult result) {
    return result.fold(
        coupon -> coupon,
        why -> {
          throw new AssertionError("refused: " + why);
        });
  }

  static Refusal why(CouponResult result) {
    return result.fold(done -> null, refusal -> refusal);
  }

  List<EntryKind> lifeOf(Coupon coupon) {
    return entries(coupon.cardId().value(), coupon.code().value()).stream()
        .map(Entry::kind)
        .toList();
  }

  CouponStatus statusOf(Coupon coupon) {
    return done(coupons.lookUp(new AppId(APPID), coupon.code(), coupon.cardId())).status();
  }

  /** A list as a merchant sends it in. */
  static CodeList file(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new CodeList() {
      @Override
      public String fileName() {
        return name;
      }

      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }

  /** Lets all callers go at the same moment and gives their answers. */
  static <T> List<T> atOnce(int callers, Callable<T> call)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<T>> results = new ArrayList<>();
      for (int caller = 0; caller < callers; caller++) {
        results.add(
            threads.submit(
                () -> {
                  start.await();
                  return call.call();
                }));
      }
      start.countDown();
      List<T> all = new ArrayList<>();
      for (Future<T> result : results) {
        all.add(result.get());
      }
      assertThat(all).hasSize(callers);
      return all;
    } finally {
      threads.shutdownNow();
    }
  }

  List<Entry> entries(String cardId, String code) {
    return ledger.entries(new AppId(APPID), new CardId(cardId), new CouponCode(code));
  }
}
