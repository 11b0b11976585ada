package io.kaquan.console.wizard;

import static java.util.Objects.requireNonNull;

import io.kaquan.card.design.CardFault;
import io.kaquan.card.draft.Draft;
import io.kaquan.card.draft.Drafts;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.card.lifecycle.CardResult;
import io.kaquan.platform.web.NotFound;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Turns drafts into cards, each once: a draft is locked until it names its card. */
@Component
class Submissions {

  /**
   * The result of submitting a draft.
   *
   * @param cardId null if no card was made or changed
   * @param sendCheck whether the change is reviewed first
   * @param faults those that the card's rules found on submission; the draft's own faults are found
   *     by checking it
   */
  record Outcome(
      @Nullable String cardId,
      boolean sendCheck,
      boolean meanwhile,
      Map<String, CardFault> faults) {
    private static final Outcome NOT_YET = new Outcome(null, false, false, Map.of());

    private static Outcome of(CardResult answer) {
      CardFault fault = answer.fault();
      return fault == null
          ? new Outcome(answer.cardId(), answer.sendCheck(), false, Map.of())
          : new Outcome(null, false, false, Map.of(CardEntry.input(fault, answer.field()), fault));
    }
  }

  private final Drafts drafts;
  private final DraftChecks sketches;
  private final DraftChanges differences;
  private final CardCommands commands;
  private final TransactionOperations transaction;

  Submissions(
      Drafts drafts,
      DraftChecks sketches,
      DraftChanges differences,
      CardCommands commands,
      TransactionOperations transaction) {
    this.drafts = drafts;
    this.sketches = sketches;
    this.differences = differences;
    this.commands = commands;
    this.transaction = transaction;
  }

  /**
   * @param seen the version that the member saw, so that changes of another member are not
   *     submitted unseen
   */
  Outcome submit(UUID merchantId, UUID id, int seen, Locale locale) {
    Draft draft = drafts.find(merchantId, id).orElseThrow(NotFound::new);
    return draft.isChange()
        ? change(draft, seen, locale)
        : transaction.execute(
            status -> create(drafts.lock(merchantId, id).orElseThrow(NotFound::new), seen, locale));
  }

  private Outcome create(Draft draft, int seen, Locale locale) {
    if (draft.made() != null || draft.version() != seen) {
      return new Outcome(draft.made(), false, draft.made() == null, Map.of());
    }
    if (!sketches.look(draft, draft.typed(), locale).faults().isEmpty()) {
      return Outcome.NOT_YET;
    }
    CardEntry entry = sketches.entry(draft, draft.typed());
    CardResult answer =
        commands.createOnce(entry.text("appid"), entry.card(), draft.id().toString());
    if (answer.isDone()) {
      drafts.made(draft, requireNonNull(answer.cardId()));
    }
    return Outcome.of(answer);
  }

  /**
   * The card is changed in its own transaction first, because that may be retried; the same change
   * twice is one.
   */
  private Outcome change(Draft draft, int seen, Locale locale) {
    if (draft.made() != null || draft.version() != seen) {
      return new Outcome(draft.made(), false, draft.made() == null, Map.of());
    }
    TypeForm form = sketches.form(draft);
    Set<String> inputs = differences.inputs(draft, draft.typed(), form);
    if (inputs.isEmpty() || !sketches.look(draft, draft.typed(), locale).faults().isEmpty()) {
      return Outcome.NOT_YET;
    }
    String cardId = requireNonNull(draft.cardId());
    CardEntry entry = sketches.entry(draft, draft.typed());
    CardResult answer = commands.change(entry.text("appid"), cardId, entry.change(inputs), true);
    if (answer.isDone()) {
      transaction.executeWithoutResult(
          status ->
              drafts
                  .lock(draft.merchantId(), draft.id())
                  .filter(still -> still.made() == null)
                  .ifPresent(still -> drafts.made(still, cardId)));
    }
    return Outcome.of(answer);
  }
}
