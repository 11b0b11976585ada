package io.kaquan.distribution.bulkissue;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.distribution.delivery.Channels;
import io.kaquan.messaging.outbox.LetterCounts;
import io.kaquan.platform.access.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door to bulk issues. A list is read first and looked at; what is begun then works by itself
 * in a process of its own (hand-out.bpmn) and goes on after any stop of the program. The same form
 * sent twice, or twice at the same moment, is one bulk issue. Safe to call from anywhere at once.
 */
@Component
public class BulkIssues {
  /** Lines that a list can have. */
  public static final int MOST = 100_000;

  /** Bytes of a list. */
  public static final long BIGGEST = 20L << 20;

  private static final int LINES_AT_ONCE = 5_000;

  private final BulkIssueRepository repository;
  private final BulkIssueProcess process;
  private final Cards cards;
  private final CardCommands commands;
  private final Channels channels;
  private final BulkIssueLetters letters;
  private final Clock clock;
  private final TransactionTemplate transaction;

  BulkIssues(
      BulkIssueRepository repository,
      BulkIssueProcess process,
      Cards cards,
      CardCommands commands,
      Channels channels,
      BulkIssueLetters letters,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.repository = repository;
    this.process = process;
    this.cards = cards;
    this.commands = commands;
    this.channels = channels;
    this.letters = letters;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Reads a list and keeps it; nobody gets anything yet. UNKNOWN_CARD, CHANNEL, TOO_LONG, EMPTY.
   *
   * @param fileName null where it was typed
   * @param size in bytes
   * @param list can be opened again
   */
  public BulkIssueResult read(
      BulkIssueRequest wish, String fileName, long size, InputStreamSource list) {
    Optional<CardTerms> card = own(wish.merchantId(), wish.cardId());
    if (card.isEmpty()) {
      return BulkIssueResult.refused(BulkIssueFault.UNKNOWN_CARD);
    }
    if (!Channels.isRight(wish.channel())) {
      return BulkIssueResult.refused(BulkIssueFault.CHANNEL);
    }
    if (size > BIGGEST) {
      return BulkIssueResult.refused(BulkIssueFault.TOO_LONG);
    }
    UUID id = wish.id(digest(list));
    return transaction.execute(
        status -> {
          // who comes second with the same form waits here for the first, and gets the same
          // bulk issue
          if (!repository.add(id, wish, card.get().appid(), fileName, clock.instant())) {
            return BulkIssueResult.done(id);
          }
          Optional<BulkIssueFault> fault = keep(id, list);
          if (fault.isPresent()) {
            status.setRollbackOnly();
          }
          return fault.map(BulkIssueResult::refused).orElseGet(() -> BulkIssueResult.done(id));
        });
  }

  private static String digest(InputStreamSource list) {
    try (InputStream bytes = list.getInputStream()) {
      MessageDigest digest = Sha256.digest();
      new DigestInputStream(bytes, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<BulkIssueFault> keep(UUID id, InputStreamSource list) {
    int kept = 0;
    try (RecipientListReader lines = RecipientListReader.of(list)) {
      List<BulkIssueLine> some = new ArrayList<>(LINES_AT_ONCE);
      for (BulkIssueLine line = lines.next(); line != null && kept <= MOST; line = lines.next()) {
        some.add(line);
        kept++;
        if (some.size() == LINES_AT_ONCE) {
          repository.addLines(id, some);
          some.clear();
        }
      }
      repository.addLines(id, some);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (kept == 0 || kept > MOST) {
      return Optional.of(kept == 0 ? BulkIssueFault.EMPTY : BulkIssueFault.TOO_LONG);
    }
    repository.markDuplicates(id);
    repository.count(id);
    return Optional.empty();
  }

  private Optional<CardTerms> own(UUID merchantId, String cardId) {
    return cards
        .find(cardId)
        .map(Card::terms)
        .filter(card -> card.merchantId().equals(merchantId))
        .filter(card -> card.status() != CardStatus.DELETE);
  }

  /**
   * Begins to hand out; one that was begun before stays as it is. NOT_ON_SALE, NOBODY, LETTERS;
   * UNKNOWN_CARD where the bulk issue is not this merchant's.
   *
   * @param language of the letters
   */
  @Transactional
  public BulkIssueResult start(UUID merchantId, UUID id, Locale language) {
    // what counts as sent today must not change until this list counts too
    repository.queueUp(merchantId);
    Optional<BulkIssue> found = repository.find(merchantId, id);
    if (found.isEmpty()) {
      return BulkIssueResult.refused(BulkIssueFault.UNKNOWN_CARD);
    }
    BulkIssue bulkIssue = found.get();
    if (bulkIssue.status() != BulkIssueStatus.READ) {
      return BulkIssueResult.done(id);
    }
    Instant now = clock.instant();
    Optional<CardTerms> card = own(merchantId, bulkIssue.cardId());
    if (card.filter(terms -> terms.onSale() && !terms.validity().isOver(now)).isEmpty()) {
      return BulkIssueResult.refused(BulkIssueFault.NOT_ON_SALE);
    }
    if (bulkIssue.people() == 0) {
      return BulkIssueResult.refused(BulkIssueFault.NOBODY);
    }
    if (letters.areTooMany(merchantId, bulkIssue)) {
      return BulkIssueResult.refused(BulkIssueFault.LETTERS);
    }
    if (repository.start(id, language.toLanguageTag(), now)) {
      channels.note(merchantId, bulkIssue.channel());
      commands.markDispatched(bulkIssue.appid(), bulkIssue.cardId());
      process.begin(id);
    }
    return BulkIssueResult.done(id);
  }

  /**
   * Lets a running one end with what it has done so far; one that was not begun is thrown away with
   * its lines. False when it was over.
   */
  @Transactional
  public boolean stop(UUID merchantId, UUID id) {
    if (repository.throwAway(merchantId, id, clock.instant())) {
      repository.forgetLines(id);
      return true;
    }
    return repository.stop(merchantId, id);
  }

  /**
   * How many people on the list would get a letter now: those named by e-mail who have never signed
   * in.
   */
  public long letters(BulkIssue bulkIssue) {
    return letters.due(bulkIssue);
  }

  /** Empty as well when it is another merchant's. */
  public Optional<BulkIssue> find(UUID merchantId, UUID id) {
    return repository.find(merchantId, id);
  }

  /** The bulk issues of a card, newest first, at most 50. */
  public List<BulkIssue> of(UUID merchantId, String cardId) {
    return repository.of(merchantId, cardId);
  }

  /** How many lines had which outcome so far, those without any left out. */
  public Map<BulkIssueOutcome, Long> counts(BulkIssue bulkIssue) {
    return repository.counts(bulkIssue.id());
  }

  /** The first lines of its list, as they were read. */
  public List<BulkIssueLine> first(BulkIssue bulkIssue, int most) {
    return repository.lines(bulkIssue.id(), 0, most);
  }

  /** How far its letters are. */
  public LetterCounts carried(BulkIssue bulkIssue) {
    return letters.carried(bulkIssue);
  }

  /** Hands over every line that was handed out, in order; constant memory. */
  public void results(BulkIssue bulkIssue, Consumer<BulkIssueLine> reader) {
    repository.results(bulkIssue.id(), some -> some.forEach(reader));
  }

  /**
   * Hands over every line that was not handed out, in order; those without an outcome nobody came
   * to before it was stopped. Constant memory.
   */
  public void failures(BulkIssue bulkIssue, Consumer<BulkIssueLine> reader) {
    repository.failures(bulkIssue.id(), some -> some.forEach(reader));
  }
}
