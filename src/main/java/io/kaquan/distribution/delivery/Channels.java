package io.kaquan.distribution.delivery;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The names by which a merchant tells its ways of handing out apart: {@code outer_str}. Safe to
 * call from anywhere at once.
 */
@Component
public class Channels {
  /** Characters, as WeChat's. */
  public static final int LONGEST = 128;

  private static final int MOST_OFFERED = 50;

  private final DeliveryRepository repository;
  private final Clock clock;

  Channels(DeliveryRepository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  /** Without spaces around it; null where nothing was typed. */
  public static String read(String typed) {
    return typed == null || typed.isBlank() ? null : typed.strip();
  }

  /** Whether it can be a channel's name; null is none, which is right. */
  public static boolean isRight(String name) {
    return name == null
        || (name.length() <= LONGEST && name.chars().noneMatch(Character::isISOControl));
  }

  /** Remembers a name that was used; nothing for null. */
  @Transactional
  public void note(UUID merchantId, String name) {
    if (name != null) {
      repository.noteChannel(merchantId, name, clock.instant());
    }
  }

  /** The names used before, the last first, at most 50. */
  public List<String> of(UUID merchantId) {
    return repository.channels(merchantId, MOST_OFFERED);
  }
}
