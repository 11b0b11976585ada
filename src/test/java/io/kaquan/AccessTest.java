package io.kaquan;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.draft.Drafts;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.coupon.codebatch.CodeBatchRequest;
import io.kaquan.coupon.codebatch.CodeBatches;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.CouponResult;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.reversal.LateReversals;
import io.kaquan.distribution.bulkissue.BulkIssueRequest;
import io.kaquan.distribution.bulkissue.BulkIssues;
import io.kaquan.distribution.delivery.Deliveries;
import io.kaquan.distribution.landing.Banner;
import io.kaquan.distribution.landing.LandingEntry;
import io.kaquan.distribution.landing.Landings;
import io.kaquan.distribution.landing.NotABanner;
import io.kaquan.files.media.Media;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.Mailbox;
import io.kaquan.fixture.PageRules;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Papers;
import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.Scenario;
import io.kaquan.fixture.TableMarks;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.AppSecrets;
import io.kaquan.merchant.activation.Applications;
import io.kaquan.merchant.material.Materials;
import io.kaquan.merchant.member.Member;
import io.kaquan.merchant.member.MemberLinks;
import io.kaquan.merchant.member.Members;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.merchant.member.Role;
import io.kaquan.merchant.store.StoreDetails;
import io.kaquan.merchant.store.Stores;
import io.kaquan.messaging.notification.Notifications;
import io.kaquan.platform.schedule.Timetable;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page and document × every kind of person: what the table says, and nothing that the table
 * lacks.
 */
class AccessTest extends Scenario {
  private static final Path TABLE = Path.of("src/test/resources/access/pages.csv");
  private static final String PASSWORD = "flour water salt yeast";
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Map<String, String> WORDS =
      Map.of(
          "companyName",
          "Corner Bakery",
          "creditCode",
          "91350100M000100Y43",
          "contactName",
          "Ann",
          "phone",
          "13800138000",
          "email",
          "ann@bakery.example",
          "category",
          "catering.bakery",
          "brandName",
          "Corner Bakery",
          "description",
          "Bread and cake");

  /** Fields of all forms together: each page takes those that it knows. */
  private static final Map<String, String> TYPED =
      Map.ofEntries(
          Map.entry("email", "nobody"),
          Map.entry("role", "OPERATOR"),
          Map.entry("language", "en"),
          Map.entry("reason", "a test"),
          Map.entry("storeLink", "https://apps.example.com/b"),
          Map.entry("kind", "SERVICE"),
          Map.entry("code", "000000000000"),
          Map.entry("cardId", ""),
          Map.entry("requestNumber", "access-test"),
          Map.entry("answer", "no"));

  private static final StoreDetails STORE =
      new StoreDetails(
          "Corner Bakery", "", "", "Shanghai", "", "1 Baker Street", "", "", "", "", "");

  private static final List<String> WHO_LOOKS = List.of("owner", "consumer", "lead", "admin");

  @Autowired private JdbcClient db;

  @Autowired
  @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping pages;

  @Autowired private Merchants merchants;
  @Autowired private Members members;
  @Autowired private MemberLinks links;
  @Autowired private Accounts accounts;
  @Autowired private AppSecrets secrets;
  @Autowired private Applications applications;
  @Autowired private Notifications notifications;
  @Autowired private Cards cards;
  @Autowired private CardCommands commands;
  @Autowired private Coupons coupons;
  @Autowired private CodeBatches batches;
  @Autowired private BulkIssues bulkIssues;
  @Autowired private Landings landings;
  @Autowired private LateReversals reversals;
  @Autowired private Deliveries deliveries;
  @Autowired private Stores stores;
  @Autowired private Drafts drafts;
  @Autowired private Media media;
  @Autowired private Timetable timetable;
  @Autowired private GreenMail mail;

  private final String mark = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  private final Map<String, PageVisitor> people = new HashMap<>();
  private final Map<String, String> things = new HashMap<>();

