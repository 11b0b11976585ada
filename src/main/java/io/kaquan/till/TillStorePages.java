package io.kaquan.till;

import io.kaquan.signin.SignedIn;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which a member chooses the store to redeem in. */
@Controller
@RequestMapping("/till/stores")
class TillStorePages {
  private final TillStores stores;

  TillStorePages(TillStores stores) {
    this.stores = stores;
  }

  @GetMapping
  String stores(@AuthenticationPrincipal SignedIn me, HttpSession session, Model model) {
    model.addAttribute("storeChoice", stores.of(me, session));
    return "till/stores";
  }

  @PostMapping
  String choose(
      @AuthenticationPrincipal SignedIn me, @RequestParam long store, HttpSession session) {
    stores.choose(me, session, store);
    return NextPage.TILL;
  }
}
