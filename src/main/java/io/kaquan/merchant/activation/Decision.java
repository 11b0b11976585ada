package io.kaquan.merchant.activation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a reviewer may decide on a round. */
public enum Decision {
  APPROVE,
  /** The merchant may mend the materials and submit again. */
  REFUSE,
  /** Refused for good, once a second reviewer agrees. */
  DECLINE;

  /** As the review form says it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Decision> of(Object word) {
    return Arrays.stream(values()).filter(decision -> decision.word().equals(word)).findFirst();
  }
}
