package io.kaquan.console.store;

import io.kaquan.merchant.member.Members;
import io.kaquan.merchant.member.Role;
import io.kaquan.merchant.store.Entered;
import io.kaquan.merchant.store.Store;
import io.kaquan.merchant.store.StoreDetails;
import io.kaquan.merchant.store.Stores;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.Access;
import io.kaquan.signin.Permission;
import io.kaquan.signin.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 门店: where coupons are redeemed. */
@Controller
@RequestMapping("/console/stores")
class StorePages {
  private static final int UNPROCESSABLE = 422;

  private final Stores stores;
  private final Members members;

  StorePages(Stores stores, Members members) {
    this.stores = stores;
    this.members = members;
  }

  @GetMapping
  String all(@AuthenticationPrincipal SignedIn me, Model model) {
    model.addAttribute("stores", stores.of(me.merchantId()));
    return "console/store/stores";
  }

  @Access(Permission.EDIT)
  @GetMapping("/new")
  String form(Model model) {
    return form(null, StoreDetails.NOTHING, UUID.randomUUID(), Map.of(), model);
  }

  @PostMapping("/new")
  String add(
      @AuthenticationPrincipal SignedIn me,
      @ModelAttribute("typed") StoreDetails typed,
      @RequestParam(required = false) @Nullable UUID form,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    UUID number = form == null ? UUID.randomUUID() : form;
    Entered entered = stores.add(me.merchantId(), number, typed);
    if (!entered.isDone()) {
      response.setStatus(UNPROCESSABLE);
      return form(null, typed, number, entered.faults(), model);
    }
    return done("console.stores.added", entered.id(), next);
  }

  @GetMapping("/{id}")
  String one(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    Store store = stores.find(me.merchantId(), id).orElseThrow(NotFound::new);
    model.addAttribute("store", store);
    if (me.isOwner()) {
      model.addAttribute(
          "clerks",
          members.of(me.merchantId()).stream()
              .filter(
                  member ->
                      member.role() == Role.CLERK
                          && (member.stores().isEmpty() || member.stores().contains(id)))
              .toList());
    }
    return "console/store/store";
  }

  @Access(Permission.EDIT)
  @GetMapping("/{id}/change")
  String change(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Model model) {
    Store store = open(me, id);
    return form(store, store.entry(), null, Map.of(), model);
  }

  @PostMapping("/{id}/change")
  String change(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @ModelAttribute("typed") StoreDetails typed,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    Entered entered = stores.change(me.merchantId(), id, typed).orElseThrow(NotFound::new);
    if (!entered.isDone()) {
      response.setStatus(UNPROCESSABLE);
      return form(open(me, id), typed, null, entered.faults(), model);
    }
    return done("console.stores.changed", id, next);
  }

  @PostMapping("/{id}/code")
  String changeCode(
      @AuthenticationPrincipal SignedIn me, @PathVariable long id, RedirectAttributes next) {
    if (!stores.changeCode(me.merchantId(), id)) {
      throw new NotFound();
    }
    return done("console.stores.code.changed", id, next);
  }

  /** Closing it again changes nothing. */
  @PostMapping("/{id}/close")
  String close(
      @AuthenticationPrincipal SignedIn me, @PathVariable long id, RedirectAttributes next) {
    Store store = stores.find(me.merchantId(), id).orElseThrow(NotFound::new);
    stores.close(me.merchantId(), store.id());
    next.addFlashAttribute("done", "console.stores.close.done");
    return "redirect:/console/stores";
  }

  private Store open(SignedIn me, long id) {
    return stores
        .find(me.merchantId(), id)
        .filter(store -> !store.closed())
        .orElseThrow(NotFound::new);
  }

  private static String form(
      @Nullable Store store,
      StoreDetails typed,
      @Nullable UUID form,
      Map<String, String> faults,
      Model model) {
    model.addAttribute("store", store);
    model.addAttribute("typed", typed);
    model.addAttribute("form", form);
    model.addAttribute("faults", faults);
    return "console/store/form";
  }

  private static String done(String words, long id, RedirectAttributes next) {
    next.addFlashAttribute("done", words);
    return "redirect:/console/stores/" + id;
  }
}
