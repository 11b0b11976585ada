package io.kaquan.console.card;

import io.kaquan.card.catalogue.Card;
import io.kaquan.coupon.selfservice.SelfService;
import io.kaquan.coupon.selfservice.SelfService.Setting;
import io.kaquan.signin.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 自助核销: whether consumers may redeem a card's coupons by themselves. */
@Controller
class SelfServicePages {
  private final MerchantCards own;
  private final SelfService selfService;

  SelfServicePages(MerchantCards own, SelfService selfService) {
    this.own = own;
    this.selfService = selfService;
  }

  /** The last setting that was sent applies. */
  @PostMapping("/console/cards/{cardId}/self")
  String set(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String cardId,
      @RequestParam(defaultValue = "false") boolean open,
      @RequestParam(defaultValue = "false") boolean digits,
      @RequestParam(defaultValue = "false") boolean amount,
      RedirectAttributes next) {
    Card card = own.one(me, cardId);
    boolean done = selfService.set(card.terms(), new Setting(open, digits, amount));
    next.addFlashAttribute(
        done ? "selfDone" : "selfFault", done ? "console.self.done" : "console.self.no-store");
    return "redirect:/console/cards/" + cardId + "#self";
  }

  /** Adds the setting to the model of the card's page. */
  @ControllerAdvice(assignableTypes = CardPages.class)
  static class OnCardPage {
    private final SelfService selfService;

    OnCardPage(SelfService selfService) {
      this.selfService = selfService;
    }

    @ModelAttribute
    void self(@PathVariable(required = false) String cardId, Model model) {
      if (cardId != null) {
        model.addAttribute("self", selfService.of(cardId));
      }
    }
  }
}
