package io.kaquan.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardId;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.activation.Application;
import io.kaquan.merchant.activation.ApplicationStatus;
import io.kaquan.merchant.activation.Applications;
import io.kaquan.merchant.material.Materials;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.platform.calendar.WorkingDays;
import io.kaquan.platform.schedule.Timetable;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import io.kaquan.platform.web.Languages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Fills a new database once with a merchant in the middle of its work: through the same calls and
 * the same REST API that people use, at moments of the last days.
 */
@Component
@DemoOnly
@ConditionalOnProperty(name = "kaquan.demo-story", matchIfMissing = true)
class Story {
  private static final Logger log = LoggerFactory.getLogger(Story.class);

  /** Claims on each of the last days, the oldest first. */
  private static final int[] CLAIMS = {9, 12, 10, 14, 21, 24, 15};

  private static final String APPROVED = "wxdemo0000000011";
  private static final String IN_REVIEW = "wxdemo0000000012";
  private static final String DUE_TOMORROW = "wxdemo0000000013";
  private static final String OVERDUE = "wxdemo0000000014";
  private static final String REFUSED_TWICE = "wxdemo0000000015";
  private static final String UNREACHABLE = "wxdemo0000000016";

  /** When an undeliverable letter is tried again, up to its last try. */
  private static final List<Duration> TRIES =
      List.of(
          Duration.ZERO,
          Duration.ofMinutes(1),
          Duration.ofMinutes(3),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(15),
          Duration.ofHours(28));

  private final DemoRepository repository;
  private final DemoClock demoClock;
  private final DemoReviewer reviewer;
  private final Merchants merchants;
  private final Accounts accounts;
  private final Applications applications;
  private final StoryMaterials materials;
  private final StoryDesk desk;
  private final StoryTrade trade;
  private final Cards cards;
  private final CardCommands commands;
  private final Coupons coupons;
  private final Timetable timetable;
  private final WorkingDays calendar;
  private final Clock clock;
  private final SortedMap<Duration, List<Runnable>> scenes =
      new TreeMap<>(Comparator.reverseOrder());
  private final Map<String, UUID> applied = new HashMap<>();
  private String logo = "";

  Story(
      DemoRepository repository,
      DemoClock demoClock,
      DemoReviewer reviewer,
      Merchants merchants,
      Accounts accounts,
      Applications applications,
      StoryMaterials materials,
      StoryDesk desk,
      StoryTrade trade,
      Cards cards,
      CardCommands commands,
      Coupons coupons,
      Timetable timetable,
      WorkingDays calendar,
      Clock clock) {
    this.repository = repository;
    this.demoClock = demoClock;
    this.reviewer = reviewer;
    this.merchants = merchants;
    this.accounts = accounts;
    this.applications = applications;
    this.materials = materials;
    this.desk = desk;
    this.trade = trade;
    this.cards = cards;
    this.commands = commands;
    this.coupons = coupons;
    this.timetable = timetable;
    this.calendar = calendar;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    if (repository.tellStory()) {
      Thread teller = new Thread(this::tell, "demo-story");
      teller.setDaemon(true);
      teller.start();
    }
  }

  /**
   * Plays the scenes in the order of their moments. The clock only moves forward, so that a timer
   * that is due between two scenes fires between them.
   */
  private void tell() {
    try {
      UUID merchant = register();
      activation(merchant);
      cardsAndCoupons(merchant);
      theLetterThatGaveUp();
      demoClock.replay(scenes);
      apply(merchant, IN_REVIEW);
      create(StoryCards.inReview(logo));
      desk.beginCard(merchant, APPROVED, logo);
      timetable.runAll();
      log.info("The demo's story is told: sign in as {} to see it", DemoMerchants.STORY);
    } catch (RuntimeException e) {
      log.warn("The demo's story broke off; everything else works", e);
    }
  }

  private void scene(Duration before, Runnable what) {
    scenes.computeIfAbsent(before, moment -> new ArrayList<>()).add(what);
  }

