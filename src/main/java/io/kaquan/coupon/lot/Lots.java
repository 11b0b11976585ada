package io.kaquan.coupon.lot;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.ActivationStatus;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * The door to lots. What is asked for begins at once, works by itself in the card's process and
 * goes on after any stop of the program; the same form sent twice, or twice at the same moment, is
 * one lot. Nothing that a lot makes can be claimed before all of it. Safe to call from anywhere at
 * once.
 */
@Component
public class Lots {
  /** Codes that one lot can make, and lines that a list can have. */
  public static final int MOST = 1_000_000;

  /** Bytes of a list. */
  public static final long BIGGEST_LIST = 50L << 20;

  private static final int LINES_AT_ONCE = 5_000;

  private final LotRepository repository;
  private final LotBeginning beginning;
  private final Cards cards;
  private final Accounts accounts;
  private final Clock clock;

  Lots(
      LotRepository repository,
      LotBeginning beginning,
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
  public LotAnswer generate(LotWish wish, long number) {
    return ask(
        wish,
        card -> {
          if (card.customCode()) {
            return LotAnswer.refused(LotFault.OWN_CODES);
          }
          if (number < 1 || number > MOST) {
            return LotAnswer.refused(LotFault.BAD_NUMBER);
          }
          return whyNotMade(card)
              .map(LotAnswer::refused)
              .orElseGet(
                  () ->
                      beginning.generate(
                          lot(wish, card, LotKind.GENERATE, Long.toString(number))
                              .wanting(number)));
        });
  }

  /**
   * Brings in the merchant's own codes from a list: UNKNOWN_CARD, NOT_DEPOSITED, CARD_OVER,
   * SUSPENDED, TOO_LONG, EMPTY.
   */
  public LotAnswer importCodes(LotWish wish, SentList list) {
    return ask(
        wish,
        card -> {
          if (!card.deposited()) {
            return LotAnswer.refused(LotFault.NOT_DEPOSITED);
          }
          return whyNotMade(card)
              .map(LotAnswer::refused)
              .orElseGet(
                  () -> beginning.withList(lot(wish, card, LotKind.IMPORT, about(list)), list));
        });
  }

  /**
   * Makes the coupons on a list unavailable: UNKNOWN_CARD, TOO_LONG, EMPTY, CARD_OVER.
   *
   * @param reason may be null
   */
  public LotAnswer voidList(LotWish wish, SentList list, String reason) {
    return ask(
        wish,
        card ->
            beginning.withList(
                lot(wish, card, LotKind.VOID_LIST, about(list)).because(reason), list));
  }

  /**
   * Makes those coupons of another lot of the card unavailable that are not used, void or over:
   * UNKNOWN_CARD, UNKNOWN_LOT, BEING_MADE, CARD_OVER.
   */
  public LotAnswer voidLot(LotWish wish, UUID target, String reason) {
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
                                lot(wish, card, LotKind.VOID_LOT, target.toString())
                                    .because(reason)
                                    .of(target))
                            : LotAnswer.refused(LotFault.BEING_MADE))
                .orElse(LotAnswer.refused(LotFault.UNKNOWN_LOT)));
  }

  /**
   * Makes everything of the card unavailable that is left: codes that are nobody's, and coupons in
   * hand that were claimed before this moment; what is claimed meanwhile stays. UNKNOWN_CARD,
   * BEING_MADE, CARD_OVER.
   */
  public LotAnswer voidRest(LotWish wish, String reason) {
    return ask(
        wish,
        card ->
            repository.beingMade(card.cardId()).isEmpty()
                ? beginning.ofAll(lot(wish, card, LotKind.VOID_REST, "").because(reason))
                : LotAnswer.refused(LotFault.BEING_MADE));
  }

  private Lot lot(LotWish wish, CardTerms card, LotKind kind, String about) {
    return wish.lot(card, kind, about, clock.instant());
  }

  private static String about(SentList list) {
    return list.size() + " " + list.fileName();
  }

  private LotAnswer ask(LotWish wish, Function<CardTerms, LotAnswer> begin) {
    return cards
        .find(wish.cardId())
        .map(Card::terms)
        .filter(card -> card.merchantId().equals(wish.merchantId()))
        .filter(card -> card.status() != CardStatus.DELETE)
        .map(begin)
        .orElse(LotAnswer.refused(LotFault.UNKNOWN_CARD));
  }

  private Optional<LotFault> whyNotMade(CardTerms card) {
    if (card.validity().isOver(clock.instant())) {
      return Optional.of(LotFault.CARD_OVER);
    }
    boolean active =
        accounts
            .account(card.appid())
            .map(Account::activation)
            .filter(ActivationStatus.ACTIVE::equals)
            .isPresent();
    return active ? Optional.empty() : Optional.of(LotFault.SUSPENDED);
  }

  /** Lets a running lot end with what it has done so far; false when it was over. */
  public boolean stop(UUID merchantId, UUID lot) {
    return repository.stop(merchantId, lot);
  }

  /** Empty as well when it is another merchant's. */
  public Optional<Lot> find(UUID merchantId, UUID lot) {
    return repository.find(merchantId, lot);
  }

  /** The lots of a card, newest first, at most 200. */
  public List<Lot> of(UUID merchantId, String cardId) {
    return repository.of(merchantId, cardId);
  }

  /**
   * Hands over every line of a finished lot's list that was not done as asked, in order; without an
   * outcome those that nobody came to before it was stopped. Constant memory, and no connection is
   * held while the reader works.
   */
  public void failures(Lot lot, Consumer<LotLine> reader) {
    List<LotLine> lines = List.of();
    do {
      int after = lines.isEmpty() ? 0 : lines.get(lines.size() - 1).line();
      lines = repository.failures(lot.id(), lot.reachedLine(), after, LINES_AT_ONCE);
      lines.forEach(reader);
    } while (lines.size() == LINES_AT_ONCE);
  }
}
