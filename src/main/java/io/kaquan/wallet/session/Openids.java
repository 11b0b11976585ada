package io.kaquan.wallet.session;

import io.kaquan.consumer.Consumers;
import io.kaquan.coupon.lifecycle.Holdings.Person;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * By which openids merchants know who is signed in. A guest is one person at one merchant and
 * nobody anywhere else.
 */
@Component
public class Openids {
  private final Consumers consumers;

  Openids(Consumers consumers) {
    this.consumers = consumers;
  }

  public List<Person> of(Holder holder) {
    if (holder == null) {
      return List.of();
    }
    return holder.isGuest()
        ? List.of(new Person(holder.guest().appid(), holder.guest().openid()))
        : consumers.openids(holder.id()).stream()
            .map(one -> new Person(one.appid(), one.openid()))
            .toList();
  }

  public boolean isMine(Holder holder, String appid, String openid) {
    return of(holder).contains(new Person(appid, openid));
  }

  /** Whether who is signed in can have coupons of this appid; others have to sign in. */
  public boolean canClaim(Holder holder, String appid) {
    return holder != null && (!holder.isGuest() || holder.guest().appid().equals(appid));
  }

  /** By which openid they have claimed there so far; empty before the first claim. */
  public Optional<String> known(Holder holder, String appid) {
    if (!canClaim(holder, appid)) {
      return Optional.empty();
    }
    return holder.isGuest()
        ? Optional.of(holder.guest().openid())
        : consumers.knownOpenid(holder.id(), appid);
  }

  /**
   * By which openid they claim there.
   *
   * @param named the only one who may; null for anybody
   * @return empty when that is somebody else
   */
  public Optional<String> claiming(Holder holder, String appid, String named) {
    if (holder.isGuest()) {
      return known(holder, appid).filter(openid -> named == null || named.equals(openid));
    }
    return named == null
        ? Optional.of(consumers.openid(holder.id(), appid))
        : Optional.of(named).filter(openid -> consumers.bind(holder.id(), appid, openid));
  }
}
