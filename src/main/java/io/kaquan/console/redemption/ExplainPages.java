package io.kaquan.console.redemption;

import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.coupon.code.TypedCode;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.coupon.lifecycle.Source;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.store.Stores;
import io.kaquan.platform.money.Money;
import io.kaquan.platform.web.NotFound;
import io.kaquan.reconciliation.trace.Life;
import io.kaquan.reconciliation.trace.Lives;
import io.kaquan.signin.Access;
import io.kaquan.signin.Permission;
import io.kaquan.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What happened to a code. It travels in a posted form only: addresses end up in logs. */
@Controller
@RequestMapping("/console/explain")
class ExplainPages {

  /**
   * One line of the story.
   *
   * @param words key of what happened
   * @param refusal why it did not; null where it did
   * @param store by its name; as a program said it where that is no store's number
   * @param yuan null where no money is meant
   */
  record CouponEventRow(
      Instant at,
      String words,
      String code,
      @Nullable String otherCode,
      @Nullable String refusal,
      @Nullable String source,
      @Nullable String clerk,
      @Nullable String store,
      @Nullable String yuan,
      @Nullable String number,
      @Nullable String reason,
      Life.Step step) {

    static CouponEventRow of(Life.Step step, Map<String, String> stores) {
      if (step.isRefusal()) {
        var asked = step.attempt();
        return new CouponEventRow(
            step.at(),
            "refused." + asked.arrow(),
            asked.code(),
            null,
            asked.why(),
            asked.source(),
            asked.clerk(),
            named(asked.locationId(), stores),
            yuan(asked.amountFen()),
            asked.requestNumber(),
            asked.reason(),
            step);
      }
      var entry = step.entry();
      boolean gift = entry.kind() == EntryKind.CLAIMED && entry.otherCode() != null;
      return new CouponEventRow(
          step.at(),
          gift ? "GIFT" : entry.kind().name(),
          entry.code(),
          entry.otherCode(),
          null,
          entry.source(),
          entry.clerk(),
          named(entry.locationId(), stores),
          yuan(entry.amountFen()),
          entry.requestNumber(),
          entry.reason(),
          step);
    }

    private static @Nullable String named(@Nullable String store, Map<String, String> stores) {
      return store == null ? null : stores.get(store);
    }

    private static @Nullable String yuan(@Nullable Long fen) {
      return fen == null || fen == 0 ? null : new Money(fen).yuan();
    }
  }

  private final Lives lives;
  private final Cards cards;
  private final Accounts accounts;
  private final Stores stores;

  ExplainPages(Lives lives, Cards cards, Accounts accounts, Stores stores) {
    this.lives = lives;
    this.cards = cards;
    this.accounts = accounts;
    this.stores = stores;
  }

  @GetMapping
  String form(@AuthenticationPrincipal SignedIn me, Model model) {
    model.addAttribute("accounts", accounts.withCoupons(me.merchantId()));
    return "console/redemption/explain";
  }

  /** Answers at once and without a redirect: what it shows is nobody's to keep. */
  @Access(Permission.VIEW)
  @PostMapping
  String explain(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String appid,
      @RequestParam String code,
      @RequestParam(required = false) @Nullable String cardId,
      HttpServletRequest request,
      Model model) {
    if (accounts.withCoupons(me.merchantId()).stream()
        .noneMatch(account -> account.appid().equals(appid))) {
      throw new NotFound();
    }
    Actor by = new Actor(Source.CONSOLE, me.email(), null, request.getRemoteAddr());
    String card = cardId == null || cardId.isBlank() ? null : cardId;
    model.addAttribute("appid", appid);
    model.addAttribute("typed", code);
    return lives
        .explain(appid, TypedCode.meant(code), card, by)
        .fold(life -> told(me, life, model), why -> refused(me, appid, why, model));
  }

  private String told(SignedIn me, Life life, Model model) {
    model.addAttribute("coupon", life.coupon());
    model.addAttribute(
        "cardTitle",
        cards
            .find(life.coupon().appid(), life.coupon().cardId())
            .map(card -> card.terms().title())
            .orElse(life.coupon().cardId()));
    Map<String, String> titles =
        stores.titles(
            life.steps().stream()
                .map(Life.Step::locationId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    model.addAttribute(
        "lines", life.steps().stream().map(step -> CouponEventRow.of(step, titles)).toList());
    model.addAttribute("more", life.moreRefusals());
    return form(me, model);
  }

  private String refused(SignedIn me, String appid, Refusal why, Model model) {
    model.addAttribute("refusal", why);
    if (why == Refusal.CARD_ID_NEEDED) {
      model.addAttribute(
          "cards",
          cards
              .terms(
                  cards.names(me.merchantId()).stream()
                      .filter(card -> card.appid().equals(appid))
                      .map(Cards.Named::cardId)
                      .toList())
              .values()
              .stream()
              .filter(card -> card.customCode() && card.status() != CardStatus.DELETE)
              .toList());
    }
    return form(me, model);
  }
}
