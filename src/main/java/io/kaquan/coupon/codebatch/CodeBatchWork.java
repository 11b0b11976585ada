package io.kaquan.coupon.codebatch;

import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.stock.CardStocks;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door for those who work on batches, chunk by chunk. A chunk and how far it brought the batch
 * are one transaction: whatever is killed in between goes on behind the last chunk that was
 * committed.
 */
@Component
public class CodeBatchWork {
  private final CodeBatchRepository repository;
  private final Cards cards;
  private final CardStocks stocks;
  private final Clock clock;

  CodeBatchWork(CodeBatchRepository repository, Cards cards, CardStocks stocks, Clock clock) {
    this.repository = repository;
    this.cards = cards;
    this.stocks = stocks;
    this.clock = clock;
  }

  /**
   * Locks a batch of this card until the caller's transaction ends; throws when there is none, or
   * it is finished.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public CodeBatch lock(String cardId, UUID batch) {
    return repository
        .lock(appid(cardId), cardId, batch)
        .filter(found -> !found.isFinished())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Card " + cardId + " has no code batch " + batch + " to work on"));
  }

  private String appid(String cardId) {
    return cards.find(cardId).orElseThrow().terms().appid();
  }

  /** The next lines of its list, those that can't be codes or stand there twice marked as such. */
  public List<CodeBatchLine> lines(CodeBatch batch, int most) {
    return repository.lines(batch, batch.reachedLine(), most);
  }

  /** Says how many there are to work on, where that was not known when the batch was asked for. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void expect(CodeBatch batch, long count) {
    repository.wanted(batch, count);
  }

  /** Writes down what became of its next lines; every one has an outcome. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void worked(CodeBatch batch, List<CodeBatchLine> lines) {
    if (!lines.isEmpty()) {
      repository.failed(
          batch, lines.stream().filter(line -> line.outcome() != CodeOutcome.OK).toList());
      worked(
          batch,
          lines.stream()
              .collect(Collectors.groupingBy(CodeBatchLine::outcome, Collectors.counting())),
          lines.get(lines.size() - 1).line(),
          batch.reachedCode());
    }
  }

  /** Writes down what became of codes that stand on no list. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void worked(CodeBatch batch, Map<CodeOutcome, Long> counts, String reachedCode) {
    worked(batch, counts, batch.reachedLine(), reachedCode);
  }

  private void worked(
      CodeBatch batch, Map<CodeOutcome, Long> counts, int reachedLine, String reachedCode) {
    repository.worked(batch, counts, reachedLine, reachedCode, clock.instant());
  }

  /**
   * All codes that the batch made can be claimed now; what it took from the stock and did not make
   * goes back.
   */
  @Transactional
  void makeLive(String cardId, UUID id) {
    CodeBatch batch = lock(cardId, id);
    repository.finish(batch, clock.instant());
    if (batch.kind() == CodeBatchKind.IMPORT) {
      stocks.addDeposited(new TreeMap<>(Map.of(cardId, batch.ok())));
    } else if (batch.ok() < batch.wanted()) {
      stocks.giveBack(cardId, batch.wanted() - batch.ok());
    }
  }

  @Transactional
  void close(String cardId, UUID id) {
    repository.finish(lock(cardId, id), clock.instant());
  }

  /** CodeBatches of a card whose codes can't be claimed yet. */
  public Set<UUID> beingMade(String appid, String cardId) {
    return repository.beingMade(appid, cardId);
  }

  /** CodeBatches of a card whose codes can be claimed, oldest first. */
  public List<UUID> live(String appid, String cardId) {
    return repository.live(appid, cardId);
  }

  /** Those of these batches whose codes can't be claimed yet. */
  public Set<UUID> notLive(Collection<UUID> batches) {
    return batches.isEmpty() ? Set.of() : repository.notLive(batches);
  }
}
