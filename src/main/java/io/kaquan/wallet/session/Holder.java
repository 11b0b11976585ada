package io.kaquan.wallet.session;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * Who is signed in.
 *
 * @param id of the consumer; null for a guest
 * @param email null for a guest
 * @param guest somebody whom a merchant's app has brought; null for a consumer
 */
public record Holder(UUID id, String email, Guest guest) implements Serializable {

  /** One person at one merchant, for a while: a link was all that they had to show. */
  public record Guest(String appid, String openid, Instant until) implements Serializable {}

  Holder(UUID id, String email) {
    this(id, email, null);
  }

  public boolean isGuest() {
    return guest != null;
  }

  /** By what their tries are counted. */
  public String key() {
    return isGuest() ? guest.appid() + " " + guest.openid() : id.toString();
  }

  @Override
  public String toString() {
    return isGuest() ? "Guest of " + guest.appid() : "Holder " + id;
  }
}
