package io.kaquan.console;

import io.kaquan.account.Account;
import io.kaquan.card.Card;
import io.kaquan.card.Cards;
import io.kaquan.coupon.Answer;
import io.kaquan.coupon.Asker;
import io.kaquan.coupon.Coupon;
import io.kaquan.coupon.CouponStatus;
import io.kaquan.coupon.Coupons;
import io.kaquan.coupon.Order;
import io.kaquan.coupon.Refusal;
import io.kaquan.coupon.Source;
import io.kaquan.entrance.NotHere;
import io.kaquan.entrance.SignedIn;
import io.kaquan.ledger.Entry;
import io.kaquan.ledger.EntryKind;
import io.kaquan.ledger.Ledger;
import io.kaquan.merchant.Member;
import io.kaquan.merchant.Merchants;
import io.kaquan.reversal.LateReversals;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 核销: type a code, look, confirm. Codes travel in posted forms only: addresses end up in logs. */
@Controller
@RequestMapping("/console/redeem")
class RedeemPages {

  /** What was typed, kept in the web session for the next page. */
  public record Typed(String appid, String code, String cardId) implements Serializable {
    private static final Typed NOTHING = new Typed("", "", "");
  }

  /**
   * What is known of the coupon that was typed.
   *
   * @param refusal why it can't be used; null when it can, or was used right now
   * @param used the moment it was used; null when it never was
   * @param news what has just been done to it: redeemed or reversed; null for nothing
   * @param requestNumber goes with the confirmation, so that pressing twice does it once
   */
  public record Found(String code, String cardId, String title, String type, String account, Instant begin, Instant end,
      Refusal refusal, Instant used, String clerk, String news, String requestNumber) implements Serializable {

    /** Whether its last use can be asked to be taken back. */
    public boolean isUsedUp() {
      return used != null && (REDEEMED.equals(news) || refusal == Refusal.ALREADY_REDEEMED);
    }

    /** Whether only another owner can take it back by now. */
    public boolean isForOwners() {
      return refusal == Refusal.WINDOW_OVER;
    }
  }

  private static final String REDEEMED = "redeemed";
  private static final String REVERSED = "reversed";
  private static final int LONGEST_REASON = 200;

  private final Coupons coupons;
  private final Cards cards;
  private final Ledger ledger;
  private final ActivatedAccounts accounts;
  private final LateReversals reversals;
  private final Merchants merchants;
  private final Clock clock;

  RedeemPages(Coupons coupons, Cards cards, Ledger ledger, ActivatedAccounts accounts, LateReversals reversals, Merchants merchants,
      Clock clock) {
    this.coupons = coupons;
    this.cards = cards;
    this.ledger = ledger;
    this.accounts = accounts;
    this.reversals = reversals;
    this.merchants = merchants;
    this.clock = clock;
  }

  @GetMapping
  String form(@AuthenticationPrincipal SignedIn me, Model model) {
    model.addAttribute("accounts", accounts.of(me));
    if (!model.containsAttribute("typed")) {
      model.addAttribute("typed", Typed.NOTHING);
    }
    Refusal refusal = (Refusal) model.getAttribute("refusal");
    if (refusal == Refusal.CARD_ID_NEEDED) {
      Typed typed = (Typed) model.getAttribute("typed");
      model.addAttribute("cards", cards.of(me.merchantId()).stream()
          .filter(card -> card.terms().customCode() && card.terms().appid().equals(typed.appid())).toList());
    }
    return "console/redeem";
  }

  @PostMapping("/look")
  String look(@AuthenticationPrincipal SignedIn me, @RequestParam String appid, @RequestParam String code,
      @RequestParam(required = false) String cardId, HttpServletRequest request, RedirectAttributes next) {
    Account account = accounts.one(me, appid);
    next.addFlashAttribute("typed", new Typed(appid, code, cardId));
    Answer answer = look(appid, code, blankToNull(cardId), asker(me, request));
    answer.fold(coupon -> next.addFlashAttribute("found", found(account, coupon, coupons.useless(coupon).orElse(null))),
        why -> next.addFlashAttribute("refusal", why));
    return "redirect:/console/redeem";
  }

  @PostMapping
  String redeem(@AuthenticationPrincipal SignedIn me, @RequestParam String appid, @RequestParam String code,
      @RequestParam String cardId, @RequestParam String requestNumber, HttpServletRequest request, RedirectAttributes next) {
    Account account = accounts.one(me, appid);
    Answer answer = coupons.ask(new Order.Redeem(appid, code, blankToNull(cardId), null, null,
        blankToNull(requestNumber), asker(me, request)));
    next.addFlashAttribute("typed", new Typed(appid, code, cardId));
    return answer.fold(coupon -> shown(next, news(account, coupon, REDEEMED)),
        why -> refused(account, code, cardId, why, next));
  }

