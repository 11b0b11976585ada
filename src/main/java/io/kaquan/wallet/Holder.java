package io.kaquan.wallet;

import java.io.Serializable;
import java.util.UUID;

/** The consumer who is signed in. */
record Holder(UUID id, String email) implements Serializable {
  @Override
  public String toString() {
    return "Holder " + id;
  }
}
