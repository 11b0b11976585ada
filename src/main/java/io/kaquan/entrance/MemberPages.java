package io.kaquan.entrance;

import io.kaquan.merchant.Members;
import io.kaquan.merchant.Role;
import io.kaquan.merchant.SignIns;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 成员与权限: who works for the merchant, for its owners. */
@Controller
@RequestMapping("/console/members")
class MemberPages {
  private static final int UNPROCESSABLE = 422;
  private static final String HERE = "redirect:/console/members";

  private final Members members;
  private final SignIns signIns;

  MemberPages(Members members, SignIns signIns) {
    this.members = members;
    this.signIns = signIns;
  }

  @GetMapping
  String all(@AuthenticationPrincipal SignedIn me, Model model) {
    return page(me, Map.of(), model);
  }

  private String page(SignedIn me, Map<String, String> faults, Model model) {
    model.addAttribute("members", members.of(me.merchantId()));
    model.addAttribute("invitations", members.invitations(me.merchantId()));
    model.addAttribute("roles", Role.values());
    model.addAttribute("faults", faults);
    return "entrance/members";
  }

  @PostMapping("/invite")
  String invite(@AuthenticationPrincipal SignedIn me, @RequestParam(defaultValue = "") String email,
      @RequestParam Role role, HttpServletResponse response, Model model, RedirectAttributes next) {
    Optional<String> fault =
        members.invite(signIns.still(me.memberId(), me.round()).orElseThrow(NotHere::new), email, role);
    if (fault.isPresent()) {
      response.setStatus(UNPROCESSABLE);
      model.addAttribute("email", email);
      model.addAttribute("role", role);
      return page(me, Map.of("email", fault.get()), model);
    }
    next.addFlashAttribute("done", "entrance.members.invited");
    return HERE;
  }

  @PostMapping("/invitations/{id}/withdraw")
  String withdraw(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
    members.withdrawInvitation(me.merchantId(), id);
    return HERE;
  }

  @PostMapping("/{id}/role")
  String changeRole(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, @RequestParam Role role,
      RedirectAttributes next) {
    return changed(me, id, members.changeRole(me.merchantId(), id, role), "entrance.members.changed", next);
  }

  @PostMapping("/{id}/remove")
  String remove(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, RedirectAttributes next) {
    return changed(me, id, members.remove(me.merchantId(), id), "entrance.members.removed", next);
  }

  private String changed(SignedIn me, UUID id, boolean done, String words, RedirectAttributes next) {
    if (!done && members.of(me.merchantId()).stream().noneMatch(member -> member.id().equals(id))) {
      throw new NotHere();
    }
    next.addFlashAttribute(done ? "done" : "refused", done ? words : "entrance.members.last-owner");
    return HERE;
  }
}
