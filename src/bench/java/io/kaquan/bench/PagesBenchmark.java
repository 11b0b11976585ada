package io.kaquan.bench;

import com.icegreen.greenmail.util.GreenMail;
import io.kaquan.KaquanApplication;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.distribution.delivery.Deliveries;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.Mailbox;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Reviewer;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long pages take when a merchant has many cards and coupons, beside a page that asks the
 * database for next to nothing; and how many statements each asks for. One person at a time: {@code
 * -Dcoupons=1000000 -Dcards=1000 -Drounds=100 -Dwarm-up=30} change it, and {@code -Ddata=folder}
 * keeps the database for the next run.
 */
class PagesBenchmark {
  private static final int COUPONS = Integer.getInteger("coupons", 1_000_000);
  private static final int CARDS = Integer.getInteger("cards", 1_000);
  private static final int ROUNDS = Integer.getInteger("rounds", 100);
  private static final int WARM_UP = Integer.getInteger("warm-up", 30);
  private static final double GOAL_MILLIS = 100;
  private static final int MOST_STATEMENTS = 15;
  private static final String EMAIL = "pages@bench.example";
  private static final String PASSWORD = "flour water salt yeast";
  private static final String APPID = "wxbench000000001";
  static final String SECOND = "wxbench000000002";
  private static final String FAT = ManyCoupons.cardId(1);
  private static final UUID READ = new UUID(0, 1);
  private static final UUID DONE = new UUID(0, 2);

  /** One page as somebody opens it. */
  private record Step(String name, Runnable before, Supplier<Page> page) {
    Page open() {
      return page.get();
    }
  }

  private record Result(
      String name, double p50, double p95, double p99, int statements, String slowest) {}

  private final Statements statements = new Statements();
  private final List<Step> steps = new ArrayList<>();

  @Test
  void pages() throws Exception {
    String data = System.getProperty("data", "target/bench-data/" + UUID.randomUUID());
    try (ConfigurableApplicationContext application =
        new SpringApplicationBuilder(KaquanApplication.class)
            .initializers(context -> context.getBeanFactory().addBeanPostProcessor(statements))
            .run(
                "--server.port=0",
                "--kaquan.embedded.data=" + data,
                "--kaquan.embedded.fsync=false",
                "--kaquan.demo-story=false",
                "--logging.level.root=warn")) {
      String base =
          "http://localhost:"
              + ((ServletWebServerApplicationContext) application).getWebServer().getPort();
      JdbcClient db = application.getBean(JdbcClient.class);
      if (db.sql("SELECT count(*) FROM account WHERE appid = :appid")
              .param("appid", APPID)
              .query(Long.class)
              .single()
          == 0) {
        fill(application, base);
      }
      String ticket =
          db.sql("SELECT ticket FROM delivery WHERE appid = :appid AND ticket NOT LIKE 'g00%'")
              .param("appid", APPID)
              .query(String.class)
              .single();
      String code =
          db.sql("SELECT code FROM coupon WHERE card_id = :card AND status = 'NORMAL' LIMIT 1")
              .param("card", FAT)
              .query(String.class)
              .single();
      long store =
          db.sql(
                  "SELECT min(s.id) FROM store s JOIN account a USING (merchant_id) WHERE appid ="
                      + " :appid")
              .param("appid", APPID)
              .query(Long.class)
              .single();
      consoleSteps(base, store, code);
      walletSteps(consumer(base, ticket, application.getBean(GreenMail.class)), ticket);
      print(measure());
    }
  }

  private static void fill(ConfigurableApplicationContext application, String base)
      throws Exception {
    UUID merchant =
        application
            .getBean(Merchants.class)
            .register("Pages", EMAIL, PASSWORD, Locale.ENGLISH)
            .value();
    Accounts accounts = application.getBean(Accounts.class);
    accounts.add(
        new MerchantId(merchant),
        new AppId(APPID),
        "s".repeat(32),
        AccountKind.SERVICE,
        "Pages",
        true);
    accounts.activate(new AppId(APPID));
    accounts.add(
        new MerchantId(merchant),
        new AppId(SECOND),
        "s".repeat(32),
        AccountKind.SERVICE,
        "Pages too",
        true);
    accounts.activate(new AppId(SECOND));
    String card =
        CardMaker.aCashCard()
            .of(APPID)
            .withStock(100_000)
            .onSale(
                application.getBean(CardCommands.class),
                application.getBean(Cards.class),
                new Reviewer(base, "reviewer"));
    String ticket =
        application
            .getBean(Deliveries.class)
            .make(APPID, List.of(new Deliveries.Item(card, null, null, false, null)), null)
            .delivery()
            .ticket();
    consumer(base, ticket, application.getBean(GreenMail.class));
    long began = System.nanoTime();
    new ManyCoupons(application, APPID).make(merchant, EMAIL, card, READ, DONE, CARDS, COUPONS);
    System.out.printf(
        "%n%,d coupons of %,d cards made in %d s, %d processors%n",
        COUPONS,
        CARDS,
        (System.nanoTime() - began) / 1_000_000_000,
        Runtime.getRuntime().availableProcessors());
  }

