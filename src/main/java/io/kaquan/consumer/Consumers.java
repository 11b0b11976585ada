package io.kaquan.consumer;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The door to consumers: sign-in by e-mail code, and their openids. */
@Component
public class Consumers {

  public record Consumer(UUID id, String email) {}

  /** Sends a six-digit code that holds for ten minutes. Too many for one address or from one place: nothing is sent. */
  public boolean sendCode(String email, String fromAddress, Locale locale) {
    throw new UnsupportedOperationException();
  }

  /** The consumer, made at first sight, when the code is right; empty when it is wrong, used, too old or tried too often. */
  public Optional<Consumer> signIn(String email, String code) {
    throw new UnsupportedOperationException();
  }

  /** The consumer's openid at this appid, made at first sight. */
  public String openid(UUID consumerId, String appid) {
    throw new UnsupportedOperationException();
  }

  /** Gives an openid that a merchant's server named to this consumer; false when it is somebody else's already. */
  public boolean bind(UUID consumerId, String appid, String openid) {
    throw new UnsupportedOperationException();
  }
}
