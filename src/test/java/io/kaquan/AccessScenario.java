package io.kaquan;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.card.design.CardId;
import io.kaquan.card.draft.Drafts;
import io.kaquan.consumer.OpenId;
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
import io.kaquan.distribution.landing.Banner;
import io.kaquan.distribution.landing.LandingEntry;
import io.kaquan.distribution.landing.Landings;
import io.kaquan.distribution.landing.NotABanner;
import io.kaquan.files.media.Media;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Papers;
import io.kaquan.fixture.Reviewer;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.AppSecrets;
import io.kaquan.merchant.activation.Applications;
import io.kaquan.merchant.material.Materials;
import io.kaquan.merchant.member.Member;
import io.kaquan.merchant.member.Role;
import io.kaquan.merchant.store.StoreDetails;
import io.kaquan.merchant.store.Stores;
import io.kaquan.messaging.notification.Notifications;
import io.kaquan.platform.schedule.Timetable;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;

/** A merchant with one thing of each kind, and a browser for each kind of person. */
abstract class AccessScenario extends AccessPeople {
  static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("companyName", "Corner Bakery"),
          Map.entry("creditCode", "91350100M000100Y43"),
          Map.entry("contactName", "Ann"),
          Map.entry("phone", "13800138000"),
          Map.entry("email", "ann@bakery.example"),
          Map.entry("category", "catering.bakery"),
          Map.entry("brandName", "Corner Bakery"),
          Map.entry("description", "Bread and cake"));

  static final StoreDetails STORE =
      new StoreDetails(
          "Corner Bakery", "", "", "Shanghai", "", "1 Baker Street", "", "", "", "", "");

  @Autowired AppSecrets secrets;

  @Autowired Applications applications;

  @Autowired Notifications notifications;

  @Autowired Coupons coupons;

  @Autowired CodeBatches batches;

  @Autowired BulkIssues bulkIssues;

  @Autowired Landings landings;

  @Autowired LateReversals reversals;

  @Autowired Stores stores;

  @Autowired Drafts drafts;

  @Autowired Media media;

  @Autowired Timetable timetable;

  @BeforeEach
  void aMerchantWithSomethingOfEachKind() throws IOException, MessagingException, NotABanner {
    MerchantId merchant =
        merchants.register("Corner Bakery", at("owner"), PASSWORD, Locale.ENGLISH);
    merchants.register("Rival", at("rival"), PASSWORD, Locale.ENGLISH);
    Member owner = merchants.member(at("owner")).orElseThrow();
    join(owner, "operator", Role.OPERATOR);
    join(owner, "clerk", Role.CLERK);
    join(owner, "reader", Role.READ_ONLY);
    join(owner, "leaving", Role.CLERK);
    members.invite(owner, at("invited"), Role.CLERK, List.of());
    String active = account(merchant, "a", AccountKind.SERVICE);
    accounts.activate(new AppId(active));
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
    UUID draft = applications.begin(merchant, new AppId(app), "a test").orElseThrow().id();
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

    things.put("/console/plugins/card/{appid}", fresh);
    things.put("/console/apps/{appid}", app);
    things.put("/accounts/{appid}", active);
    things.put("{day}", day.toString());
    things.put("/documents/{id}", document);
    things.put(
        "/notices/{id}", notifications.of(merchant.value(), Locale.ENGLISH).get(0).id().toString());
    things.put("/members/{id}", merchants.member(at("leaving")).orElseThrow().id().toString());
    things.put("/invitations/{id}", members.invitations(merchant).get(0).id().toString());
    things.put("{fingerprint}", secrets.of(merchant, new AppId(active)).get(0).fingerprint());
    things.put("{page}", "1");
    things.put("/applications/{id}", application.toString());
    things.put("drafts", draft.toString());
    things.put("{year}", "2025");
    things.put("{letter}", UUID.randomUUID().toString());
    things.put("{mail}", mail.getReceivedMessages()[0].getMessageID().replaceAll("[<>]|@.*", ""));
    things.put("{secret}", "x".repeat(43));
    things.put("{ticket}", ticket());
    things.put("/coupons/{sealed}", coupon);
    things.put("/hand/{sealed}", "made-up");
    things.put("{file:licence\\.png|food-licence\\.pdf|logo\\.png}", "logo.png");
    things.put("{cardId}", card);
    things.put("{delivery}", delivery(active, card));
    things.put("/reversals/{id}", lateReversal(merchant, active, card));
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
                merchant.value(),
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

  String logo(MerchantId merchant) throws IOException {
    String url = media.adoptLogo(merchant.value(), at("owner"), Papers.logo()).url();
    return url.substring(url.lastIndexOf('/') + 1).replace(".png", "");
  }

  String store(MerchantId merchant) {
    return Long.toString(stores.add(merchant, UUID.randomUUID(), STORE).id());
  }

  String bulkIssue(MerchantId merchant, String card) {
    byte[] list = at("guest").getBytes(StandardCharsets.UTF_8);
    UUID bulkIssue =
        bulkIssues
            .read(
                new BulkIssueRequest(merchant.value(), card, at("owner"), null, UUID.randomUUID()),
                null,
                list.length,
                new ByteArrayResource(list))
            .bulkIssue();
    bulkIssues.start(merchant.value(), bulkIssue, Locale.ENGLISH);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> bulkIssues.find(merchant.value(), bulkIssue).orElseThrow().isFinished());
    return bulkIssue.toString();
  }

  String landing(MerchantId merchant, String card) throws NotABanner {
    return landings
        .make(
            merchant.value(),
            UUID.randomUUID(),
            new LandingEntry(
                "All our cards", List.of(card), true, null, Banner.of(Papers.png()), false))
        .key();
  }

  String batch(MerchantId merchant, String card) {
    UUID batch =
        batches
            .generate(new CodeBatchRequest(merchant.value(), card, at("owner"), mark), 1)
            .batch();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> batches.find(merchant.value(), batch).orElseThrow().isLive());
    return batch.toString();
  }

  String path(String pattern) {
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

  /** Asked by the operator, for the owner to answer. */
  String lateReversal(MerchantId merchant, String appid, String card) {
    Actor by = Actor.SYSTEM;
    Coupon coupon =
        coupons
            .execute(
                new CouponCommand.Issue(
                    new AppId(appid),
                    new CardId(card),
                    new OpenId("o" + "r".repeat(27)),
                    null,
                    null,
                    null,
                    by))
            .fold(
                issued ->
                    coupons.execute(
                        new CouponCommand.Redeem(
                            new AppId(appid), issued.code(), null, null, null, null, by)),
                CouponResult.Refused::new)
            .fold(
                used -> used,
                why -> {
                  throw new AssertionError(why);
                });
    reversals.ask(merchants.member(at("operator")).orElseThrow(), coupon, "Bread", "wrong coupon");
    return reversals.of(merchant.value()).get(0).id().toString();
  }
}