  private UUID register() {
    UUID id =
        merchants
            .register(
                "云上茶馆 Cloud Teahouse",
                DemoMerchants.STORY,
                DemoMerchants.PASSWORD,
                Languages.CHINESE)
            .value();
    account(id, APPROVED, "云上茶馆");
    account(id, IN_REVIEW, "云上茶馆外卖");
    account(id, DUE_TOMORROW, "云上茶馆会员");
    account(id, OVERDUE, "云上茶馆北京");
    account(id, REFUSED_TWICE, "云上茶馆上海");
    return id;
  }

  private void account(UUID merchant, String appid, String name) {
    accounts.add(
        new MerchantId(merchant),
        new AppId(appid),
        "demo-secret-" + UUID.randomUUID(),
        AccountKind.SERVICE,
        name,
        true);
  }

  private void activation(UUID merchant) {
    scene(Duration.ofDays(15), () -> apply(merchant, OVERDUE));
    scene(Duration.ofDays(9), () -> apply(merchant, APPROVED));
    scene(Duration.ofDays(8), () -> decide(merchant, APPROVED, ApplicationStatus.APPROVED, null));
    scene(Duration.ofDays(7), () -> apply(merchant, REFUSED_TWICE));
    scene(
        Duration.ofDays(6),
        () ->
            decide(
                merchant,
                REFUSED_TWICE,
                ApplicationStatus.REFUSED,
                "营业执照与公司名称不一致 The licence names another company"));
    scene(
        Duration.ofDays(5),
        () ->
            applications.resubmit(
                new MerchantId(merchant),
                applied.get(REFUSED_TWICE),
                materials(merchant, REFUSED_TWICE, "上海")));
    scene(
        Duration.ofDays(4),
        () ->
            decide(
                merchant,
                REFUSED_TWICE,
                ApplicationStatus.REFUSED,
                "经营范围不含餐饮 The licence does not cover catering"));
    scene(dueOnTheNextWorkingDay(), () -> apply(merchant, DUE_TOMORROW));
  }

  /**
   * Returns how long ago an application was submitted whose review is due on the next working day.
   */
  private Duration dueOnTheNextWorkingDay() {
    Instant now = clock.instant();
    LocalDate next = calendar.after(LocalDate.now(clock), 1);
    for (int days = 1; days < 20; days++) {
      Instant submitted = now.minus(Duration.ofDays(days));
      if (LocalDate.ofInstant(calendar.review(submitted).due(), clock.getZone()).equals(next)) {
        return Duration.ofDays(days);
      }
    }
    return Duration.ofDays(2);
  }

  private void apply(UUID merchant, String appid) {
    applied.put(
        appid,
        applications
            .apply(
                new MerchantId(merchant),
                new AppId(appid),
                materials(merchant, appid, appid.substring(appid.length() - 2)))
            .fold(
                submitted -> submitted.application().id(),
                invalid -> {
                  throw new IllegalStateException(
                      "the story's materials are refused: " + invalid.faults());
                },
                notNow -> {
                  throw new IllegalStateException("the story can't apply: " + notNow.reason());
                }));
  }

  private Materials materials(UUID merchant, String appid, String place) {
    return materials.of(
        merchant, accounts.account(new AppId(appid)).orElseThrow().channel(), place);
  }

  private void decide(
      UUID merchant, String appid, ApplicationStatus decided, @Nullable String reason) {
    UUID application = Objects.requireNonNull(applied.get(appid));
    reviewer.decide(application.toString(), reason);
    until(
        () ->
            applications
                    .find(new MerchantId(merchant), application)
                    .map(Application::status)
                    .orElseThrow()
                == decided);
  }

