package io.kaquan.reconciliation.trace;

import io.kaquan.card.design.CardId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.ledger.Attempt;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.coupon.ledger.Ledger;
import io.kaquan.coupon.ledger.StoredEntry;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.reconciliation.statement.Statements;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door to traces of coupons. Deposited, given away, deleted and former codes have one too.
 * Changes nothing but the count of guesses.
 */
@Component
public class Traces {
  private static final int MOST_REFUSALS = 500;

  private final Ledger ledger;
  private final Coupons coupons;
  private final Statements statements;

  Traces(Ledger ledger, Coupons coupons, Statements statements) {
    this.ledger = ledger;
    this.coupons = coupons;
    this.statements = statements;
  }

  /**
   * Returns the trace of a code of this appid. Refused with UNKNOWN_CODE if the appid never had it,
   * which counts as a guess; with CARD_ID_NEEDED if several of its cards have or had it; with
   * TOO_MANY_GUESSES.
   *
   * @param meant the codes that may be meant, the likeliest first; all of them are one guess
   * @param sentCardId the card as the caller named it, null for any
   */
  public TraceResult of(
      AppId appid, List<CouponCode> meant, @Nullable String sentCardId, Actor by) {
    if (coupons.waitAfterGuesses(appid, by).isPresent()) {
      return new TraceResult.Refused(Refusal.TOO_MANY_GUESSES);
    }
    for (CouponCode code : meant) {
      List<CardId> cards =
          ledger.cardsWith(appid, code).stream()
              .filter(card -> sentCardId == null || card.value().equals(sentCardId))
              .toList();
      if (cards.size() > 1) {
        return new TraceResult.Refused(Refusal.CARD_ID_NEEDED);
      }
      if (cards.size() == 1) {
        return new TraceResult.Found(trace(appid, cards.get(0), code));
      }
    }
    return meant.isEmpty()
        ? new TraceResult.Refused(Refusal.UNKNOWN_CODE)
        : guessed(appid, meant.get(0), sentCardId, by);
  }

  /** Counts a wrong code where all wrong codes are counted. */
  private TraceResult guessed(AppId appid, CouponCode code, @Nullable String sentCardId, Actor by) {
    Optional<CardId> cardId = CardId.parse(sentCardId);
    if (sentCardId != null && cardId.isEmpty()) {
      return new TraceResult.Refused(Refusal.UNKNOWN_CODE);
    }
    return coupons
        .lookUp(appid, code, cardId.orElse(null), by)
        .fold(there -> new TraceResult.Refused(Refusal.BUSY), TraceResult.Refused::new);
  }

  private Trace trace(AppId appid, CardId cardId, CouponCode code) {
    List<StoredEntry> entries = ledger.history(appid, cardId, code);
    Set<CouponCode> codes = codes(entries);
    List<Attempt> newest = ledger.attempts(appid, cardId, codes, MOST_REFUSALS + 1);
    List<Attempt> attempts =
        new ArrayList<>(newest.subList(0, Math.min(newest.size(), MOST_REFUSALS)));
    Collections.reverse(attempts);
    List<Trace.Step> steps = new ArrayList<>();
    entries.forEach(
        stored ->
            steps.add(new Trace.Happened(stored.entry(), statements.row(stored).orElse(null))));
    attempts.forEach(attempt -> steps.add(new Trace.Refused(attempt)));
    steps.sort(Comparator.comparing(Trace.Step::at));
    CouponCode now = codes.stream().reduce((former, latter) -> latter).orElseThrow();
    return new Trace(
        coupons.find(appid, cardId, now).orElseThrow(),
        List.copyOf(steps),
        newest.size() > MOST_REFUSALS);
  }

  /** Returns the codes that the coupon had, in order. */
  private static Set<CouponCode> codes(List<StoredEntry> entries) {
    Set<CouponCode> codes = new LinkedHashSet<>();
    for (StoredEntry stored : entries) {
      codes.add(stored.entry().coupon().code());
      CouponCode other = stored.entry().otherCode();
      if (stored.entry().kind() == EntryKind.RECODED && other != null) {
        codes.add(other);
      }
    }
    return codes;
  }
}
