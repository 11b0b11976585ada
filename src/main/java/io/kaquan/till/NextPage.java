package io.kaquan.till;

import io.kaquan.coupon.lifecycle.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says what the till shows after a form, in flash attributes, and redirects to it. */
final class NextPage {
  static final String TILL = "redirect:/till";
  static final String COUPON = "found";
  static final String COUPONS = "several";
  private static final String REFUSAL = "refusal";

  private NextPage() {}

  static String shows(FoundCoupon coupon, RedirectAttributes next) {
    next.addFlashAttribute(COUPON, coupon);
    return TILL;
  }

  static String shows(List<FoundCoupon> coupons, RedirectAttributes next) {
    next.addFlashAttribute(COUPONS, new ArrayList<>(coupons));
    return TILL;
  }

  static String shows(Refusal refusal, RedirectAttributes next) {
    next.addFlashAttribute(REFUSAL, refusal);
    return TILL;
  }

  static String shows(FoundCoupons.AfterRefusal after, RedirectAttributes next) {
    return after instanceof FoundCoupons.Visible visible
        ? shows(visible.coupon(), next)
        : shows(((FoundCoupons.Hidden) after).why(), next);
  }
}
