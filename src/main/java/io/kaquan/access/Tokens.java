package io.kaquan.access;

import org.springframework.stereotype.Component;

/** The door to API access tokens. Any number of tokens of an appid live side by side, so that two programs don't fight. */
@Component
public class Tokens {

  /** @param expiresIn seconds */
  public record Token(String value, long expiresIn) {
    @Override
    public String toString() {
      return "Token";
    }
  }

  /** What a token proves. */
  public enum Verdict {
    GOOD,
    MALFORMED,
    UNKNOWN,
    EXPIRED
  }

  /** @param appid null unless the verdict is GOOD */
  public record Holder(Verdict verdict, String appid) {}

  /** A new token, good for two hours. */
  public Token issue(String appid) {
    throw new UnsupportedOperationException();
  }

  /** The same token again while it is good for five minutes more; a new one when asked for by force. */
  public Token stable(String appid, boolean force) {
    throw new UnsupportedOperationException();
  }

  /** Whose token this is. Remembered for up to 30 seconds on a node. */
  public Holder holder(String token) {
    throw new UnsupportedOperationException();
  }
}
