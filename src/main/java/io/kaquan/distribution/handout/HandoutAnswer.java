package io.kaquan.distribution.handout;

import java.util.UUID;

/** What became of the wish for a hand-out: exactly one of the two is set. */
public record HandoutAnswer(UUID handout, HandoutFault fault) {

  static HandoutAnswer done(UUID handout) {
    return new HandoutAnswer(handout, null);
  }

  static HandoutAnswer refused(HandoutFault fault) {
    return new HandoutAnswer(null, fault);
  }

  public boolean isDone() {
    return fault == null;
  }
}
