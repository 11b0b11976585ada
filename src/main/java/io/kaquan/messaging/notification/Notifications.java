package io.kaquan.messaging.notification;

import io.kaquan.messaging.notification.LetterRenderer.RenderedLetter;
import io.kaquan.messaging.notification.NotificationRepository.StoredNotice;
import io.kaquan.messaging.outbox.Outbox;
import io.kaquan.messaging.outbox.OutgoingLetter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sends letters, and keeps the notices of each merchant's notification centre. */
@Component
public class Notifications {

  /**
   * A notice in the reader's language.
   *
   * @param button the label of the link to where something can be done; null if there is nothing to
   *     do
   * @param link null if there is nothing to see
   */
  public record Received(
      UUID id,
      String title,
      List<Part> parts,
      @Nullable String button,
      @Nullable String link,
      Instant at,
      boolean read) {}

  private final NotificationRepository repository;
  private final LetterRenderer renderer;
  private final Outbox outbox;
  private final Clock clock;

  Notifications(
      NotificationRepository repository, LetterRenderer renderer, Outbox outbox, Clock clock) {
    this.repository = repository;
    this.renderer = renderer;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Writes the letter in the caller's transaction; it is sent after the commit. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void post(Letter letter) {
    RenderedLetter rendered = renderer.letter(letter);
    outbox.add(
        new OutgoingLetter(
            letter.topic(),
            letter.kind(),
            letter.recipient(),
            letter.locale(),
            rendered.subject(),
            rendered.text(),
            rendered.html()));
  }

  /** Puts the notice into the merchant's notification centre, in the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void post(Notice notice) {
    repository.add(UUID.randomUUID(), notice, clock.instant());
  }

  /** Returns the merchant's notices, newest first, at most 200. */
  public List<Received> of(UUID merchantId, Locale locale) {
    return repository.notices(merchantId).stream().map(notice -> in(locale, notice)).toList();
  }

  /**
   * Returns a notice of the merchant without marking it as read; empty for an unknown one and for
   * another merchant's.
   */
  public Optional<Received> find(UUID merchantId, UUID id, Locale locale) {
    return repository.notice(merchantId, id).map(notice -> in(locale, notice));
  }

  /** Marks a notice as read; a second call changes nothing. */
  public void markRead(UUID merchantId, UUID id) {
    repository.read(merchantId, id, clock.instant());
  }

  /** Returns how many notices the merchant has not opened. */
  public long unread(UUID merchantId) {
    return repository.unread(merchantId);
  }

  private Received in(Locale locale, StoredNotice notice) {
    String code = "notice." + notice.kind();
    return new Received(
        notice.id(),
        renderer.line(code + ".title", notice.facts(), locale),
        renderer.parts(code + ".text", notice.facts(), notice.reasons(), locale),
        renderer.lineIfAny(code + ".button", locale).orElse(null),
        notice.link(),
        notice.at(),
        notice.read());
  }
}
