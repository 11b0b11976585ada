package io.kaquan.coupon.lot;

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
 * The door for those who work on lots, chunk by chunk. A chunk and how far it brought the lot are
 * one transaction: whatever is killed in between goes on behind the last chunk that was committed.
 */
@Component
public class LotWork {
  private final LotRepository repository;
  private final CardStocks stocks;
  private final Clock clock;

  LotWork(LotRepository repository, CardStocks stocks, Clock clock) {
    this.repository = repository;
    this.stocks = stocks;
    this.clock = clock;
  }

  /**
   * Locks a lot of this card until the caller's transaction ends; throws when there is none, or it
   * is finished.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Lot lock(String cardId, UUID lot) {
    return repository
        .lock(cardId, lot)
        .filter(found -> !found.isFinished())
        .orElseThrow(
            () ->
                new IllegalStateException("Card " + cardId + " has no lot " + lot + " to work on"));
  }

  /** The next lines of its list, those that can't be codes or stand there twice marked as such. */
  public List<LotLine> lines(Lot lot, int most) {
    return repository.lines(lot.id(), lot.reachedLine(), most);
  }

  /** Says how many there are to work on, where that was not known when the lot was asked for. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void expect(Lot lot, long count) {
    repository.wanted(lot.id(), count);
  }

  /** Writes down what became of its next lines; every one has an outcome. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void worked(Lot lot, List<LotLine> lines) {
    if (!lines.isEmpty()) {
      repository.failed(
          lot.id(), lines.stream().filter(line -> line.outcome() != LotOutcome.OK).toList());
      worked(
          lot,
          lines.stream().collect(Collectors.groupingBy(LotLine::outcome, Collectors.counting())),
          lines.get(lines.size() - 1).line(),
          lot.reachedCode());
    }
  }

  /** Writes down what became of codes that stand on no list. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void worked(Lot lot, Map<LotOutcome, Long> counts, String reachedCode) {
    worked(lot, counts, lot.reachedLine(), reachedCode);
  }

  private void worked(Lot lot, Map<LotOutcome, Long> counts, int reachedLine, String reachedCode) {
    repository.worked(lot.id(), counts, reachedLine, reachedCode, clock.instant());
  }

  /**
   * All codes that the lot made can be claimed now; what it took from the stock and did not make
   * goes back.
   */
  @Transactional
  void makeLive(String cardId, UUID id) {
    Lot lot = lock(cardId, id);
    repository.finish(id, clock.instant());
    if (lot.kind() == LotKind.IMPORT) {
      stocks.addDeposited(new TreeMap<>(Map.of(cardId, lot.ok())));
    } else if (lot.ok() < lot.wanted()) {
      stocks.giveBack(cardId, lot.wanted() - lot.ok());
    }
  }

  @Transactional
  void close(String cardId, UUID id) {
    lock(cardId, id);
    repository.finish(id, clock.instant());
  }

  /** Lots of a card whose codes can't be claimed yet. */
  public Set<UUID> beingMade(String cardId) {
    return repository.beingMade(cardId);
  }

  /** Lots of a card whose codes can be claimed, oldest first. */
  public List<UUID> live(String cardId) {
    return repository.live(cardId);
  }

  /** Those of these lots whose codes can't be claimed yet. */
  public Set<UUID> notLive(Collection<UUID> lots) {
    return lots.isEmpty() ? Set.of() : repository.notLive(lots);
  }
}
