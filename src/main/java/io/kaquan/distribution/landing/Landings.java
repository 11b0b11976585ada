package io.kaquan.distribution.landing;

import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardId;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.ClaimOrigin;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.CouponResult;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.distribution.delivery.Channels;
import io.kaquan.distribution.landing.Landing.Shown;
import io.kaquan.platform.access.RandomText;
import io.kaquan.platform.tenant.AppId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to landing pages. What is changed shows at once. Safe to call from anywhere at once. */
@Component
public class Landings {
  public static final int LONGEST_TITLE = 30;
  public static final int MOST_CARDS = 10;
  private static final int KEY_BYTES = 12;

  /** Characters of a card_id that tell the cards of one page apart in a request number. */
  private static final int CARD_MARK = 7;

  private final LandingRepository repository;
  private final Cards cards;
  private final Coupons coupons;
  private final Channels channels;
  private final Clock clock;

  Landings(
      LandingRepository repository, Cards cards, Coupons coupons, Channels channels, Clock clock) {
    this.repository = repository;
    this.cards = cards;
    this.coupons = coupons;
    this.channels = channels;
    this.clock = clock;
  }

  /**
   * Makes a page; the same form again, or twice at the same moment, is the same page.
   *
   * @param form random, drawn when the form was opened
   */
  @Transactional
  public LandingAnswer make(UUID merchantId, UUID form, LandingEntry entry) {
    List<CardTerms> shown = shown(merchantId, entry);
    List<LandingFault> faults = faults(entry, shown);
    if (!faults.isEmpty()) {
      return new LandingAnswer(null, faults);
    }
    Optional<Integer> id =
        repository.add(key(), merchantId, shown.get(0).appid(), form, entry, clock.instant());
    id.ifPresent(fresh -> fill(fresh, merchantId, entry, List.of()));
    return new LandingAnswer(repository.keyOf(merchantId, form), List.of());
  }

  /** Empty when there is no such page of this merchant, or it has ended. */
  @Transactional
  public Optional<LandingAnswer> change(UUID merchantId, String key, LandingEntry entry) {
    return repository
        .lock(merchantId, key)
        .filter(page -> !page.isEnded())
        .map(
            page -> {
              List<CardTerms> shown = shown(merchantId, entry);
              List<LandingFault> faults = faults(entry, shown);
              if (faults.isEmpty()) {
                repository.change(page.id(), shown.get(0).appid(), entry, clock.instant());
                fill(page.id(), merchantId, entry, page.cards());
              }
              return new LandingAnswer(faults.isEmpty() ? key : null, faults);
            });
  }

  /** Thumbs of cards that stay are kept. */
  private void fill(int id, UUID merchantId, LandingEntry entry, List<Shown> before) {
    repository.setCards(
        id,
        entry.cardIds().stream()
            .map(
                cardId ->
                    before.stream()
                        .filter(one -> one.cardId().equals(cardId))
                        .findFirst()
                        .orElse(new Shown(cardId, null)))
            .toList());
    if (entry.banner() != null) {
      repository.setBanner(id, entry.banner());
    } else if (entry.plain()) {
      repository.dropBanner(id);
    }
    channels.note(merchantId, entry.channel());
  }

  /** Those of the cards that are this merchant's. */
  private List<CardTerms> shown(UUID merchantId, LandingEntry entry) {
    List<String> ids = entry.cardIds().stream().limit(MOST_CARDS).filter(Landings::isText).toList();
    Map<String, CardTerms> found = cards.terms(ids);
    return ids.stream()
        .map(found::get)
        .filter(
            card ->
                card != null
                    && card.merchantId().equals(merchantId)
                    && card.status() != CardStatus.DELETE)
        .toList();
  }

