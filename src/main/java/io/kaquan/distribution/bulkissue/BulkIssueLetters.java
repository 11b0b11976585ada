package io.kaquan.distribution.bulkissue;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.consumer.Consumers;
import io.kaquan.distribution.delivery.ClaimLinks;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.messaging.notification.Letter;
import io.kaquan.messaging.notification.Notifications;
import io.kaquan.messaging.outbox.LetterCounts;
import io.kaquan.messaging.outbox.Outbox;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/**
 * The letters of bulk issues, to those named by e-mail who have never signed in: who gets one, and
 * how many may go out.
 */
@Component
class BulkIssueLetters {
  private static final Duration DAY = Duration.ofHours(24);

  private final BulkIssueRepository repository;
  private final Consumers consumers;
  private final Merchants merchants;
  private final Cards cards;
  private final ClaimLinks links;
  private final Notifications notifications;
  private final Outbox outbox;
  private final BulkIssueSettings settings;
  private final Clock clock;

  BulkIssueLetters(
      BulkIssueRepository repository,
      Consumers consumers,
      Merchants merchants,
      Cards cards,
      ClaimLinks links,
      Notifications notifications,
      Outbox outbox,
      BulkIssueSettings settings,
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
  long due(BulkIssue bulkIssue) {
    LongAdder letters = new LongAdder();
    repository.mails(
        bulkIssue.id(),
        some ->
            letters.add(consumers.strangers(some.stream().map(BulkIssueLine::recipient).toList())));
    return letters.sum();
  }

  /** Whether it is too much for the merchant's day. */
  boolean areTooMany(UUID merchantId, BulkIssue bulkIssue) {
    return bulkIssue.mails() > 0
        && repository.mailsSince(merchantId, clock.instant().minus(DAY)) + bulkIssue.mails()
            > settings.lettersADay();
  }

  /** Whether enough of it are on their way for now. */
  boolean areWaiting(BulkIssue bulkIssue) {
    return bulkIssue.mails() > 0 && carried(bulkIssue).waiting() >= settings.lettersOnTheWay();
  }

  /** How far they are. */
  LetterCounts carried(BulkIssue bulkIssue) {
    return outbox.counts(bulkIssue.id().toString());
  }

  /** Writes to each of these, together with whatever the caller is doing. */
  void write(BulkIssue bulkIssue, List<BulkIssueLine> strangers) {
    if (strangers.isEmpty()) {
      return;
    }
    String merchant =
        merchants.owners(new MerchantId(bulkIssue.merchantId())).get(0).merchantName();
    String title = cards.find(bulkIssue.cardId()).map(Card::terms).orElseThrow().title();
    Locale locale = Locale.forLanguageTag(bulkIssue.language());
    strangers.forEach(
        line ->
            notifications.post(
                new Letter(
                    bulkIssue.id().toString(),
                    line.recipient(),
                    locale,
                    "hand-out",
                    List.of(merchant, title, line.recipient()),
                    List.of(),
                    links.to(
                        new ClaimLinks.Claim(
                            bulkIssue.appid(),
                            line.openid(),
                            bulkIssue.cardId(),
                            line.issued())))));
  }
}
