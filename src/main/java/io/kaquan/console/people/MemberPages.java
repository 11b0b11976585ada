package io.kaquan.console.people;

import io.kaquan.files.barcode.Symbols;
import io.kaquan.merchant.member.Member;
import io.kaquan.merchant.member.Members;
import io.kaquan.merchant.member.Role;
import io.kaquan.merchant.member.SignIns;
import io.kaquan.merchant.store.Store;
import io.kaquan.merchant.store.Stores;
import io.kaquan.platform.web.Addresses;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.Access;
import io.kaquan.signin.Permission;
import io.kaquan.signin.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 成员与权限: the merchant's members and their roles, for its owners. */
@Access(Permission.OWN)
@Controller
@RequestMapping("/console/members")
class MemberPages {
  private static final int UNPROCESSABLE = 422;
  private static final String HERE = "redirect:/console/members";

  private final Members members;
  private final SignIns signIns;
  private final Stores stores;
  private final Addresses addresses;

  MemberPages(Members members, SignIns signIns, Stores stores, Addresses addresses) {
    this.members = members;
    this.signIns = signIns;
    this.stores = stores;
    this.addresses = addresses;
  }

  @GetMapping
  String all(@AuthenticationPrincipal SignedIn me, Model model) {
    return page(me, Map.of(), model);
  }

  private String page(SignedIn me, Map<String, String> faults, Model model) {
    model.addAttribute("members", members.of(me.merchantId()));
    model.addAttribute("invitations", members.invitations(me.merchantId()));
    model.addAttribute("roles", Role.values());
    model.addAttribute("stores", stores.of(me.merchantId()));
    model.addAttribute("faults", faults);
    return "console/people/members";
  }

  @PostMapping("/invite")
  String invite(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String email,
      @RequestParam Role role,
      @RequestParam(name = "store", defaultValue = "") Set<Long> chosen,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    Optional<String> fault = members.invite(owner(me), email, role, own(me, chosen));
    if (fault.isPresent()) {
      response.setStatus(UNPROCESSABLE);
      model.addAttribute("email", email);
      model.addAttribute("role", role);
      model.addAttribute("chosen", chosen);
      return page(me, Map.of("email", fault.get()), model);
    }
    next.addFlashAttribute("done", "entrance.members.invited");
    return HERE;
  }

  /** Answers without a redirect, because the link is shown only once. */
  @PostMapping("/show")
  String show(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(name = "store", defaultValue = "") Set<Long> chosen,
      Model model) {
    List<Long> own = own(me, chosen);
    String link = addresses.of("/console/links/" + members.showToClerks(owner(me), own));
    model.addAttribute("link", link);
    model.addAttribute(
        "picture", "data:image/png;base64," + Base64.getEncoder().encodeToString(Symbols.qr(link)));
    model.addAttribute("where", stores.some(own).stream().map(Store::title).toList());
    return "console/people/joining-link";
  }

  private Member owner(SignedIn me) {
    return signIns.still(me.memberId(), me.round()).orElseThrow(NotFound::new);
  }

  /** Returns the chosen stores. */
  private List<Long> own(SignedIn me, Set<Long> chosen) {
    if (chosen.isEmpty()) {
      return List.of();
    }
    Set<Long> own = stores.of(me.merchantId()).stream().map(Store::id).collect(Collectors.toSet());
    if (!own.containsAll(chosen)) {
      throw new NotFound();
    }
    return chosen.stream().sorted().toList();
  }

  @PostMapping("/invitations/{id}/withdraw")
  String withdraw(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
    members.withdrawInvitation(me.merchantId(), id);
    return HERE;
  }

  @PostMapping("/{id}/role")
  String changeRole(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable UUID id,
      @RequestParam Role role,
      @RequestParam(name = "store", defaultValue = "") Set<Long> chosen,
      RedirectAttributes next) {
    return changed(
        me,
        id,
        members.changeRole(me.merchantId(), id, role, own(me, chosen)),
        "entrance.members.changed",
        next);
  }

  @PostMapping("/{id}/remove")
  String remove(
      @AuthenticationPrincipal SignedIn me, @PathVariable UUID id, RedirectAttributes next) {
    return changed(me, id, members.remove(me.merchantId(), id), "entrance.members.removed", next);
  }

  private String changed(
      SignedIn me, UUID id, boolean done, String words, RedirectAttributes next) {
    if (!done && members.of(me.merchantId()).stream().noneMatch(member -> member.id().equals(id))) {
      throw new NotFound();
    }
    next.addFlashAttribute(done ? "done" : "refused", done ? words : "entrance.members.last-owner");
    return HERE;
  }
}
