package io.kaquan.reconciliation.trace;

import io.kaquan.coupon.ledger.Attempt;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.coupon.ledger.Ledger;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.reconciliation.statement.Statements;
import io.kaquan.reconciliation.trace.Life.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The door to lives of coupons: deposited, given away, deleted and former codes are explained too.
 * Changes nothing.
 */
@Component
public class Lives {
  private static final int MOST_REFUSALS = 500;

  private final Ledger ledger;
  private final Coupons coupons;
  private final Statements statements;

  Lives(Ledger ledger, Coupons coupons, Statements statements) {
    this.ledger = ledger;
    this.coupons = coupons;
    this.statements = statements;
  }

  /**
   * Explains a code of this appid: UNKNOWN_CODE for one that it never had, which counts as a guess;
   * CARD_ID_NEEDED where several cards have it; TOO_MANY_GUESSES.
   *
   * @param meant how the code may be read, the likeliest first; all of them are one guess
   * @param cardId may be null
   */
  public Explanation explain(String appid, List<String> meant, String cardId, Actor by) {
    if (coupons.waitAfterGuesses(appid, by).isPresent()) {
      return new Explanation.Refused(Refusal.TOO_MANY_GUESSES);
    }
    for (String code : meant) {
      List<String> cards =
          ledger.cardsWith(appid, code).stream()
              .filter(card -> cardId == null || card.equals(cardId))
              .toList();
      if (cards.size() > 1) {
        return new Explanation.Refused(Refusal.CARD_ID_NEEDED);
      }
      if (cards.size() == 1) {
        return new Explanation.Told(life(appid, cards.get(0), code));
      }
    }
    return meant.isEmpty()
        ? new Explanation.Refused(Refusal.UNKNOWN_CODE)
        : guessed(appid, meant.get(0), cardId, by);
  }

  /** Counted where all wrong codes are counted. */
  private Explanation guessed(String appid, String code, String cardId, Actor by) {
    return coupons
        .lookUp(appid, code, cardId, by)
        .fold(there -> new Explanation.Refused(Refusal.BUSY), Explanation.Refused::new);
  }

  private Life life(String appid, String cardId, String code) {
    List<Ledger.Kept> entries = ledger.wholeLife(cardId, code);
    Set<String> codes = new LinkedHashSet<>();
    for (Ledger.Kept kept : entries) {
      codes.add(kept.entry().code());
      if (kept.entry().kind() == EntryKind.RECODED) {
        codes.add(kept.entry().otherCode());
      }
    }
    List<Attempt> newest = ledger.attempts(appid, cardId, codes, MOST_REFUSALS + 1);
    List<Attempt> attempts =
        new ArrayList<>(newest.subList(0, Math.min(newest.size(), MOST_REFUSALS)));
    Collections.reverse(attempts);
    List<Step> steps = new ArrayList<>();
    entries.forEach(
        kept -> steps.add(new Step(kept.entry(), null, statements.line(kept).orElse(null))));
    attempts.forEach(attempt -> steps.add(new Step(null, attempt, null)));
    steps.sort(Comparator.comparing(Step::at));
    String now = codes.stream().reduce((former, latter) -> latter).orElseThrow();
    return new Life(
        coupons.find(appid, cardId, now).orElseThrow(),
        List.copyOf(steps),
        newest.size() > MOST_REFUSALS);
  }
}
