package io.kaquan.wallet.session;

import io.kaquan.consumer.Consumers;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.lifecycle.Holdings.Person;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.wallet.session.Holder.Guest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The openids by which merchants know who is signed in. A guest has one, at one merchant.
 *
 * <p>A holder is null where no one is signed in.
 */
@Component
public class Openids {
  private final Consumers consumers;

  Openids(Consumers consumers) {
    this.consumers = consumers;
  }

  /** Returns all of them; empty if no one is signed in. */
  public List<Person> of(@Nullable Holder holder) {
    if (holder == null) {
      return List.of();
    }
    Guest guest = holder.guest();
    return guest != null
        ? List.of(new Person(new AppId(guest.appid()), new OpenId(guest.openid())))
        : consumers.openids(holder.consumerId()).stream()
            .map(one -> new Person(one.appid(), one.openid()))
            .toList();
  }

  public boolean isMine(@Nullable Holder holder, AppId appid, OpenId openid) {
    return of(holder).contains(new Person(appid, openid));
  }

  /** Whether who is signed in can have coupons of this appid; others have to sign in first. */
  public boolean canClaim(@Nullable Holder holder, String appid) {
    if (holder == null) {
      return false;
    }
    Guest guest = holder.guest();
    return guest == null || guest.isAt(appid);
  }

  /** Returns the openid under which they have claimed there; empty before the first claim. */
  public Optional<String> known(@Nullable Holder holder, String appid) {
    if (holder == null || !canClaim(holder, appid)) {
      return Optional.empty();
    }
    Guest guest = holder.guest();
    return guest != null
        ? Optional.of(guest.openid())
        : consumers.knownOpenid(holder.consumerId(), new AppId(appid)).map(OpenId::value);
  }

  /**
   * Returns the openid under which they claim there, and makes one for a consumer who has none yet.
   * Empty if the coupon is meant for another person, or a guest is of another merchant.
   *
   * @param named the only one who may claim; null for anyone
   */
  public Optional<String> claiming(Holder holder, String appid, @Nullable String named) {
    if (holder.isGuest()) {
      return known(holder, appid).filter(openid -> named == null || named.equals(openid));
    }
    return named == null
        ? Optional.of(consumers.openid(holder.consumerId(), new AppId(appid)).value())
        : OpenId.parse(named)
            .filter(openid -> consumers.bind(holder.consumerId(), new AppId(appid), openid))
            .map(OpenId::value);
  }
}
