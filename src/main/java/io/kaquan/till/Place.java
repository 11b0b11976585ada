package io.kaquan.till;

import io.kaquan.merchant.member.Member;
import io.kaquan.merchant.member.Role;
import io.kaquan.merchant.member.SignIns;
import io.kaquan.merchant.store.Store;
import io.kaquan.merchant.store.Stores;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.SignedIn;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Where the member stands who redeems: one of the stores given to a clerk, or any; kept for as long
 * as the sign-in.
 */
@Component
class Place {
  private static final String CHOSEN = "till.store";

  /**
   * Where somebody may redeem, and does.
   *
   * @param choices the open stores there are for this member
   * @param store the one it is; null while none is chosen, or where the merchant has none
   * @param shut whether it is a clerk whose stores are all closed
   */
  record Standing(List<Store> choices, Store store, boolean shut) {

    /** Whether a store has to be chosen before anything is redeemed. */
    public boolean isToChoose() {
      return store == null && !choices.isEmpty();
    }

    /** As redemptions name it; null for none. */
    String locationId() {
      return store == null ? null : Long.toString(store.id());
    }
  }

  private final Stores stores;
  private final SignIns signIns;

  Place(Stores stores, SignIns signIns) {
    this.stores = stores;
    this.signIns = signIns;
  }

  Standing of(SignedIn me, HttpSession session) {
    Member member = signIns.still(me.memberId(), me.round()).orElseThrow(NotFound::new);
    List<Store> open = stores.of(me.merchantId());
    boolean bound = member.role() == Role.CLERK && !member.stores().isEmpty();
    List<Store> choices =
        bound ? open.stream().filter(store -> member.stores().contains(store.id())).toList() : open;
    Optional<Store> chosen =
        choices.size() == 1
            ? Optional.of(choices.get(0))
            : choices.stream()
                .filter(store -> Long.valueOf(store.id()).equals(session.getAttribute(CHOSEN)))
                .findFirst();
    return new Standing(choices, chosen.orElse(null), bound && choices.isEmpty());
  }

  /** Goes to another store; one that is not among the choices is not there. */
  void choose(SignedIn me, HttpSession session, long id) {
    if (of(me, session).choices().stream().noneMatch(store -> store.id() == id)) {
      throw new NotFound();
    }
    session.setAttribute(CHOSEN, id);
  }
}
