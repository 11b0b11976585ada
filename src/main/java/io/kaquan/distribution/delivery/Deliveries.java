package io.kaquan.distribution.delivery;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardId;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.ClaimOrigin;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.CouponResult;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.platform.access.RandomText;
import io.kaquan.platform.tenant.AppId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to deliveries: what a QR code or link leads to. */
@Component
public class Deliveries {
  private static final Duration LONG_LIVED = Duration.ofDays(365);
  private static final int SHORTEST_SECONDS = 60;
  private static final int LONGEST_SECONDS = 1800;
  private static final int MOST_CARDS = 5;
  private static final int PAGE = 20;
  private static final Pattern OPENID = Pattern.compile("o[A-Za-z0-9_-]{27}");

  /**
   * One card of a delivery.
   *
   * @param code custom code to hand out; null for none
   * @param openid the only person who may claim it; null for anybody
   * @param unique can be claimed once by one person altogether; true as well where a code or openid
   *     is named
   * @param outerStr channel name; null for none
   */
  public record Item(String cardId, String code, String openid, boolean unique, String outerStr) {}

  /**
   * @param ticket random, unguessable; the page is at {@code /wallet/q/<ticket>}
   * @param expiresAt a year from its making where nothing else was asked for
   * @param endedAt when its merchant stopped it; null where nobody did
   */
  public record Delivery(
      String ticket,
      String appid,
      List<Item> items,
      Instant madeAt,
      Instant expiresAt,
      Instant endedAt) {

    /** Whether its merchant stopped it. */
    public boolean isEnded() {
      return endedAt != null;
    }

    /** The first item of this card. */
    public Optional<Item> of(String cardId) {
      return items.stream().filter(item -> item.cardId().equals(cardId)).findFirst();
    }
  }

  /**
   * @param more whether older ones follow
   */
  public record Page(List<Delivery> deliveries, boolean more) {}

  /** Why a delivery is not made. */
  public enum Fault {
    UNKNOWN_CARD,
    WRONG_STATUS,
    CODE_NEEDED,
    OPENID_NEEDED,
    BAD_ARGUMENT
  }

  /** Exactly one of the two is set. */
  public record Made(Delivery delivery, Fault fault) {}

  private final DeliveryRepository repository;
  private final Cards cards;
  private final Coupons coupons;
  private final Clock clock;

  Deliveries(DeliveryRepository repository, Cards cards, Coupons coupons, Clock clock) {
    this.repository = repository;
    this.cards = cards;
    this.coupons = coupons;
    this.clock = clock;
  }

  /**
   * Makes a delivery of one to five cards of this appid, all on sale; one that can be claimed once
   * must be in stock. The same again is another delivery.
   *
   * @param expireSeconds 60 to 1800; null for a year
   */
  @Transactional
  public Made make(String appid, List<Item> items, Integer expireSeconds) {
    if (items.isEmpty()
        || items.size() > MOST_CARDS
        || (expireSeconds != null
            && (expireSeconds < SHORTEST_SECONDS || expireSeconds > LONGEST_SECONDS))) {
      return new Made(null, Fault.BAD_ARGUMENT);
    }
    List<Item> checked = new ArrayList<>();
    for (Item item : items) {
      Optional<Card> card = cards.find(appid, item.cardId());
      Fault fault =
          card.map(found -> fault(item, found))
              .orElse(Optional.of(Fault.UNKNOWN_CARD))
              .orElse(null);
      if (fault != null) {
        return new Made(null, fault);
      }
      checked.add(
          new Item(
              item.cardId(),
              item.code(),
              item.openid(),
              item.unique() || item.code() != null || item.openid() != null,
              item.outerStr()));
    }
    Instant now = clock.instant();
    Delivery delivery =
        new Delivery(
            ticket(),
            appid,
            List.copyOf(checked),
            now,
            now.plus(expireSeconds == null ? LONG_LIVED : Duration.ofSeconds(expireSeconds)),
            null);
    repository.add(delivery);
    return new Made(delivery, null);
  }

  private static Optional<Fault> fault(Item item, Card found) {
    CardTerms card = found.terms();
    if (!card.onSale() || (item.unique() && found.stock() <= 0)) {
      return Optional.of(Fault.WRONG_STATUS);
    }
    boolean mustNameCode = card.customCode() && !card.deposited();
    if (mustNameCode != (item.code() != null)) {
      return Optional.of(Fault.CODE_NEEDED);
    }
    if (card.bindOpenid() && item.openid() == null) {
      return Optional.of(Fault.OPENID_NEEDED);
    }
    boolean malformed =
        (item.openid() != null && !OPENID.matcher(item.openid()).matches())
            || (item.outerStr() != null && item.outerStr().length() > Channels.LONGEST);
    return malformed ? Optional.of(Fault.BAD_ARGUMENT) : Optional.empty();
  }

