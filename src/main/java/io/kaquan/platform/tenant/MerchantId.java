package io.kaquan.platform.tenant;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which merchant. A merchant owns any number of accounts and apps, each with an {@link AppId}. */
public record MerchantId(@JsonValue UUID value) implements Serializable {

  /** Returns an id that no other merchant has. */
  public static MerchantId random() {
    return new MerchantId(UUID.randomUUID());
  }

  /** Reads an id from an address or a form. Empty if it is missing or not a UUID. */
  public static Optional<MerchantId> parse(@Nullable String sent) {
    try {
      return sent == null ? Optional.empty() : Optional.of(new MerchantId(UUID.fromString(sent)));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
