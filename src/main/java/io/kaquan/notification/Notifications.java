package io.kaquan.notification;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The door to letters and notices. */
@Component
public class Notifications {

  /** A notice as it is read: worded in the reader's language. */
  public record Received(UUID id, String title, String text, String link, Instant at, boolean read) {}

  /** Drops the letter in the box, together with whatever the caller's transaction does. Carried after its commit. */
  public void post(Letter letter) {
    throw new UnsupportedOperationException();
  }

  /** Puts the notice into the merchant's notification centre, together with whatever the caller's transaction does. */
  public void post(Notice notice) {
    throw new UnsupportedOperationException();
  }

  /** Newest first, at most 200. */
  public List<Received> of(UUID merchantId, Locale locale) {
    throw new UnsupportedOperationException();
  }

  /** Empty as well when it is another merchant's. Reading it marks nothing. */
  public Optional<Received> find(UUID merchantId, UUID id, Locale locale) {
    throw new UnsupportedOperationException();
  }

  public void markRead(UUID merchantId, UUID id) {
    throw new UnsupportedOperationException();
  }

  public long unread(UUID merchantId) {
    throw new UnsupportedOperationException();
  }
}
