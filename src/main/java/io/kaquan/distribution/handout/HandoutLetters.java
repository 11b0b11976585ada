package io.kaquan.distribution.handout;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.consumer.Consumers;
import io.kaquan.distribution.delivery.ClaimLinks;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.messaging.notification.Letter;
import io.kaquan.messaging.notification.Notifications;
import io.kaquan.messaging.outbox.LetterCounts;
import io.kaquan.messaging.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/**
 * The letters of hand-outs, to those named by e-mail who have never signed in: who gets one, and
 * how many may go out.
 */
@Component
class HandoutLetters {
  private static final Duration DAY = Duration.ofHours(24);

  private final HandoutRepository repository;
  private final Consumers consumers;
  private final Merchants merchants;
  private final Cards cards;
  private final ClaimLinks links;
  private final Notifications notifications;
  private final Outbox outbox;
  private final HandoutSettings settings;
  private final Clock clock;

  HandoutLetters(
      HandoutRepository repository,
      Consumers consumers,
      Merchants merchants,
      Cards cards,
      ClaimLinks links,
      Notifications notifications,
      Outbox outbox,
      HandoutSettings settings,
      Clock clock) {
    this.repository = repository;
    this.consumers = consumers;
    this.merchants = merchants;
    this.cards = cards;
    this.links = links;
    this.notifications = notifications;
    this.outbox = outbox;
    this.settings = settings;
    this.clock = clock;
  }

  /** How many this one would send now. */
  long due(Handout handout) {
    LongAdder letters = new LongAdder();
    repository.mails(
        handout.id(),
        some ->
            letters.add(consumers.strangers(some.stream().map(HandoutLine::recipient).toList())));
    return letters.sum();
  }

  /** Whether it is too much for the merchant's day. */
  boolean areTooMany(UUID merchantId, Handout handout) {
    return handout.mails() > 0
        && repository.mailsSince(merchantId, clock.instant().minus(DAY)) + handout.mails()
            > settings.lettersADay();
  }

  /** Whether enough of it are on their way for now. */
  boolean areWaiting(Handout handout) {
    return handout.mails() > 0 && carried(handout).waiting() >= settings.lettersOnTheWay();
  }

  /** How far they are. */
  LetterCounts carried(Handout handout) {
    return outbox.counts(handout.id().toString());
  }

  /** Writes to each of these, together with whatever the caller is doing. */
  void write(Handout handout, List<HandoutLine> strangers) {
    if (strangers.isEmpty()) {
      return;
    }
    String merchant = merchants.owners(handout.merchantId()).get(0).merchantName();
    String title = cards.find(handout.cardId()).map(Card::terms).orElseThrow().title();
    Locale locale = Locale.forLanguageTag(handout.language());
    strangers.forEach(
        line ->
            notifications.post(
                new Letter(
                    handout.id().toString(),
                    line.recipient(),
                    locale,
                    "hand-out",
                    List.of(merchant, title, line.recipient()),
                    List.of(),
                    links.to(
                        new ClaimLinks.Claim(
                            handout.appid(), line.openid(), handout.cardId(), line.issued())))));
  }
}
