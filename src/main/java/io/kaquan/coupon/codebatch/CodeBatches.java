package io.kaquan.coupon.codebatch;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.ActivationStatus;
import io.kaquan.platform.tenant.AppId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * The door to batches. What is asked for begins at once, works by itself in the card's process and
 * goes on after any stop of the program; the same form sent twice, or twice at the same moment, is
 * one batch. Nothing that a batch makes can be claimed before all of it. Safe to call from anywhere
 * at once.
 */
@Component
public class CodeBatches {
  /** Codes that one batch can make, and lines that a list can have. */
  public static final int MOST = 1_000_000;

  /** Bytes of a list. */
  public static final long BIGGEST_LIST = 50L << 20;

  private static final int LINES_AT_ONCE = 5_000;

  private final CodeBatchRepository repository;
  private final CodeBatchStart beginning;
  private final Cards cards;
  private final Accounts accounts;
  private final Clock clock;

  CodeBatches(
      CodeBatchRepository repository,
      CodeBatchStart beginning,
      Cards cards,
      Accounts accounts,
      Clock clock) {
    this.repository = repository;
    this.beginning = beginning;
    this.cards = cards;
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * Makes codes of the platform, which leave the stock at once and can be claimed by naming them:
   * UNKNOWN_CARD, OWN_CODES, BAD_NUMBER, CARD_OVER, SUSPENDED, STOCK.
   */
  public CodeBatchResult generate(CodeBatchRequest wish, long number) {
    return ask(
        wish,
        card -> {
          if (card.customCode()) {
            return CodeBatchResult.refused(CodeBatchFault.OWN_CODES);
          }
          if (number < 1 || number > MOST) {
            return CodeBatchResult.refused(CodeBatchFault.BAD_NUMBER);
          }
          return whyNotMade(card)
              .map(CodeBatchResult::refused)
              .orElseGet(
                  () ->
                      beginning.generate(
                          batch(wish, card, CodeBatchKind.GENERATE, Long.toString(number))
                              .wanting(number)));
        });
  }

  /**
   * Brings in the merchant's own codes from a list: UNKNOWN_CARD, NOT_DEPOSITED, CARD_OVER,
   * SUSPENDED, TOO_LONG, EMPTY.
   */
  public CodeBatchResult importCodes(CodeBatchRequest wish, CodeList list) {
    return ask(
        wish,
        card -> {
          if (!card.deposited()) {
            return CodeBatchResult.refused(CodeBatchFault.NOT_DEPOSITED);
          }
          return whyNotMade(card)
              .map(CodeBatchResult::refused)
              .orElseGet(
                  () ->
                      beginning.withList(
                          batch(wish, card, CodeBatchKind.IMPORT, about(list)), list));
        });
  }

  /**
   * Makes the coupons on a list unavailable: UNKNOWN_CARD, TOO_LONG, EMPTY, CARD_OVER.
   *
   * @param reason may be null
   */
  public CodeBatchResult voidList(CodeBatchRequest wish, CodeList list, String reason) {
    return ask(
        wish,
        card ->
            beginning.withList(
                batch(wish, card, CodeBatchKind.VOID_LIST, about(list)).because(reason), list));
  }

  /**
   * Makes those coupons of another batch of the card unavailable that are not used, void or over:
   * UNKNOWN_CARD, UNKNOWN_BATCH, BEING_MADE, CARD_OVER.
   */
  public CodeBatchResult voidBatch(CodeBatchRequest wish, UUID target, String reason) {
    return ask(
        wish,
        card ->
            repository
                .find(wish.merchantId(), target)
                .filter(found -> found.cardId().equals(card.cardId()) && found.kind().isMaking())
                .map(
                    found ->
                        found.isLive()
                            ? beginning.ofAll(
                                batch(wish, card, CodeBatchKind.VOID_BATCH, target.toString())
                                    .because(reason)
                                    .of(target))
                            : CodeBatchResult.refused(CodeBatchFault.BEING_MADE))
                .orElse(CodeBatchResult.refused(CodeBatchFault.UNKNOWN_BATCH)));
  }

  /**
   * Makes everything of the card unavailable that is left: codes that are nobody's, and coupons in
   * hand that were claimed before this moment; what is claimed meanwhile stays. UNKNOWN_CARD,
   * BEING_MADE, CARD_OVER.
   */
  public CodeBatchResult voidRest(CodeBatchRequest wish, String reason) {
    return ask(
        wish,
        card ->
            repository.beingMade(card.appid(), card.cardId()).isEmpty()
                ? beginning.ofAll(batch(wish, card, CodeBatchKind.VOID_REST, "").because(reason))
                : CodeBatchResult.refused(CodeBatchFault.BEING_MADE));
  }

  private CodeBatch batch(CodeBatchRequest wish, CardTerms card, CodeBatchKind kind, String about) {
    return wish.batch(card, kind, about, clock.instant());
  }

  private static String about(CodeList list) {
    return list.size() + " " + list.fileName();
  }

  private CodeBatchResult ask(CodeBatchRequest wish, Function<CardTerms, CodeBatchResult> begin) {
    return cards
        .find(wish.cardId())
        .map(Card::terms)
        .filter(card -> card.merchantId().equals(wish.merchantId()))
        .filter(card -> card.status() != CardStatus.DELETE)
        .map(begin)
        .orElse(CodeBatchResult.refused(CodeBatchFault.UNKNOWN_CARD));
  }

  private Optional<CodeBatchFault> whyNotMade(CardTerms card) {
    if (card.validity().isOver(clock.instant())) {
      return Optional.of(CodeBatchFault.CARD_OVER);
    }
    boolean active =
        accounts
            .account(new AppId(card.appid()))
            .map(Account::activation)
            .filter(ActivationStatus.ACTIVE::equals)
            .isPresent();
    return active ? Optional.empty() : Optional.of(CodeBatchFault.SUSPENDED);
  }

  /** Lets a running batch end with what it has done so far; false when it was over. */
  public boolean stop(UUID merchantId, UUID batch) {
    return repository.stop(merchantId, batch);
  }

  /** Empty as well when it is another merchant's. */
  public Optional<CodeBatch> find(UUID merchantId, UUID batch) {
    return repository.find(merchantId, batch);
  }

  /** The batches of a card, newest first, at most 200. */
  public List<CodeBatch> of(UUID merchantId, String cardId) {
    return repository.of(merchantId, cardId);
  }

  /**
   * Hands over every line of a finished batch's list that was not done as asked, in order; without
   * an outcome those that nobody came to before it was stopped. Constant memory, and no connection
   * is held while the reader works.
   */
  public void failures(CodeBatch batch, Consumer<CodeBatchLine> reader) {
    List<CodeBatchLine> lines = List.of();
    do {
      int after = lines.isEmpty() ? 0 : lines.get(lines.size() - 1).line();
      lines = repository.failures(batch, batch.reachedLine(), after, LINES_AT_ONCE);
      lines.forEach(reader);
    } while (lines.size() == LINES_AT_ONCE);
  }
}