  private void cardsAndCoupons(UUID merchant) {
    logo = desk.logo(merchant);
    Map<String, String> onSale = new HashMap<>();
    Duration opening = Duration.ofHours(7 * 24 + 6);
    scene(opening, () -> trade.openStores(merchant));
    scene(opening, () -> onSale.put("cash", onSale(StoryCards.cash(logo))));
    scene(opening, () -> onSale.put("gift", onSale(StoryCards.gift(logo))));
    scene(opening, () -> onSale.put("coupon", onSale(StoryCards.coupon(logo))));
    scene(opening, () -> onSale.put("soon", onSale(StoryCards.oneDay(logo))));
    scene(
        opening,
        () -> trade.bring(card(onSale, "cash"), card(onSale, "gift"), card(onSale, "coupon")));
    for (int day = 0; day < CLAIMS.length; day++) {
      int claims = CLAIMS[day];
      Duration before = Duration.ofDays(CLAIMS.length - 1 - day);
      scene(before.plusHours(5), () -> trade.guestsCome(claims));
      scene(before.plusHours(2), () -> trade.guestsUse(claims * 5 / 9));
    }
    scene(Duration.ofDays(3), () -> refusedCard(StoryCards.refused(logo)));
    scene(Duration.ofDays(3), () -> issue(card(onSale, "soon"), 6));
    scene(Duration.ofHours(52), () -> handOut(merchant, card(onSale, "gift")));
    scene(Duration.ofHours(28), () -> trade.guestsGive(3));
    scene(Duration.ofHours(22), trade::clerkTakesOneBack);
    scene(Duration.ofHours(1), () -> trade.guestsGive(1));
    scene(Duration.ofHours(1), () -> commands.pause(APPROVED, card(onSale, "coupon")));
    scene(
        Duration.ofHours(1),
        () -> commands.change(APPROVED, card(onSale, "gift"), StoryCards.changedGift(), true));
  }

  private static String card(Map<String, String> onSale, String name) {
    return Objects.requireNonNull(onSale.get(name));
  }

  private void handOut(UUID merchant, String cardId) {
    UUID bulkIssue = desk.beginBulkIssue(merchant, cardId);
    until(() -> desk.isHandedOut(merchant, bulkIssue));
  }

  private String create(JsonNode card) {
    var answer = commands.create(APPROVED, card, false);
    if (!answer.isDone()) {
      throw new IllegalStateException("the story's card is refused: " + answer);
    }
    return requireNonNull(answer.cardId());
  }

  private String onSale(JsonNode card) {
    String id = create(card);
    reviewer.decide(id, null);
    until(() -> cards.find(id).orElseThrow().terms().onSale());
    return id;
  }

  private void refusedCard(JsonNode card) {
    String id = create(card);
    reviewer.decide(id, "图片与商品不符 The picture shows something else");
    until(() -> cards.find(id).orElseThrow().terms().status() == CardStatus.VERIFY_FAIL);
  }

  private void issue(String cardId, int count) {
    for (int n = 0; n < count; n++) {
      coupons
          .execute(
              new CouponCommand.Issue(
                  new AppId(APPROVED),
                  new CardId(cardId),
                  new OpenId(StoryCards.openid(n)),
                  null,
                  "story",
                  null,
                  Actor.api(null)))
          .fold(
              coupon -> coupon,
              why -> {
                throw new IllegalStateException("the story's coupon is refused: " + why);
              });
    }
  }

  private void theLetterThatGaveUp() {
    UUID merchant =
        merchants
            .register(
                "失联小店 Unreachable Shop",
                "owner" + DemoMail.UNREACHABLE,
                DemoMerchants.PASSWORD,
                Languages.ENGLISH)
            .value();
    account(merchant, UNREACHABLE, "失联小店");
    Duration before = Duration.ofDays(3);
    scene(before.plusHours(1), () -> apply(merchant, UNREACHABLE));
    scene(before, () -> decide(merchant, UNREACHABLE, ApplicationStatus.APPROVED, null));
    TRIES.forEach(later -> scene(before.minus(later), () -> {}));
  }

  private static void until(BooleanSupplier done) {
    for (int tries = 0; tries < 300 && !done.getAsBoolean(); tries++) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    if (!done.getAsBoolean()) {
      throw new IllegalStateException("what the story waits for did not happen");
    }
  }
}