  @BeforeEach
  void aMerchantWithSomethingOfEachKind() throws IOException, MessagingException, NotABanner {
    UUID merchant = merchants.register("Corner Bakery", at("owner"), PASSWORD, Locale.ENGLISH);
    merchants.register("Rival", at("rival"), PASSWORD, Locale.ENGLISH);
    Member owner = merchants.member(at("owner")).orElseThrow();
    Map.of(
            "operator",
            Role.OPERATOR,
            "clerk",
            Role.CLERK,
            "reader",
            Role.READ_ONLY,
            "leaving",
            Role.CLERK)
        .forEach((name, role) -> join(owner, name, role));
    members.invite(owner, at("invited"), Role.CLERK, List.of());
    String active = account(merchant, "a", AccountKind.SERVICE);
    accounts.activate(active);
    String card =
        CardMaker.aCashCard()
            .of(active)
            .onSale(commands, cards, new Reviewer(address(""), "reviewer"));
    String waiting = account(merchant, "b", AccountKind.SERVICE);
    String fresh = account(merchant, "c", AccountKind.SERVICE);
    String app = account(merchant, "d", AccountKind.MOBILE_APP);

    for (String name : List.of("owner", "operator", "clerk", "reader", "rival")) {
      people.put(name, new PageVisitor(address("")).signedInAs(at(name), PASSWORD));
    }
    for (String name : List.of("reviewer", "lead", "settler", "analyst", "admin")) {
      people.put(name, new PageVisitor(address("")).signedInAtTasklistAs(name));
    }
    people.put("nobody", new PageVisitor(address("")));
    String coupon = consumer("consumer", ticket());
    consumer("other-consumer", ticket());

    Page handedIn = people.get("owner").apply("/console/plugins/card/" + waiting + "/apply", WORDS);
    UUID application =
        UUID.fromString(handedIn.path().substring(handedIn.path().lastIndexOf('/') + 1));
    String document = applications.find(application).orElseThrow().materials().get("paper-food");
    UUID draft = applications.begin(merchant, app, "a test").orElseThrow().id();
    applications.save(merchant, draft, Materials.NONE);
    people.get("lead").get("/ops/accounts/" + active);
    people
        .get("lead")
        .submit("/ops/accounts/" + active + "/suspend", Map.of("reason", "for a notice"));
    people.get("lead").get("/ops/accounts/" + active);
    people.get("lead").submit("/ops/accounts/" + active + "/resume", Map.of());
    LocalDate day = LocalDate.now(clock);
    moveClockBy(Duration.ofDays(1));
    timetable.runAll();
    String statement = "/console/statements/" + day + ".csv";
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> people.get("owner").get(statement).status() == 200);

