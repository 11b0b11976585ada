package io.kaquan.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door to the ledger. Entries are added and read, never changed; a day is one of the clock's zone. */
@Component
public class Ledger {

  /** How many went along an arrow, of one card or of all, since ever. {@code from} is empty for new coupons. */
  public record Passage(String arrow, String from, String to, long passed) {}

  /** What an arrow did on one day. */
  public record Day(String arrow, long passed, long refused) {}

  private final LedgerRepository repository;
  private final Clock clock;

  Ledger(LedgerRepository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  /** Adds both lists and counts them, in the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void write(List<Entry> entries, List<Attempt> attempts) {
    if (!entries.isEmpty()) {
      repository.add(entries, clock.getZone());
      repository.count(entries);
    }
    if (!attempts.isEmpty()) {
      repository.addAttempts(attempts);
    }
    repository.countDay(entries, attempts, clock.getZone());
  }

  /** Hands every entry of one merchant and day to the reader, in the order they were written. Constant memory. */
  @Transactional(readOnly = true)
  public void read(UUID merchantId, LocalDate day, Consumer<Entry> reader) {
    repository.read(merchantId, day, reader);
  }

  /** Everything that happened to one code of a card, in order. */
  public List<Entry> life(String cardId, String code) {
    return repository.life(cardId, code);
  }

  /** How many went along each arrow, all cards together. */
  public List<Passage> passages() {
    return repository.passages();
  }

  /** The same for one card. */
  public List<Passage> passages(String cardId) {
    return repository.passages(cardId);
  }

  /** What each arrow did on this day; arrows that did nothing are left out. */
  public Map<String, Day> day(LocalDate day) {
    return repository.day(day);
  }
}