  private void consoleSteps(String base, long store, String code) {
    PageVisitor owner = new PageVisitor(base).signedInAs(EMAIL, PASSWORD);
    PageVisitor stranger = new PageVisitor(base);
    add("/console/sign-in (the trivial page)", () -> stranger.get("/console/sign-in"));
    add("/", () -> stranger.get("/"));
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    String year = "/console/figures?from=" + today.minusDays(364) + "&to=" + today;
    String card = "/console/cards/" + FAT;
    List.of(
            "/console",
            "/console/cards",
            "/console/cards?standing=ON_SALE",
            "/console/cards?standing=SOLD_OUT",
            "/console/cards?standing=DELETED",
            "/console/cards?standing=DRAFT",
            "/console/cards?title=99&card_type=CASH",
            "/console/cards?page=20",
            card,
            card + "/deliveries",
            card + "/deliveries?page=40",
            card + "/list",
            card + "/list/" + READ,
            card + "/list/" + DONE,
            card + "/lots",
            card + "/lots/void",
            card + "/delete",
            "/console/cards/new",
            "/console/landings",
            "/console/landings/new",
            "/console/landings/k000000000000001",
            "/console/landings/k000000000000001/change",
            "/console/redemptions",
            "/console/redemptions?day=" + today.minusDays(9),
            "/console/redemptions?store=" + (store + 3),
            "/console/redemptions?who=clerk3%40pages.example",
            "/console/redemptions?who=API",
            "/console/redemptions?who=SELF",
            "/console/redemptions?day="
                + today.minusDays(9)
                + "&store="
                + (store + 3)
                + "&who=clerk3%40pages.example",
            "/console/redemptions?before=700000",
            "/console/reversals",
            "/console/explain",
            "/console/statements",
            "/console/figures?range=today",
            "/console/figures",
            year,
            year + "&channel=%3Dchannel-3",
            year + "&store=%3D" + (store + 3),
            year + "&card=" + FAT,
            year + "&account=" + APPID,
            year + "&account=" + APPID + "&channel=%3Dchannel-4",
            year.replace("figures", "figures.csv") + "&by=day",
            year.replace("figures", "figures.csv") + "&by=card",
            "/console/stores",
            "/console/stores/" + (store + 3),
            "/console/accounts",
            "/console/accounts/" + APPID,
            "/console/accounts/" + APPID + "/developer",
            "/console/notices",
            "/console/members",
            "/till",
            "/till/stores",
            "/till/shift")
        .forEach(
            path ->
                add(path.replace(FAT, "{card}").replace(APPID, "{appid}"), () -> owner.get(path)));
    owner.get("/console/cards/new");
    String draft = owner.submit("/console/cards/new", Map.of("card_type", "CASH")).path();
    add("draft", () -> owner.get(draft));
    add("draft/worth", () -> owner.get(draft.replace("/look", "/worth")));
    add("draft/use", () -> owner.get(draft.replace("/look", "/use")));
    add("draft/submit", () -> owner.get(draft.replace("/look", "/submit")));
    AtomicReference<String> form = new AtomicReference<>();
    add(
        "draft, sketch",
        () -> form.set(owner.get(draft).html()),
        () ->
            owner.post(
                draft + "/sketch",
                Map.of(
                    "title",
                    "十元券",
                    "version",
                    hidden(form.get(), "version"),
                    "_csrf",
                    hidden(form.get(), "_csrf"))));
    add(
        "/console/explain, a code",
        () -> owner.get("/console/explain"),
        () -> owner.submit("/console/explain", Map.of("appid", APPID, "code", code)));
    add(
        "/till, a code",
        () -> {
          owner.get("/till/stores");
          owner.submit("/till/stores", Map.of("store", Long.toString(store)));
          owner.get("/till");
        },
        () -> owner.submit("/till/look", Map.of("code", code)));
    stranger.get("/");
    add("/wallet/l/{key}, nobody", () -> stranger.get("/wallet/l/k000000000000001"));
  }