    things.putAll(
        Map.of(
            "/console/plugins/card/{appid}",
            fresh,
            "/console/apps/{appid}",
            app,
            "/accounts/{appid}",
            active,
            "{day}",
            day.toString(),
            "/documents/{id}",
            document,
            "/notices/{id}",
            notifications.of(merchant, Locale.ENGLISH).get(0).id().toString(),
            "/members/{id}",
            merchants.member(at("leaving")).orElseThrow().id().toString(),
            "/invitations/{id}",
            members.invitations(merchant).get(0).id().toString(),
            "{fingerprint}",
            secrets.of(merchant, active).get(0).fingerprint(),
            "{page}",
            "1"));
    things.putAll(
        Map.of(
            "/applications/{id}",
            application.toString(),
            "drafts",
            draft.toString(),
            "{year}",
            "2025",
            "{letter}",
            UUID.randomUUID().toString(),
            "{mail}",
            mail.getReceivedMessages()[0].getMessageID().replaceAll("[<>]|@.*", ""),
            "{secret}",
            "x".repeat(43),
            "{ticket}",
            ticket(),
            "/coupons/{sealed}",
            coupon,
            "/hand/{sealed}",
            "made-up",
            "{file:licence\\.png|food-licence\\.pdf|logo\\.png}",
            "logo.png"));
    things.putAll(
        Map.of(
            "{cardId}",
            card,
            "{delivery}",
            delivery(active, card),
            "/reversals/{id}",
            lateReversal(merchant, active, card)));
    things.put("{batch}", batch(merchant, card));
    things.put("{bulkIssue}", bulkIssue(merchant, card));
    things.put("{key}", landing(merchant, card));
    things.put("{file:qr\\.png|qr-print\\.png|qr\\.svg}", "qr.svg");
    things.put("/gift/{id}", UUID.randomUUID().toString());
    things.put("/stores/{id}", store(merchant));
    things.put("{till}", store(merchant));
    things.put(
        "/draft/{id}",
        drafts
            .begin(
                UUID.randomUUID(),
                merchant,
                at("owner"),
                "CASH",
                null,
                Map.of("appid", active),
                null)
            .orElseThrow()
            .id()
            .toString());
    things.put("{step}", "look");
    things.put("{name:[A-Za-z0-9_-]{22}}", logo(merchant));
  }

  private String logo(UUID merchant) throws IOException {
    String url = media.adoptLogo(merchant, at("owner"), Papers.logo()).url();
    return url.substring(url.lastIndexOf('/') + 1).replace(".png", "");
  }

  private String store(UUID merchant) {
    return Long.toString(stores.add(merchant, UUID.randomUUID(), STORE).id());
  }

  private String bulkIssue(UUID merchant, String card) {
    byte[] list = at("guest").getBytes(StandardCharsets.UTF_8);
    UUID bulkIssue =
        bulkIssues
            .read(
                new BulkIssueRequest(merchant, card, at("owner"), null, UUID.randomUUID()),
                null,
                list.length,
                new ByteArrayResource(list))
            .bulkIssue();
    bulkIssues.start(merchant, bulkIssue, Locale.ENGLISH);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> bulkIssues.find(merchant, bulkIssue).orElseThrow().isFinished());
    return bulkIssue.toString();
  }

  private String landing(UUID merchant, String card) throws NotABanner {
    return landings
        .make(
            merchant,
            UUID.randomUUID(),
            new LandingEntry(
                "All our cards", List.of(card), true, null, Banner.of(Papers.png()), false))
        .key();
  }

  private String batch(UUID merchant, String card) {
    UUID batch =
        batches.generate(new CodeBatchRequest(merchant, card, at("owner"), mark), 1).batch();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> batches.find(merchant, batch).orElseThrow().isLive());
    return batch.toString();
  }

  @Test
  void each_person_finds_what_the_table_says() throws IOException {
    List<String> different = new ArrayList<>();
    int looked = 0;
    for (NamedCsvRecord row : table()) {
      String path = path(row.getField("path"));
      List<String> closedFirst = new ArrayList<>(people.keySet());
      closedFirst.sort(
          (one, other) ->
              Boolean.compare(row.getField(one).equals("yes"), row.getField(other).equals("yes")));
      for (String person : closedFirst) {
        looked++;
        String found = visit(person, row.getField("method"), path);
        if (!found.equals(row.getField(person))) {
          different.add(
              row.getField("method")
                  + " "
                  + row.getField("path")
                  + " "
                  + person
                  + ": "
                  + row.getField(person)
                  + " expected, found "
                  + found);
        }
      }
    }
    assertThat(looked).isGreaterThan(800);
    assertThat(different).isEmpty();
  }

  @Test
  void the_table_holds_every_page() throws IOException {
    TreeSet<String> there = new TreeSet<>();
    pages
        .getHandlerMethods()
        .forEach(
            (mapping, method) -> {
              if (method
                  .getBeanType()
                  .getPackageName()
                  .matches(
                      "io\\.kaquan\\.(signin|console\\..*|files\\.media|till|staff\\.(review|operations)|wallet\\..*|demo)")) {
                mapping
                    .getMethodsCondition()
                    .getMethods()
                    .forEach(
                        verb ->
                            mapping
                                .getPatternValues()
                                .forEach(path -> there.add(verb + " " + path)));
              }
            });
    // moves everybody's clock
    there.remove("POST /demo/clock");
    TreeSet<String> told = new TreeSet<>();
    table().forEach(row -> told.add(row.getField("method") + " " + row.getField("path")));
    assertThat(told).isEqualTo(there);
  }

  @Test
  void a_form_needs_its_token_and_looking_changes_nothing() throws IOException {
    List<String> taken = new ArrayList<>();
    for (NamedCsvRecord row : table()) {
      if (row.getField("method").equals("POST")) {
        int status =
            people
                .get(
                    WHO_LOOKS.stream()
                        .filter(one -> row.getField(one).equals("yes"))
                        .findFirst()
                        .orElse("owner"))
                .post(path(row.getField("path")), TYPED)
                .status();
        if (status != 403) {
          taken.add(row.getField("path") + " without its token: " + status);
        }
      }
    }
    assertThat(taken).isEmpty();

    TableMarks.awaitQuiet(db);
    assertThat(changedByLooking()).isEmpty();
  }

  private Set<String> changedByLooking() throws IOException {
    Map<String, String> before = TableMarks.of(db);
    for (NamedCsvRecord row : table()) {
      if (row.getField("method").equals("GET")) {
        for (String person : WHO_LOOKS) {
          // who is turned away at the door changes nothing behind it
          if (row.getField(person).equals("yes")) {
            people.get(person).get(path(row.getField("path")));
          }
        }
      }
    }
    return TableMarks.changed(before, TableMarks.of(db));
  }

  private static List<NamedCsvRecord> table() throws IOException {
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(TABLE)) {
      return rows.stream().toList();
    }
  }

  private String path(String pattern) {
    String path = pattern;
    if (path.matches(".*/applications/\\{id}/(materials|preview|submit)")) {
      path = path.replace("{id}", things.get("drafts"));
    }
    if (path.endsWith("/store-link")) {
      path = path.replace("{appid}", things.get("/console/apps/{appid}"));
    }
    for (Map.Entry<String, String> thing : things.entrySet()) {
      String name =
          thing
              .getKey()
              .substring(thing.getKey().indexOf('{') < 0 ? 0 : thing.getKey().indexOf('{'));
      path = path.replace(thing.getKey(), thing.getKey().replace(name, thing.getValue()));
    }
    assertThat(path).doesNotContain("{");
    return path;
  }

  private String visit(String person, String method, String path) {
    PageVisitor browser = people.get(person);
    Page page;
    if (method.equals("GET")) {
      page =
          browser.get(
              path.equals("/till/outcome")
                  ? path + "?requestNumber=access-test&appid=" + things.get("/accounts/{appid}")
                  : path);
    } else {
      Map<String, String> fields = new HashMap<>(TYPED);
      fields.put("appid", things.get("/accounts/{appid}"));
      if (path.equals("/till/stores")) {
        fields.put("store", things.get("{till}"));
      }
      fields.put("_csrf", token(browser, path));
      page = browser.post(path, fields);
    }
    assertThat(PageRules.broken(page)).as(method + " " + path + " as " + person).isEmpty();
    if (page.path().matches("/(console|wallet)/sign-in")
        && !path.matches("/wallet/sign-in.*|/console/sign-in")) {
      return "sign-in";
    }
    if (page.status() == 401) {
      return "sign-in";
    }
    return switch (page.status()) {
      case 200, 204, 400, 409, 422 -> "yes";
      default -> Integer.toString(page.status());
    };
  }

  /** From a page that this person may open; the reviewers' pages give one to leads only. */
  private String token(PageVisitor browser, String path) {
    String from =
        path.startsWith("/wallet")
            ? "/wallet/sign-in"
            : path.matches("/ops/(calendar|letters|audit).*")
                ? "/ops/calendar"
                : path.startsWith("/ops")
                    ? "/ops/accounts/" + things.get("/accounts/{appid}")
                    : "/console/me";
    Matcher token = TOKEN.matcher(browser.get(from).html());
    return token.find() ? token.group(1) : "none";
  }

  private String at(String who) {
    return mark + "-" + who + "@bakery.example";
  }

  private String account(UUID merchant, String suffix, AccountKind kind) {
    String appid = "wx" + mark + suffix;
    accounts.add(merchant, appid, "s".repeat(32), kind, "Bakery " + suffix, true);
    return appid;
  }

  private void join(Member owner, String name, Role role) {
    members.invite(owner, at(name), role, List.of());
    String letter = new Mailbox(at(name), mail.getImap().getPort()).letters(1).get(0).text();
    Matcher link = Pattern.compile("/console/links/([A-Za-z0-9_-]{43})").matcher(letter);
    assertThat(link.find()).isTrue();
    links.choosePassword(link.group(1), PASSWORD);
    assertThat(merchants.member(at(name))).isPresent();
  }

  /** Asked by the operator, for the owner to answer. */
  private String lateReversal(UUID merchant, String appid, String card) {
    Actor by = Actor.SYSTEM;
    Coupon coupon =
        coupons
            .execute(
                new CouponCommand.Issue(appid, card, "o" + "r".repeat(27), null, null, null, by))
            .fold(
                issued ->
                    coupons.execute(
                        new CouponCommand.Redeem(appid, issued.code(), null, null, null, null, by)),
                CouponResult.Refused::new)
            .fold(
                used -> used,
                why -> {
                  throw new AssertionError(why);
                });
    reversals.ask(merchants.member(at("operator")).orElseThrow(), coupon, "Bread", "wrong coupon");
    return reversals.of(merchant).get(0).id().toString();
  }

  private String ticket() {
    return things.computeIfAbsent(
        "{ticket}",
        none -> {
          String card =
              CardMaker.aCashCard().onSale(commands, cards, new Reviewer(address(""), "reviewer"));
          return delivery("wxdemo0000000001", card);
        });
  }

  private String delivery(String appid, String card) {
    return deliveries
        .make(appid, List.of(new Deliveries.Item(card, null, null, false, null)), null)
        .delivery()
        .ticket();
  }

  /** Signs a consumer in who claims a coupon; the end of its page's address. */
  private String consumer(String name, String ticket) {
    PageVisitor phone = new PageVisitor(address(""));
    people.put(name, phone);
    phone.get("/wallet/q/" + ticket);
    phone.submit("/wallet/q/" + ticket, Map.of());
    phone.submit("/wallet/sign-in", Map.of("email", at(name)));
    Matcher code =
        Pattern.compile("\\d{6}")
            .matcher(new Mailbox(at(name), mail.getImap().getPort()).letters(1).get(0).subject());
    assertThat(code.find()).isTrue();
    phone.submit("/wallet/sign-in/code", Map.of("code", code.group()));
    String coupon = phone.submit("/wallet/q/" + ticket, Map.of()).path();
    assertThat(coupon).startsWith("/wallet/coupons/");
    return coupon.substring(coupon.lastIndexOf('/') + 1);
  }
}