  /**
   * Deliveries that hold this card of this appid, newest first, twenty a page.
   *
   * @param page from 1
   */
  public Page of(String appid, String cardId, int page) {
    List<Delivery> found = repository.of(appid, cardId, PAGE * (Math.max(1, page) - 1), PAGE + 1);
    return new Page(found.subList(0, Math.min(PAGE, found.size())), found.size() > PAGE);
  }

  /** Nobody can claim by it any more; false when it was stopped before, or is not this appid's. */
  @Transactional
  public boolean end(String appid, String ticket) {
    return repository.end(appid, ticket, clock.instant());
  }

  /** How many coupons were claimed by it. */
  public long claimed(Delivery delivery) {
    return claimed(delivery.appid(), List.of(delivery)).get(delivery.ticket());
  }

  /** The same of several deliveries of this appid, by their tickets. One statement. */
  public Map<String, Long> claimed(String appid, Collection<Delivery> some) {
    return coupons.claimedFrom(
        new AppId(appid), ClaimOrigin.Kind.DELIVERY, some.stream().map(Delivery::ticket).toList());
  }

  /** Empty when unknown; one that is over is found. */
  public Optional<Delivery> find(String ticket) {
    return repository.find(ticket);
  }

  /** Whether nobody can claim by it any more. */
  public boolean isExpired(Delivery delivery) {
    return delivery.isEnded() || !clock.instant().isBefore(delivery.expiresAt());
  }

  /**
   * Claims one card of the delivery for a person. A double tap gives one coupon: the same person
   * gets the same answer again for as long as the {@code claimNumber} is the same. Of a card that
   * can be claimed once altogether, whoever comes second is told that it is sold out.
   */
  public CouponResult claim(String ticket, int item, String openid, String claimNumber, Actor by) {
    Optional<Delivery> found = repository.find(ticket);
    if (found.isEmpty() || item < 0 || item >= found.get().items().size()) {
      return new CouponResult.Refused(Refusal.UNKNOWN_CARD);
    }
    Delivery delivery = found.get();
    Item wanted = delivery.items().get(item);
    if (isExpired(delivery) || (wanted.openid() != null && !wanted.openid().equals(openid))) {
      return new CouponResult.Refused(Refusal.NOT_ON_SALE);
    }
    return wanted.unique()
        ? claimOnce(delivery, item, openid, by)
        : issue(delivery, wanted, openid, "q/" + ticket + "/" + item + "/" + claimNumber, by);
  }

  /**
   * The item is kept for one person while the coupon is issued; a refusal gives it free. The
   * request number is the same for all tries of a person until one is refused, so that a claim cut
   * in the middle is not made twice.
   */
  private CouponResult claimOnce(Delivery delivery, int item, String openid, Actor by) {
    Optional<Integer> attempt = repository.reserve(delivery.ticket(), item, openid);
    if (attempt.isEmpty()) {
      return new CouponResult.Refused(Refusal.SOLD_OUT);
    }
    CouponResult answer =
        issue(
            delivery,
            delivery.items().get(item),
            openid,
            "q/" + delivery.ticket() + "/" + item + "/#" + attempt.get(),
            by);
    answer.fold(
        coupon -> coupon,
        why -> {
          if (!why.isWorthTryingAgain()) {
            repository.release(delivery.ticket(), item, openid, attempt.get());
          }
          return null;
        });
    return answer;
  }

  private CouponResult issue(
      Delivery delivery, Item wanted, String openid, String number, Actor by) {
    Optional<CouponCode> code = CouponCode.parse(wanted.code());
    if (wanted.code() != null && code.isEmpty()) {
      return new CouponResult.Refused(Refusal.BAD_CODE);
    }
    return coupons.execute(
        new CouponCommand.Issue(
            new AppId(delivery.appid()),
            new CardId(wanted.cardId()),
            OpenId.parse(openid).orElse(null),
            code.orElse(null),
            wanted.outerStr(),
            new ClaimOrigin(ClaimOrigin.Kind.DELIVERY, delivery.ticket()),
            number,
            by));
  }

  private String ticket() {
    return RandomText.base64Url(16);
  }
}
