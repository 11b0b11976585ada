package io.kaquan.till;

import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.files.barcode.NotAPhoto;
import io.kaquan.files.barcode.Symbols;
import io.kaquan.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Finds a coupon by a code that is scanned, typed or photographed. Codes travel in posted forms
 * only, because addresses end up in logs.
 */
@Controller
@RequestMapping("/till")
class TillSearchPages {
  private static final long MAX_PHOTO_BYTES = 10L << 20;

  private final CouponSearch search;
  private final FoundCoupons found;
  private final TillStores stores;
  private final Coupons coupons;

  TillSearchPages(CouponSearch search, FoundCoupons found, TillStores stores, Coupons coupons) {
    this.search = search;
    this.found = found;
    this.stores = stores;
    this.coupons = coupons;
  }

  @PostMapping("/look")
  String search(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      RedirectAttributes next) {
    TillStores.Choice choice = stores.of(me, request.getSession());
    if (!choice.canRedeem()) {
      return NextPage.TILL;
    }
    CouponSearch.Result result = search.search(me, code, TillActor.of(me, request));
    if (result instanceof CouponSearch.Matches matches) {
      List<Coupon> all = matches.coupons();
      return all.size() == 1
          ? NextPage.shows(found.inStore(all.get(0), choice.current()), next)
          : NextPage.shows(
              all.stream().map(coupon -> found.inStore(coupon, choice.current())).toList(), next);
    }
    next.addFlashAttribute("typed", code);
    return NextPage.shows(((CouponSearch.NoMatch) result).why(), next);
  }

  /** Chooses one of several coupons with the same code. */
  @PostMapping("/choose")
  String choose(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String appid,
      @RequestParam String code,
      @RequestParam String cardId,
      HttpServletRequest request,
      RedirectAttributes next) {
    Optional<CouponKey> named = search.key(me, appid, cardId, code);
    if (named.isEmpty()) {
      return NextPage.shows(Refusal.UNKNOWN_CODE, next);
    }
    CouponKey key = named.get();
    return coupons
        .lookUp(key.appid(), key.code(), key.cardId(), TillActor.of(me, request))
        .fold(
            coupon ->
                NextPage.shows(
                    found.inStore(coupon, stores.of(me, request.getSession()).current()), next),
            why -> NextPage.shows(why, next));
  }

  /** Reads the code from a photo, for browsers that give no access to the camera. */
  @PostMapping("/photo")
  String photo(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(required = false) @Nullable MultipartFile photo,
      HttpServletRequest request,
      RedirectAttributes next)
      throws IOException {
    if (photo == null || photo.isEmpty()) {
      return photoFault("till.photo.none", next);
    }
    if (photo.getSize() > MAX_PHOTO_BYTES) {
      return photoFault("till.photo.large", next);
    }
    try {
      Optional<String> code = Symbols.read(photo.getBytes());
      return code.isPresent()
          ? search(me, code.get(), request, next)
          : photoFault("till.photo.unread", next);
    } catch (NotAPhoto e) {
      return photoFault("till.photo.broken", next);
    }
  }

  private static String photoFault(String key, RedirectAttributes next) {
    next.addFlashAttribute("photoFault", key);
    return NextPage.TILL;
  }
}
