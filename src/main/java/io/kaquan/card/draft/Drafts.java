package io.kaquan.card.draft;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The drafts of cards, each of one merchant. May be called concurrently. */
@Component
public class Drafts {
  /** How many drafts a merchant can have. */
  public static final int MOST = 200;

  private static final int LONGEST = 10_000;
  private static final int LONGEST_ALTOGETHER = 40_000;

  /** How long a draft that became a card can tell which one, if its form is sent again. */
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private final DraftRepository repository;
  private final Clock clock;

  Drafts(DraftRepository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  /**
   * Begins a draft. If there is a draft of this id, or of this merchant for the same card, returns
   * that one unchanged. Empty if the merchant has too many drafts, or if the inputs are too long.
   *
   * @param id random, drawn when the form was opened
   * @param by the member who begins it, for the record
   * @param cardId the card that it changes; null for a new one
   * @param rest as {@link Draft#rest}
   */
  @Transactional
  public Optional<Draft> begin(
      UUID id,
      UUID merchantId,
      String by,
      String cardType,
      @Nullable String cardId,
      Map<String, String> typed,
      @Nullable String rest) {
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

  /** Empty as well if it is another merchant's. A draft that became a card is found for 30 days. */
  public Optional<Draft> find(UUID merchantId, UUID id) {
    return repository.find(merchantId, id);
  }

  /** Returns drafts that did not become a card, the last changed first. */
  public List<Draft> of(UUID merchantId, int offset, int count) {
    return repository.of(merchantId, offset, count);
  }

  /** Returns how many drafts did not become a card. */
  public long count(UUID merchantId) {
    return repository.count(merchantId);
  }

  /**
   * Replaces the inputs of one part of the form. Empty if there is no such draft of this merchant,
   * or if it became a card.
   *
   * @param seen the version that the page showed
   * @param fields all inputs of the part; those that {@code part} does not contain are removed
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

  /** Deletes a draft. Changes nothing if there is none, or if it became a card. */
  @Transactional
  public void delete(UUID merchantId, UUID id) {
    repository.delete(merchantId, id);
  }

  /**
   * As {@link #find}, and locks the draft until the caller's transaction ends, so that it becomes
   * one card only.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Draft> lock(UUID merchantId, UUID id) {
    return repository.lock(merchantId, id);
  }

  /** Records which card a locked draft became, and removes what was typed. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void made(Draft draft, String cardId) {
    repository.made(draft.id(), cardId, clock.instant());
  }

  private static boolean fits(Map<String, String> typed) {
    return typed.values().stream().allMatch(value -> value.length() <= LONGEST)
        && typed.values().stream().mapToInt(String::length).sum() <= LONGEST_ALTOGETHER;
  }
}
