package io.kaquan.bench;

import com.icegreen.greenmail.util.GreenMail;
import io.kaquan.CardMaker;
import io.kaquan.KaquanApplication;
import io.kaquan.Mailbox;
import io.kaquan.PageVisitor;
import io.kaquan.PageVisitor.Page;
import io.kaquan.Reviewer;
import io.kaquan.account.AccountKind;
import io.kaquan.account.Accounts;
import io.kaquan.card.Cards;
import io.kaquan.delivery.Deliveries;
import io.kaquan.merchant.Merchants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How long pages take when a merchant has many cards and coupons, beside a page that asks the database for next to nothing.
 * One person at a time: {@code -Dcoupons=1000000 -Dcards=1000 -Drounds=100} change it.
 */
class PagesBenchmark {
  private static final int COUPONS = Integer.getInteger("coupons", 1_000_000);
  private static final int CARDS = Integer.getInteger("cards", 1_000);
  private static final int ROUNDS = Integer.getInteger("rounds", 100);
  private static final int WARM_UP = 30;
  private static final double GOAL_MILLIS = 100;
  private static final String EMAIL = "pages@bench.example";
  private static final String PASSWORD = "flour water salt yeast";
  private static final String APPID = "wxbench000000001";

  /** One page as somebody opens it. */
  private record Step(String name, Supplier<Page> open) {}

  private record Result(String name, double p50, double p95, double p99) {}

  @Test
  void pages() throws Exception {
    try (ConfigurableApplicationContext application = new SpringApplicationBuilder(KaquanApplication.class).run(
        "--server.port=0", "--kaquan.embedded.data=target/bench-data/" + UUID.randomUUID(), "--kaquan.embedded.fsync=false",
        "--kaquan.demo-story=false", "--logging.level.root=warn")) {
      String base = "http://localhost:" + ((ServletWebServerApplicationContext) application).getWebServer().getPort();
      UUID merchant = application.getBean(Merchants.class).register("Pages", EMAIL, PASSWORD, Locale.ENGLISH);
      Accounts accounts = application.getBean(Accounts.class);
      accounts.add(merchant, APPID, "s".repeat(32), AccountKind.SERVICE, "Pages", true);
      accounts.activate(APPID);
      String card = CardMaker.aCashCard().of(APPID).withStock(100_000).onSale(application.getBean(Cards.class),
          new Reviewer(base, "reviewer"));
      String ticket = application.getBean(Deliveries.class)
          .make(APPID, List.of(new Deliveries.Item(card, null, null, false, null)), null).delivery().ticket();
      PageVisitor consumer = consumer(base, ticket, application.getBean(GreenMail.class));
      String coupon = consumer.get("/wallet/coupons").html().split("href=\"/wallet/coupons/")[1].split("\"")[0];

      long began = System.nanoTime();
      String code = new ManyCoupons(application, APPID, card).make(CARDS, COUPONS);
      System.out.printf("%n%,d coupons of %,d cards made in %d s, %d processors%n", COUPONS, CARDS,
          (System.nanoTime() - began) / 1_000_000_000, Runtime.getRuntime().availableProcessors());
      print(measure(steps(base, card, ticket, coupon, code, consumer)));
    }
  }

  private static List<Step> steps(String base, String card, String ticket, String coupon, String code, PageVisitor consumer) {
    PageVisitor owner = new PageVisitor(base).signedInAs(EMAIL, PASSWORD);
    PageVisitor stranger = new PageVisitor(base);
    List<Step> steps = new ArrayList<>(List.of(new Step("/console/sign-in (the trivial page)", () -> stranger.get("/console/sign-in")),
        new Step("/", () -> stranger.get("/"))));
    for (String path : List.of("/console", "/console/cards", "/console/cards/" + card, "/console/cards/" + card + "/lots",
        "/console/cards/new", "/console/redemptions", "/console/reversals", "/console/explain", "/console/statements",
        "/console/figures", "/console/deliveries", "/console/stores", "/console/accounts", "/console/accounts/" + APPID,
        "/console/accounts/" + APPID + "/developer", "/console/notices", "/console/members", "/till", "/till/shift")) {
      steps.add(new Step(path.replace(card, "{card}").replace(APPID, "{appid}"), () -> owner.get(path)));
    }
    steps.add(new Step("/console/explain, a code", () -> {
      owner.get("/console/explain");
      return owner.submit("/console/explain", Map.of("code", code));
    }));
    steps.add(new Step("/till, a code", () -> {
      owner.get("/till");
      return owner.submit("/till/look", Map.of("code", code));
    }));
    for (String path : List.of("/wallet/coupons", "/wallet/coupons?show=used", "/wallet/coupons/" + coupon, "/wallet/q/" + ticket)) {
      steps.add(new Step(path.replace(coupon, "{coupon}").replace(ticket, "{ticket}"), () -> consumer.get(path)));
    }
    return steps;
  }

  private static List<Result> measure(List<Step> all) {
    List<Step> there = all.stream().filter(step -> {
      int status = step.open().get().status();
      if (status != 200) {
        System.out.println("left out, answers " + status + ": " + step.name());
      }
      return status == 200;
    }).toList();
    for (int n = 0; n < WARM_UP; n++) {
      there.forEach(step -> step.open().get());
    }
    double[][] millis = new double[there.size()][ROUNDS];
    for (int n = 0; n < ROUNDS; n++) {
      for (int step = 0; step < millis.length; step++) {
        long asked = System.nanoTime();
        there.get(step).open().get();
        millis[step][n] = (System.nanoTime() - asked) / 1e6;
      }
    }
    List<Result> results = new ArrayList<>();
    for (int step = 0; step < millis.length; step++) {
      Arrays.sort(millis[step]);
      results.add(new Result(there.get(step).name(), at(millis[step], .5), at(millis[step], .95), at(millis[step], .99)));
    }
    return results;
  }

  private static double at(double[] sorted, double part) {
    return sorted[(int) Math.min(sorted.length - 1, Math.round(sorted.length * part))];
  }

  private static void print(List<Result> results) {
    for (Result one : results) {
      System.out.printf("%-42s p50 %7.1f ms   p95 %7.1f ms   p99 %7.1f ms   %6.1f of the trivial page%s%n", one.name(), one.p50(),
          one.p95(), one.p99(), one.p50() / results.get(0).p50(), one.p95() < GOAL_MILLIS ? "" : "   OVER " + (int) GOAL_MILLIS + " ms");
    }
    System.out.println();
  }

  /** Signed in, with a coupon claimed. */
  private static PageVisitor consumer(String base, String ticket, GreenMail mail) {
    String email = "consumer@bench.example";
    PageVisitor phone = new PageVisitor(base);
    phone.get("/wallet/q/" + ticket);
    phone.submit("/wallet/q/" + ticket, Map.of());
    phone.submit("/wallet/sign-in", Map.of("email", email));
    Matcher code = Pattern.compile("\\d{6}").matcher(new Mailbox(email, mail.getImap().getPort()).letters(1).get(0).subject());
    if (!code.find()) {
      throw new IllegalStateException("no code came");
    }
    phone.submit("/wallet/sign-in/code", Map.of("code", code.group()));
    phone.submit("/wallet/q/" + ticket, Map.of());
    return phone;
  }
}
