package io.kaquan.messaging.notification;

import io.kaquan.messaging.notification.NotificationRepository.StoredNotice;
import io.kaquan.platform.engine.Retries;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The door to letters and notices. */
@Component
public class Notifications {

  /**
   * A notice as it is read: worded in the reader's language.
   *
   * @param button what mends it, in a word, at the link; null where there is nothing to mend
   * @param link null where there is nothing to see
   */
  public record Received(
      UUID id,
      String title,
      List<Part> parts,
      String button,
      String link,
      Instant at,
      boolean read) {}

  private final NotificationRepository repository;
  private final Wording wording;
  private final Clock clock;
  private final Carrier carrier;
  private final Retries retries;

  Notifications(
      NotificationRepository repository,
      Wording wording,
      Clock clock,
      Carrier carrier,
      Retries retries) {
    this.repository = repository;
    this.wording = wording;
    this.clock = clock;
    this.carrier = carrier;
    this.retries = retries;
  }

  /**
   * Words the letter and drops it in the box, together with whatever the caller's transaction does;
   * carried after its commit. It keeps one Message-ID for ever: a letter cut between the mail
   * server's OK and our note of it repeats under the same id.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void post(Letter letter) {
    UUID id = UUID.randomUUID();
    repository.add(id, "<" + id + "@kaquan>", letter, wording.letter(letter), clock.instant());
    wakeAfterCommit();
  }

  private void wakeAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            carrier.wake();
          }
        });
  }

  /**
   * How far the letters of a topic are.
   *
   * @param gaveUp no mail server would take them; they can be sent again
   */
  public record Carried(long waiting, long sent, long gaveUp) {}

  public Carried carried(String topic) {
    Map<String, Long> figures = repository.figures(topic);
    return new Carried(
        figures.getOrDefault("PENDING", 0L),
        figures.getOrDefault("SENT", 0L),
        figures.getOrDefault("GAVE_UP", 0L));
  }

  /**
   * Puts the notice into the merchant's notification centre, together with whatever the caller's
   * transaction does.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void post(Notice notice) {
    repository.add(UUID.randomUUID(), notice, clock.instant());
  }

  /** The letters that no mail server would take, newest first, at most 200. */
  public List<GaveUp> gaveUp() {
    return repository.gaveUp();
  }

  /**
   * Sends a letter that gave up again, under the same Message-ID; a process that waits for it goes
   * on as after "retry" in Cockpit. False when it has not given up, or somebody was faster.
   */
  @Transactional
  public boolean sendAgain(UUID id) {
    Optional<String> topic = repository.again(id, clock.instant());
    topic.ifPresent(
        key -> {
          retries.goOn(key, SendLetter.NAME);
          wakeAfterCommit();
        });
    return topic.isPresent();
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
    String code = "notice." + notice.kind();
    return new Received(
        notice.id(),
        wording.line(code + ".title", notice.facts(), locale),
        wording.parts(code + ".text", notice.facts(), notice.reasons(), locale),
        wording.lineIfAny(code + ".button", locale),
        notice.link(),
        notice.at(),
        notice.read());
  }
}
