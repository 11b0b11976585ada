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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Knows the store in which a member redeems: one of the stores assigned to a clerk, or any store of
 * the merchant for others. The choice lasts as long as the web session.
 */
@Component
class TillStores {
  private static final String CHOSEN = "till.store";

  private final Stores stores;
  private final SignIns signIns;

  TillStores(Stores stores, SignIns signIns) {
    this.stores = stores;
    this.signIns = signIns;
  }

  /**
   * The stores in which a member may redeem.
   *
   * @param options the open stores among them
   * @param current the store chosen; null if none is chosen yet, or if the merchant has no store
   * @param allClosed whether all stores assigned to a clerk are closed
   */
  record Choice(List<Store> options, @Nullable Store current, boolean allClosed) {

    /** Whether the member has to choose a store before anything is redeemed. */
    public boolean isPending() {
      return current == null && !options.isEmpty();
    }

    /** Whether the member can redeem here and now. */
    boolean canRedeem() {
      return !isPending() && !allClosed;
    }

    /** Returns the id of the current store as redemptions record it. Null if there is none. */
    @Nullable String locationId() {
      return current == null ? null : Long.toString(current.id());
    }
  }

  /**
   * @throws NotFound if the member was removed, or signed out elsewhere
   */
  Choice of(SignedIn me, HttpSession session) {
    Member member = signIns.still(me.memberId(), me.round()).orElseThrow(NotFound::new);
    List<Store> open = stores.of(me.merchantId());
    boolean isAssigned = member.role() == Role.CLERK && !member.stores().isEmpty();
    List<Store> options =
        isAssigned
            ? open.stream().filter(store -> member.stores().contains(store.id())).toList()
            : open;
    Optional<Store> current =
        options.size() == 1
            ? Optional.of(options.get(0))
            : options.stream()
                .filter(store -> Long.valueOf(store.id()).equals(session.getAttribute(CHOSEN)))
                .findFirst();
    return new Choice(options, current.orElse(null), isAssigned && options.isEmpty());
  }

  /**
   * Makes a store the current one.
   *
   * @throws NotFound if it is not one of the options
   */
  void choose(SignedIn me, HttpSession session, long id) {
    if (of(me, session).options().stream().noneMatch(store -> store.id() == id)) {
      throw new NotFound();
    }
    session.setAttribute(CHOSEN, id);
  }
}