  /** 撤销核销: needs a reason. */
  @PostMapping("/reverse")
  String reverse(@AuthenticationPrincipal SignedIn me, @RequestParam String appid, @RequestParam String code,
      @RequestParam String cardId, @RequestParam String requestNumber, @RequestParam String reason,
      HttpServletRequest request, RedirectAttributes next) {
    Account account = accounts.one(me, appid);
    next.addFlashAttribute("typed", new Typed(appid, code, cardId));
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      next.addFlashAttribute("reasonFault", true);
      return refused(account, code, cardId, Refusal.ALREADY_REDEEMED, next);
    }
    return coupons.ask(new Order.Reverse(appid, code, blankToNull(cardId), reason.strip(), blankToNull(requestNumber),
        asker(me, request))).fold(coupon -> shown(next, news(account, coupon, REVERSED)),
            why -> {
              next.addFlashAttribute("reason", reason.strip());
              return refused(account, code, cardId, why, next);
            });
  }

  /** After the window: the owners are asked. */
  @PostMapping("/ask")
  String ask(@AuthenticationPrincipal SignedIn me, @RequestParam String appid, @RequestParam String code,
      @RequestParam String cardId, @RequestParam String reason, RedirectAttributes next) {
    Account account = accounts.one(me, appid);
    next.addFlashAttribute("typed", new Typed(appid, code, cardId));
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      next.addFlashAttribute("reasonFault", true);
      return refused(account, code, cardId, Refusal.WINDOW_OVER, next);
    }
    Member member = merchants.member(me.email()).orElseThrow(NotHere::new);
    return coupons.look(account.appid(), code, blankToNull(cardId)).fold(coupon -> {
      String title = cards.find(appid, coupon.cardId()).map(card -> card.terms().title()).orElse(coupon.cardId());
      next.addFlashAttribute("asked", reversals.ask(member, coupon, title, reason));
      return "redirect:/console/redeem";
    }, why -> refused(account, code, cardId, why, next));
  }

  private static String shown(RedirectAttributes next, Found found) {
    next.addFlashAttribute("found", found);
    return "redirect:/console/redeem";
  }

  private String refused(Account account, String code, String cardId, Refusal why, RedirectAttributes next) {
    coupons.look(account.appid(), code, blankToNull(cardId)).fold(
        coupon -> next.addFlashAttribute("found", found(account, coupon, why)),
        unknown -> next.addFlashAttribute("refusal", why));
    return "redirect:/console/redeem";
  }

  private static Asker asker(SignedIn me, HttpServletRequest request) {
    return new Asker(Source.CONSOLE, me.email(), null, request.getRemoteAddr());
  }

  /** One wrong code, however many readings it has, counts once. */
  private Answer look(String appid, String typed, String cardId, Asker by) {
    if (coupons.waitAfterGuesses(appid, by).isPresent()) {
      return new Answer.Refused(Refusal.TOO_MANY_GUESSES);
    }
    List<String> codes = TypedCode.meant(typed);
    for (String code : codes) {
      Answer answer = coupons.look(appid, code, cardId);
      if (answer.fold(coupon -> true, why -> why != Refusal.UNKNOWN_CODE)) {
        return answer;
      }
    }
    return codes.isEmpty() ? new Answer.Refused(Refusal.UNKNOWN_CODE) : coupons.look(appid, codes.get(0), cardId, by);
  }

  private Found news(Account account, Coupon coupon, String news) {
    Found known = found(account, coupon, null);
    // what was taken back was not used
    Instant used = news.equals(REVERSED) ? null : known.used() == null ? clock.instant() : known.used();
    return new Found(known.code(), known.cardId(), known.title(), known.type(), known.account(), known.begin(), known.end(), null,
        used, used == null ? null : known.clerk(), news, known.requestNumber());
  }

  private Found found(Account account, Coupon coupon, Refusal refusal) {
    Optional<Card> card = cards.find(coupon.appid(), coupon.cardId());
    Optional<Entry> used = ledger.life(coupon.cardId(), coupon.code()).stream()
        .filter(entry -> entry.kind() == EntryKind.REDEEMED).reduce((earlier, later) -> later)
        .filter(entry -> coupon.status() == CouponStatus.CONSUMED || refusal == Refusal.USE_LIMIT);
    return new Found(coupon.code(), coupon.cardId(), card.map(known -> known.terms().title()).orElse(coupon.cardId()),
        card.map(known -> known.terms().type().name()).orElse(null), account.name(), coupon.begin(), coupon.end(), refusal,
        used.map(Entry::at).orElse(null), used.map(Entry::clerk).orElse(null), null,
        "console-" + UUID.randomUUID());
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
