package io.kaquan.messaging.outbox;

import io.kaquan.platform.engine.Retries;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Letters from the moment they are written until the mail server has taken them. */
@Component
public class Outbox {
  private final OutboxRepository repository;
  private final LetterSender sender;
  private final Retries retries;
  private final Clock clock;

  Outbox(OutboxRepository repository, LetterSender sender, Retries retries, Clock clock) {
    this.repository = repository;
    this.sender = sender;
    this.retries = retries;
    this.clock = clock;
  }

  /**
   * Stores the letter in the caller's transaction; it is sent after the commit. Its Message-ID
   * never changes: if the program stops between the mail server's answer and our record of it, the
   * letter is sent a second time under the same id.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(OutgoingLetter letter) {
    UUID id = UUID.randomUUID();
    repository.add(id, "<" + id + "@kaquan>", letter, clock.instant());
    wakeAfterCommit();
  }

  /** Returns how many letters of the topic have come how far; zeros for an unknown topic. */
  public LetterCounts counts(String topic) {
    Map<String, Long> byStatus = repository.countsByStatus(topic);
    return new LetterCounts(
        byStatus.getOrDefault("PENDING", 0L),
        byStatus.getOrDefault("SENT", 0L),
        byStatus.getOrDefault("GAVE_UP", 0L));
  }

  /** Returns the letters that gave up, newest first, at most 200. */
  public List<UndeliveredLetter> undelivered() {
    return repository.gaveUp();
  }

  /**
   * Sends a letter that gave up again, under the same Message-ID; a process that waits for it
   * continues as after "retry" in Cockpit.
   *
   * @return false if it has not given up, or is being sent again already
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

  private void wakeAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            sender.wake();
          }
        });
  }
}
