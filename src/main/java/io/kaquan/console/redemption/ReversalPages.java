package io.kaquan.console.redemption;

import io.kaquan.coupon.reversal.LateReversal;
import io.kaquan.coupon.reversal.LateReversals;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.platform.web.NotFound;
import io.kaquan.platform.web.Paged;
import io.kaquan.signin.Access;
import io.kaquan.signin.Permission;
import io.kaquan.signin.SignedIn;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Requests to reverse redemptions after the time in which clerks may do it, and the owners'
 * decisions.
 */
@Controller
class ReversalPages {
  private final LateReversals reversals;
  private final Merchants merchants;

  ReversalPages(LateReversals reversals, Merchants merchants) {
    this.reversals = reversals;
    this.merchants = merchants;
  }

  @GetMapping("/console/reversals")
  String all(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    Paged<LateReversal> paged = Paged.of(reversals.of(me.merchantId().value()), page);
    model.addAttribute("paged", paged);
    model.addAttribute("reversals", paged.rows());
    return "console/redemption/reversals";
  }

  /**
   * @param answer yes or no
   */
  @Access(Permission.OWN)
  @PostMapping("/console/reversals/{id}")
  String decide(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable UUID id,
      @RequestParam String answer,
      RedirectAttributes next) {
    next.addFlashAttribute(
        "said",
        reversals
            .decide(
                merchants.member(me.email()).orElseThrow(NotFound::new), id, answer.equals("yes"))
            .orElseThrow(NotFound::new));
    return "redirect:/console/reversals";
  }
}
