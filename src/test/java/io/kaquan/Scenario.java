package io.kaquan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The whole application on a random port, with its embedded PostgreSQL on a fresh folder and the
 * demo's people, merchants and mail server, but without the demo's story. All scenarios share one:
 * the same settings, the same start.
 */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "kaquan.embedded.data=target/test-data/${random.uuid}",
      "kaquan.embedded.fsync=false",
      "kaquan.demo-story=false",
      "kaquan.codes.wrong-per-minute=400",
      "kaquan.wallet.codes-from-one-place=" + Scenario.CODES_FROM_ONE_PLACE,
      "kaquan.card-review.by-rule=true"
    })
public abstract class Scenario {
  /** All guests of all scenarios sign in from one. */
  protected static final int CODES_FROM_ONE_PLACE = 200;

  @LocalServerPort protected int port;

  @Autowired protected Clock clock;

  protected String address(String path) {
    return "http://localhost:" + port + path;
  }

  /** Moves the one clock, for everybody, until the scenario ends. */
  protected void moveClockTo(Instant moment) {
    ClockUtil.offset(moment.toEpochMilli() - System.currentTimeMillis());
  }

  protected void moveClockBy(Duration duration) {
    moveClockTo(clock.instant().plus(duration));
  }

  @AfterEach
  protected void theClockGoesOn() {
    ClockUtil.reset();
  }
}
