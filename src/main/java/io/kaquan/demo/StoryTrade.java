package io.kaquan.demo;

import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardId;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.gift.Gift;
import io.kaquan.coupon.gift.Gifts;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.CouponResult;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Source;
import io.kaquan.coupon.selfservice.SelfService;
import io.kaquan.coupon.statistics.FirstView;
import io.kaquan.coupon.statistics.OwnedCard;
import io.kaquan.distribution.delivery.Channels;
import io.kaquan.distribution.delivery.Deliveries;
import io.kaquan.distribution.landing.LandingEntry;
import io.kaquan.distribution.landing.Landings;
import io.kaquan.distribution.visit.Visits;
import io.kaquan.merchant.store.StoreDetails;
import io.kaquan.merchant.store.Stores;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The guests and clerks of the story: guests view cards, claim them in several ways and redeem them
 * in two stores.
 */
@Component
@DemoOnly
class StoryTrade {
  private static final String SHELF = "货架 shelf";

  /** A delivery of a card. */
  private record Way(String channel, String cardId, String ticket) {}

  private final Stores stores;
  private final Deliveries deliveries;
  private final Channels channels;
  private final Landings landings;
  private final SelfService selfService;
  private final Visits visits;
  private final Gifts gifts;
  private final Coupons coupons;
  private final Cards cards;
  private final CardCommands commands;
  private final Random random = new Random(8);
  private final List<Way> ways = new ArrayList<>();
  private final List<Coupon> inHand = new ArrayList<>();
  private final List<Coupon> used = new ArrayList<>();
  private UUID merchant = new UUID(0, 0); // of the story, once its stores are open
  private List<Long> places = List.of();
  private String selfServed = "";
  private int guests = 1000;

  StoryTrade(
      Stores stores,
      Deliveries deliveries,
      Channels channels,
      Landings landings,
      SelfService selfService,
      Visits visits,
      Gifts gifts,
      Coupons coupons,
      Cards cards,
      CardCommands commands) {
    this.stores = stores;
    this.deliveries = deliveries;
    this.channels = channels;
    this.landings = landings;
    this.selfService = selfService;
    this.visits = visits;
    this.gifts = gifts;
    this.coupons = coupons;
    this.cards = cards;
    this.commands = commands;
  }

  void openStores(UUID merchantId) {
    merchant = merchantId;
    places =
        List.of(
            store("南京西路店", "上海市", "静安区", "南京西路 1266 号 1 层", "021-5555 0101", "121.4521", "31.2274"),
            store("武康路店", "上海市", "徐汇区", "武康路 376 号", "021-5555 0102", "121.4376", "31.2089"));
  }

  private long store(
      String branch,
      String city,
      String district,
      String address,
      String telephone,
      String longitude,
      String latitude) {
    return stores
        .add(
            new MerchantId(merchant),
            UUID.randomUUID(),
            new StoreDetails(
                "云上茶馆",
                branch,
                "",
                city,
                district,
                address,
                telephone,
                "10:00–22:00",
                "",
                longitude,
                latitude))
        .id();
  }

  /** Offers the cards by QR codes, one of which is ended again, and on a landing page. */
  void bring(String cash, String gift, String coupon) {
    way("海报 poster", cash);
    way("公众号 menu", cash);
    way("外卖袋 bag", gift);
    way("公众号 menu", coupon);
    Way flyer = way("传单 flyer", coupon);
    deliveries.end(appid(coupon), flyer.ticket());
    ways.remove(flyer);
    List<String> shown = List.of(cash, gift, coupon);
    String page =
        landings
            .make(
                merchant,
                UUID.randomUUID(),
                new LandingEntry("云上茶馆 · 秋日茶会", shown, true, SHELF, null, true))
            .key();
    shown.forEach(card -> ways.add(new Way(SHELF, card, page)));
    selfServed = gift;
    selfService.set(
        cards.find(gift).orElseThrow().terms(), new SelfService.Setting(true, true, true));
  }

  private Way way(String channel, String cardId) {
    String ticket =
        deliveries
            .make(
                appid(cardId),
                List.of(new Deliveries.Item(cardId, null, null, false, channel)),
                null)
            .delivery()
            .ticket();
    channels.note(merchant, channel);
    commands.markDispatched(appid(cardId), cardId);
    Way way = new Way(channel, cardId, ticket);
    ways.add(way);
    return way;
  }

  private String appid(String cardId) {
    return cards.find(cardId).map(card -> card.terms().appid()).orElseThrow();
  }

  /** Lets guests view cards, a few for each one who claims. */
  void guestsCome(int claims) {
    for (int claim = 0; claim < claims; claim++) {
      Way way = ways.get(random.nextInt(ways.size()));
      for (int look = 0; look < 2 + random.nextInt(3); look++) {
        visits.seen(
            UUID.randomUUID(),
            "story " + guests + " " + look,
            List.of(
                new FirstView(
                    new OwnedCard(
                        new MerchantId(merchant),
                        new AppId(appid(way.cardId())),
                        new CardId(way.cardId())),
                    way.channel())));
      }
      claim(way)
          .fold(
              inHand::add,
              why -> {
                throw new IllegalStateException("the story's guest can't claim: " + why);
              });
    }
  }

  private CouponResult claim(Way way) {
    String guest = StoryCards.openid(guests++);
    return way.channel().equals(SHELF)
        ? landings.claim(way.ticket(), way.cardId(), guest, guest, Actor.self(null))
        : deliveries.claim(way.ticket(), 0, guest, guest, Actor.self(null));
  }

  /** Redeems coupons, two of three in the first store; half of the self-service card by guests. */
  void guestsUse(int uses) {
    for (int use = 0; use < uses && !inHand.isEmpty(); use++) {
      Coupon coupon = inHand.remove(random.nextInt(inHand.size()));
      int place = random.nextInt(3) / 2;
      boolean self = coupon.cardId().value().equals(selfServed) && random.nextBoolean();
      Actor by =
          self
              ? Actor.self(null)
              : new Actor(
                  random.nextInt(4) == 0 ? Source.API : Source.TILL,
                  DemoMerchants.STORY,
                  "收银台 " + (place + 1),
                  null);
      coupons
          .execute(
              new CouponCommand.Redeem(
                  coupon.appid(),
                  coupon.code(),
                  null,
                  2800L + 100L * random.nextInt(60),
                  Long.toString(places.get(place)),
                  null,
                  by))
          .fold(
              used::add,
              why -> {
                throw new IllegalStateException("the story's guest can't use a coupon: " + why);
              });
    }
  }

  void clerkTakesOneBack() {
    Coupon coupon = used.get(used.size() - 1);
    coupons.execute(
        new CouponCommand.Reverse(
            coupon.appid(),
            coupon.code(),
            null,
            "顾客改单 The guest changed the order",
            null,
            new Actor(Source.TILL, DemoMerchants.STORY, null, null)));
  }

  /** Gives coupons to friends, who accept all but the last. */
  void guestsGive(int offers) {
    for (int n = 0; n < offers; n++) {
      Coupon coupon = inHand.remove(0);
      gifts.offer(
          coupon.appid(), coupon.code(), coupon.cardId(), coupon.openid(), Actor.self(null));
      if (n < offers - 1) {
        UUID offer =
            gifts
                .latest(coupon.appid(), coupon.cardId(), coupon.code())
                .map(Gift::id)
                .orElseThrow();
        gifts
            .accept(offer, new OpenId(StoryCards.openid(guests++)), Actor.self(null))
            .fold(
                inHand::add,
                why -> {
                  throw new IllegalStateException("the story's friend can't take a coupon: " + why);
                });
      }
    }
  }
}
