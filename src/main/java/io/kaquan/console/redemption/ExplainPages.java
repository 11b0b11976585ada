package io.kaquan.console.redemption;

import io.kaquan.card.catalogue.CardName;
import io.kaquan.card.catalogue.CardStatus;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.coupon.code.TypedCode;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.coupon.lifecycle.Source;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.store.Stores;
import io.kaquan.platform.money.Money;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.web.NotFound;
import io.kaquan.reconciliation.statement.StatementRow;
import io.kaquan.reconciliation.trace.Trace;
import io.kaquan.reconciliation.trace.Traces;
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

/** The history of one code. The code is sent in a form only, because addresses end up in logs. */
@Controller
@RequestMapping("/console/explain")
class ExplainPages {

  /**
   * One event in the history.
   *
   * @param words the last part of the message key
   * @param refusal why it was refused; null if it was done
   * @param store its name, or the text that a program sent in place of a store's number
   * @param yuan null if it is not about money
   * @param row where a statement lists it, null for nowhere
   */
  record CouponEventRow(
      Instant at,
      String words,
      @Nullable String code,
      @Nullable String otherCode,
      @Nullable String refusal,
      @Nullable String source,
      @Nullable String clerk,
      @Nullable String store,
      @Nullable String yuan,
      @Nullable String number,
      @Nullable String reason,
      @Nullable StatementRow row) {

    static CouponEventRow of(Trace.Step step, Map<String, String> stores) {
      if (step instanceof Trace.Refused refused) {
        var asked = refused.attempt();
        return new CouponEventRow(
            step.at(),
            "refused." + asked.transition(),
            asked.target().code(),
            null,
            asked.refusal(),
            asked.by().source(),
            asked.by().clerk(),
            named(asked.by().locationId(), stores),
            yuan(asked.amountFen()),
            asked.requestNumber(),
            asked.reason(),
            null);
      }
      Trace.Happened happened = (Trace.Happened) step;
      var entry = happened.entry();
      var otherCode = entry.otherCode();
      return new CouponEventRow(
          step.at(),
          entry.isClaimOfGift() ? "GIFT" : entry.kind().name(),
          entry.coupon().code().value(),
          otherCode == null ? null : otherCode.value(),
          null,
          entry.by().source(),
          entry.by().clerk(),
          named(entry.by().locationId(), stores),
          yuan(entry.amountFen()),
          entry.requestNumber(),
          entry.reason(),
          happened.row());
    }

    private static @Nullable String named(@Nullable String store, Map<String, String> stores) {
      return store == null ? null : stores.get(store);
    }

    private static @Nullable String yuan(@Nullable Long fen) {
      return fen == null || fen == 0 ? null : new Money(fen).yuan();
    }
  }

  private final Traces traces;
  private final Cards cards;
  private final Accounts accounts;
  private final Stores stores;

  ExplainPages(Traces traces, Cards cards, Accounts accounts, Stores stores) {
    this.traces = traces;
    this.cards = cards;
    this.accounts = accounts;
    this.stores = stores;
  }

  @GetMapping
  String form(@AuthenticationPrincipal SignedIn me, Model model) {
    model.addAttribute("accounts", accounts.withCoupons(me.merchantId()));
    return "console/redemption/explain";
  }

  /** Answers without a redirect, so that no address leads to what it shows. */
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
        .noneMatch(account -> account.appid().value().equals(appid))) {
      throw new NotFound();
    }
    Actor by = new Actor(Source.CONSOLE, me.email(), null, request.getRemoteAddr());
    String card = cardId == null || cardId.isBlank() ? null : cardId;
    model.addAttribute("appid", appid);
    model.addAttribute("typed", code);
    return traces
        .of(new AppId(appid), TypedCode.meant(code), card, by)
        .fold(trace -> told(me, trace, model), why -> refused(me, appid, why, model));
  }

  private String told(SignedIn me, Trace trace, Model model) {
    model.addAttribute("coupon", trace.coupon());
    model.addAttribute(
        "cardTitle",
        cards
            .find(trace.coupon().appid().value(), trace.coupon().cardId().value())
            .map(card -> card.terms().title())
            .orElse(trace.coupon().cardId().value()));
    Map<String, String> titles =
        stores.titles(
            trace.steps().stream()
                .map(Trace.Step::locationId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    model.addAttribute(
        "lines", trace.steps().stream().map(step -> CouponEventRow.of(step, titles)).toList());
    model.addAttribute("more", trace.moreRefusals());
    return form(me, model);
  }

  private String refused(SignedIn me, String appid, Refusal why, Model model) {
    model.addAttribute("refusal", why);
    if (why == Refusal.CARD_ID_NEEDED) {
      model.addAttribute(
          "cards",
          cards
              .terms(
                  cards.names(me.merchantId().value()).stream()
                      .filter(card -> card.appid().equals(appid))
                      .map(CardName::cardId)
                      .toList())
              .values()
              .stream()
              .filter(card -> card.customCode() && card.status() != CardStatus.DELETE)
              .toList());
    }
    return form(me, model);
  }
}