  private void walletSteps(PageVisitor consumer, String ticket) {
    String coupon = between(consumer.get("/wallet/coupons").html(), "href=\"/wallet/coupons/");
    List.of(
            "/wallet/coupons",
            "/wallet/coupons?page=40",
            "/wallet/coupons?show=used",
            "/wallet/coupons?show=used&page=20",
            "/wallet/coupons?show=expired",
            "/wallet/coupons?show=expired&page=15",
            "/wallet/coupons/" + coupon,
            "/wallet/coupons/" + coupon + "/state",
            "/wallet/coupons/" + coupon + "/qr.png",
            "/wallet/coupons/" + coupon + "/use",
            "/wallet/coupons/" + coupon + "/gift",
            "/wallet/q/" + ticket,
            "/wallet/l/k000000000000001")
        .forEach(
            path ->
                add(
                    path.replace(coupon, "{coupon}").replace(ticket, "{ticket}"),
                    () -> consumer.get(path)));
  }

  private static String between(String html, String before) {
    return html.split(Pattern.quote(before))[1].split("\"")[0];
  }

  private static String hidden(String html, String name) {
    return between(html, "name=\"" + name + "\" value=\"");
  }

  private void add(String name, Supplier<Page> open) {
    add(name, () -> {}, open);
  }

  private void add(String name, Runnable before, Supplier<Page> open) {
    steps.add(new Step(name, before, open));
  }

  private List<Result> measure() {
    List<Step> there =
        steps.stream()
            .filter(
                step -> {
                  step.before().run();
                  int status = step.open().status();
                  if (status != 200) {
                    System.out.println("left out, answers " + status + ": " + step.name());
                  }
                  return status == 200;
                })
            .toList();
    for (int n = 0; n < WARM_UP; n++) {
      there.forEach(
          step -> {
            step.before().run();
            step.open();
          });
    }
    double[][] millis = new double[there.size()][ROUNDS];
    for (int n = 0; n < ROUNDS; n++) {
      for (int step = 0; step < millis.length; step++) {
        there.get(step).before().run();
        long asked = System.nanoTime();
        there.get(step).open();
        millis[step][n] = (System.nanoTime() - asked) / 1e6;
      }
    }
    List<Result> results = new ArrayList<>();
    for (int step = 0; step < millis.length; step++) {
      Arrays.sort(millis[step]);
      there.get(step).before().run();
      statements.takeCount();
      statements.takeSlowest();
      there.get(step).open();
      results.add(
          new Result(
              there.get(step).name(),
              at(millis[step], .5),
              at(millis[step], .95),
              at(millis[step], .99),
              statements.takeCount(),
              statements.takeSlowest()));
    }
    return results;
  }

  private static double at(double[] sorted, double part) {
    return sorted[(int) Math.min(sorted.length - 1, Math.round(sorted.length * part))];
  }

  private static void print(List<Result> results) {
    for (Result one : results) {
      boolean over = one.p95() >= GOAL_MILLIS || one.statements() > MOST_STATEMENTS;
      System.out.printf(
          "%-78s p50 %6.1f  p95 %6.1f  p99 %6.1f ms  %5.1f of the trivial page  %3d statements%s%n",
          one.name(),
          one.p50(),
          one.p95(),
          one.p99(),
          one.p50() / results.get(0).p50(),
          one.statements(),
          over ? "  OVER" : "");
      if (over) {
        System.out.println("    " + one.slowest());
      }
    }
    System.out.println();
  }

  /** Signed in, with a coupon claimed. */
  private static PageVisitor consumer(String base, String ticket, GreenMail mail) {
    String email = "consumer@bench.example";
    Mailbox mailbox = new Mailbox(email, mail.getImap().getPort());
    int before = mailbox.letters(0).size();
    PageVisitor phone = new PageVisitor(base);
    phone.get("/wallet/q/" + ticket);
    phone.submit("/wallet/q/" + ticket, Map.of());
    phone.submit("/wallet/sign-in", Map.of("email", email));
    Matcher code =
        Pattern.compile("\\d{6}").matcher(mailbox.letters(before + 1).get(before).subject());
    if (!code.find()) {
      throw new IllegalStateException("no code came");
    }
    phone.submit("/wallet/sign-in/code", Map.of("code", code.group()));
    phone.submit("/wallet/q/" + ticket, Map.of());
    return phone;
  }
}