  private static List<LandingFault> faults(LandingEntry entry, List<CardTerms> shown) {
    List<LandingFault> faults = new ArrayList<>();
    if (entry.title().isEmpty()
        || entry.title().length() > LONGEST_TITLE
        || !isText(entry.title())) {
      faults.add(LandingFault.TITLE);
    }
    if (entry.cardIds().isEmpty()) {
      faults.add(LandingFault.NO_CARD);
    } else if (entry.cardIds().size() > MOST_CARDS) {
      faults.add(LandingFault.TOO_MANY);
    } else if (shown.size() < entry.cardIds().size()) {
      faults.add(LandingFault.UNKNOWN_CARD);
    } else if (shown.stream().map(CardTerms::appid).distinct().count() > 1) {
      faults.add(LandingFault.MIXED);
    } else if (shown.stream().anyMatch(Landings::isByListOnly)) {
      faults.add(LandingFault.BY_LIST_ONLY);
    }
    if (!Channels.isRight(entry.channel())) {
      faults.add(LandingFault.CHANNEL);
    }
    return faults;
  }

  private static boolean isText(String typed) {
    return typed.chars().noneMatch(Character::isISOControl);
  }

  /** Whether nobody can claim the card by himself: its merchant names the codes, or the people. */
  public static boolean isByListOnly(CardTerms card) {
    return card.bindOpenid() || (card.customCode() && !card.deposited());
  }

  /** Nobody can claim by it any more; false when it was over, or is another merchant's. */
  @Transactional
  public boolean end(UUID merchantId, String key) {
    return repository.end(merchantId, key, clock.instant());
  }

  /** Empty as well when it is another merchant's. One that has ended is found. */
  public Optional<Landing> find(UUID merchantId, String key) {
    return find(key).filter(page -> page.merchantId().equals(merchantId));
  }

  /** For consumers. One that has ended is found. */
  public Optional<Landing> find(String key) {
    return repository.find(key);
  }

  /** Newest first. */
  public List<Landing> of(UUID merchantId, int offset, int most) {
    return repository.of(merchantId, offset, most);
  }

  public int count(UUID merchantId) {
    return repository.count(merchantId);
  }

  /** The pages that show this card, newest first, at most 50. */
  public List<Landing> showing(UUID merchantId, String cardId) {
    return repository.showing(merchantId, cardId);
  }

  /** The page's picture, a JPEG; empty where it has none. */
  public Optional<byte[]> banner(Landing page) {
    return repository.banner(page.id());
  }

  /** How many coupons were claimed on it. */
  public long claimed(Landing page) {
    return claimed(List.of(page)).get(page.key());
  }

  /** The same of several pages, by their keys. One statement for each appid. */
  public Map<String, Long> claimed(Collection<Landing> pages) {
    Map<String, Long> claimed = new HashMap<>();
    pages.stream()
        .collect(Collectors.groupingBy(Landing::appid))
        .forEach(
            (appid, some) -> {
              claimed.putAll(
                  coupons.claimedFrom(
                      new AppId(appid),
                      ClaimOrigin.Kind.LANDING_PAGE,
                      some.stream().map(Landing::key).toList()));
            });
    return claimed;
  }

  /**
   * Claims one card of the page for a person. A double tap gives one coupon: the same answer again
   * for as long as the {@code claimNumber} is the same.
   */
  public CouponResult claim(
      String key, String cardId, String openid, String claimNumber, Actor by) {
    Optional<Landing> page = find(key).filter(found -> found.holds(cardId));
    if (page.isEmpty()) {
      return new CouponResult.Refused(Refusal.UNKNOWN_CARD);
    }
    if (page.get().isEnded()) {
      return new CouponResult.Refused(Refusal.NOT_ON_SALE);
    }
    return coupons.execute(
        new CouponCommand.Issue(
            new AppId(page.get().appid()),
            new CardId(cardId),
            OpenId.parse(openid).orElse(null),
            null,
            page.get().channel(),
            new ClaimOrigin(ClaimOrigin.Kind.LANDING_PAGE, key),
            String.join("/", "l", key, cardId.substring(0, CARD_MARK), claimNumber),
            by));
  }

  private String key() {
    return RandomText.base64Url(KEY_BYTES);
  }
}
