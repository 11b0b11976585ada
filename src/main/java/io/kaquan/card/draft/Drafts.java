package io.kaquan.card.draft;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to drafts. Each belongs to a merchant and to nobody else. Safe to call from anywhere at
 * once.
 */
@Component
public class Drafts {
  /** How many a merchant can have. */
  public static final int MOST = 200;

  private static final int LONGEST = 10_000;
  private static final int LONGEST_ALTOGETHER = 40_000;

  /** How long a draft that became a card says which one, to whoever sends its form again. */
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private final DraftRepository repository;
  private final Clock clock;

  Drafts(DraftRepository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  /**
   * Begins a draft. The same id again is the same draft, and so is another one that changes the
   * same card; what is there stays as it is. Empty when the merchant has too many.
   *
   * @param id drawn when the form was opened
   * @param by who begins it, for the record
   * @param cardId the card that it changes; null for a new one
   * @param rest JSON, may be null
   */
  @Transactional
  public Optional<Draft> begin(
      UUID id,
      UUID merchantId,
      String by,
      String cardType,
      String cardId,
      Map<String, String> typed,
      String rest) {
    repository.forget(merchantId, clock.instant().minus(REMEMBERED));
    if (!fits(typed)) {
      return Optional.empty();
    }
    repository.add(
        new Draft(id, merchantId, cardType, cardId, typed, rest, 1, by, clock.instant(), null),
        MOST);
    Optional<Draft> draft = find(merchantId, id);
    return draft.isPresent() || cardId == null ? draft : repository.changing(merchantId, cardId);
  }

  /** Empty as well when it is another merchant's. One that became a card is found for a while. */
  public Optional<Draft> find(UUID merchantId, UUID id) {
    return repository.find(merchantId, id);
  }

  /** Those that are not handed in, changed last first. */
  public List<Draft> of(UUID merchantId, int offset, int count) {
    return repository.of(merchantId, offset, count);
  }

  /** How many there are of these. */
  public long count(UUID merchantId) {
    return repository.count(merchantId);
  }

  /**
   * Puts one part of what was typed in place of what that part was before. Empty when there is no
   * such draft of this merchant, or it has become a card.
   *
   * @param seen the version that was on the page
   * @param fields all inputs of the part; those that are not in {@code part} were left out
   */
  @Transactional
  public Optional<DraftSaveResult> save(
      UUID merchantId, UUID id, String by, int seen, Set<String> fields, Map<String, String> part) {
    Optional<Draft> found = repository.lock(merchantId, id).filter(draft -> draft.made() == null);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Draft draft = found.get();
    Map<String, String> typed = new HashMap<>(draft.typed());
    typed.keySet().removeAll(fields);
    part.forEach(
        (field, value) -> {
          if (fields.contains(field)) {
            typed.put(field, value);
          }
        });
    if (typed.equals(draft.typed())) {
      return Optional.of(new DraftSaveResult(DraftSaveResult.Outcome.SAVED, draft));
    }
    if (draft.version() != seen) {
      return Optional.of(new DraftSaveResult(DraftSaveResult.Outcome.MEANWHILE, draft));
    }
    if (!fits(typed)) {
      return Optional.of(new DraftSaveResult(DraftSaveResult.Outcome.TOO_BIG, draft));
    }
    Draft changed =
        new Draft(
            id,
            merchantId,
            draft.cardType(),
            draft.cardId(),
            typed,
            draft.rest(),
            draft.version() + 1,
            by,
            clock.instant(),
            null);
    repository.change(changed);
    return Optional.of(new DraftSaveResult(DraftSaveResult.Outcome.SAVED, changed));
  }

  /** Throws a draft away; one that is not there, or became a card, stays as it is. */
  @Transactional
  public void delete(UUID merchantId, UUID id) {
    repository.delete(merchantId, id);
  }

  /**
   * As {@link #find}, locked until the caller's transaction ends, so that a draft becomes one card
   * only.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Draft> lock(UUID merchantId, UUID id) {
    return repository.lock(merchantId, id);
  }

  /** Says which card a locked draft became; what was typed is forgotten. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void made(Draft draft, String cardId) {
    repository.made(draft.id(), cardId, clock.instant());
  }

  private static boolean fits(Map<String, String> typed) {
    return typed.values().stream().allMatch(value -> value.length() <= LONGEST)
        && typed.values().stream().mapToInt(String::length).sum() <= LONGEST_ALTOGETHER;
  }
}
