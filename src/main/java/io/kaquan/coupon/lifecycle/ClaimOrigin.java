package io.kaquan.coupon.lifecycle;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a claim came from.
 *
 * @param id which one of its kind; null where there is nothing to tell apart
 */
public record ClaimOrigin(Kind kind, @Nullable String id) {

  /** What people claim from. */
  public enum Kind {
    /** Asked for directly, by a merchant's program above all. */
    DIRECT,
    /** A QR code or link, also one that a merchant's app has signed; by its ticket. */
    DELIVERY,
    /** A landing page; by its key. */
    LANDING_PAGE,
    /** A list of people who get one each; by its id. */
    LIST
  }

  /** Asked for directly. */
  public static final ClaimOrigin DIRECT = new ClaimOrigin(Kind.DIRECT, null);

  public ClaimOrigin {
    if ((id == null) != (kind == Kind.DIRECT)) {
      throw new IllegalArgumentException(kind + " of " + Objects.toString(id, "none"));
    }
  }
}
