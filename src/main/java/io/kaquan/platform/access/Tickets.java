package io.kaquan.platform.access;

import io.kaquan.platform.access.Tokens.Token;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The door to card tickets (WeChat's {@code api_ticket}), with which a merchant's program signs
 * links to the wallet. Nothing is kept: a ticket is computed from the appid, the period it was
 * given in and the installation's key, the same on all nodes.
 */
@Component
public class Tickets {
  private static final Duration PERIOD = Duration.ofHours(2);

  private final InstallationKey key;
  private final Clock clock;

  Tickets(InstallationKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  /**
   * Returns the ticket of this appid, valid for at least two hours; the same for every caller
   * within a period of two hours.
   */
  public Token of(String appid) {
    return new Token(value(appid, period(clock.instant())), PERIOD.toSeconds());
  }

  /** Returns the tickets that a program of this appid may have signed with at that moment. */
  public List<String> at(String appid, Instant signed) {
    return List.of(value(appid, period(signed)), value(appid, period(signed) - 1));
  }

  private static long period(Instant moment) {
    return Math.floorDiv(moment.getEpochSecond(), PERIOD.toSeconds());
  }

  private String value(String appid, long period) {
    return HexFormat.of()
        .formatHex(
            InstallationKey.mac(
                key.forPurpose("card ticket"),
                (appid + " " + period).getBytes(StandardCharsets.UTF_8)));
  }
}
