package io.kaquan.notification;

import io.kaquan.notification.NotificationRepository.StoredNotice;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The door to letters and notices. */
@Component
public class Notifications {

  /** A notice as it is read: worded in the reader's language. */
  public record Received(UUID id, String title, String text, String link, Instant at, boolean read) {}

  private final NotificationRepository repository;
  private final MessageSource words;
  private final Clock clock;
  private final Carrier carrier;

  Notifications(NotificationRepository repository, MessageSource words, Clock clock, Carrier carrier) {
    this.repository = repository;
    this.words = words;
    this.clock = clock;
    this.carrier = carrier;
  }

  /**
   * Words the letter and drops it in the box, together with whatever the caller's transaction does; carried after its
   * commit. It keeps one Message-ID for ever: a letter cut between the mail server's OK and our note of it repeats under
   * the same id.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void post(Letter letter) {
    UUID id = UUID.randomUUID();
    Object[] facts = letter.facts().toArray();
    String subject = words.getMessage("letter." + letter.kind() + ".subject", facts, letter.locale());
    String text = words.getMessage("letter." + letter.kind() + ".text", facts, letter.locale());
    String greeting = words.getMessage("letter.foot", null, letter.locale());
    repository.add(id, "<" + id + "@kaquan>", letter, subject.replaceAll("[\\r\\n]+", " "),
        text + "\n\n" + greeting + "\n", clock.instant());
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        carrier.wake();
      }
    });
  }

  /** Puts the notice into the merchant's notification centre, together with whatever the caller's transaction does. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void post(Notice notice) {
    repository.add(UUID.randomUUID(), notice, clock.instant());
  }

  /** Newest first, at most 200. */
  public List<Received> of(UUID merchantId, Locale locale) {
    return repository.notices(merchantId).stream().map(notice -> worded(notice, locale)).toList();
  }

  /** Empty as well when it is another merchant's. Reading it marks nothing. */
  public Optional<Received> find(UUID merchantId, UUID id, Locale locale) {
    return repository.notice(merchantId, id).map(notice -> worded(notice, locale));
  }

  /** A second call changes nothing. */
  public void markRead(UUID merchantId, UUID id) {
    repository.read(merchantId, id, clock.instant());
  }

  /** How many notices the merchant has not opened. */
  public long unread(UUID merchantId) {
    return repository.unread(merchantId);
  }

  private Received worded(StoredNotice notice, Locale locale) {
    Object[] facts = notice.facts().toArray();
    return new Received(notice.id(), words.getMessage("notice." + notice.kind() + ".title", facts, locale),
        words.getMessage("notice." + notice.kind() + ".text", facts, locale), notice.link(), notice.at(),
        notice.read());
  }
}
