package io.kaquan.consumer;

import io.kaquan.consumer.Consumers.Consumer;
import io.kaquan.platform.access.RandomText;
import io.kaquan.platform.access.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The door to browsers that stay signed in. What is kept of their secrets are hashes. */
@Component
public class RememberedSignIns {
  public static final Duration HOLDS = Duration.ofDays(90);
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final RememberedSignInRepository repository;
  private final Clock clock;

  RememberedSignIns(RememberedSignInRepository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  /** A new secret for one browser, good for 90 days. */
  public String keep(UUID consumerId) {
    String secret = RandomText.base64Url(32);
    Instant now = clock.instant();
    repository.add(hash(secret), consumerId, now, now.plus(HOLDS));
    return secret;
  }

  /** Empty when it is no secret of ours, too old or forgotten. */
  public Optional<Consumer> find(String secret) {
    return isSecret(secret) ? repository.find(hash(secret), clock.instant()) : Optional.empty();
  }

  /** Nobody is signed in by it any more. */
  public void forget(String secret) {
    if (isSecret(secret)) {
      repository.forget(hash(secret));
    }
  }

  void sweep() {
    repository.sweep(clock.instant());
  }

  private static boolean isSecret(String secret) {
    return secret != null && SHAPE.matcher(secret).matches();
  }

  private static String hash(String secret) {
    return Sha256.hex(secret);
  }
}
