package io.kaquan.wallet.session;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in to the wallet: a consumer, or a guest whom a merchant's app brought.
 *
 * @param id of the consumer; null for a guest
 * @param email of the consumer; null for a guest
 * @param guest null for a consumer
 */
public record Holder(@Nullable UUID id, @Nullable String email, @Nullable Guest guest)
    implements Serializable {

  /**
   * One person at one merchant, signed in by a link of the merchant's app.
   *
   * @param until when the sign-in ends
   */
  public record Guest(String appid, String openid, Instant until) implements Serializable {
    public boolean isAt(String other) {
      return appid.equals(other);
    }
  }

  static Holder consumer(UUID id, String email) {
    return new Holder(id, email, null);
  }

  public static Holder guest(String appid, String openid, Instant until) {
    return new Holder(null, null, new Guest(appid, openid, until));
  }

  public boolean isGuest() {
    return guest != null;
  }

  /**
   * Returns the consumer's id.
   *
   * @throws NullPointerException for a guest
   */
  public UUID consumerId() {
    return Objects.requireNonNull(id, "A guest is no consumer");
  }

  /** Returns the key by which this person's wrong tries are counted. */
  public String key() {
    return guest != null ? guest.appid() + " " + guest.openid() : consumerId().toString();
  }

  @Override
  public String toString() {
    return guest != null ? "Guest of " + guest.appid() : "Holder " + id;
  }
}
