package io.kaquan.api.statement;

import io.kaquan.platform.access.Seal;
import io.kaquan.platform.web.Addresses;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Links that lead to one statement for five minutes, whoever follows them. */
@Component
class StatementLinks {
  private static final String PURPOSE = "statement";
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final Seal seal;
  private final Addresses addresses;
  private final Clock clock;

  StatementLinks(Seal seal, Addresses addresses, Clock clock) {
    this.seal = seal;
    this.addresses = addresses;
    this.clock = clock;
  }

  /** What a link leads to. */
  record Target(UUID merchantId, LocalDate day) {}

  String to(Target target) {
    long end = clock.instant().plus(LIFE).getEpochSecond();
    return addresses.of(
        GetStatementFile.PATH
            + "?ticket="
            + seal.seal(PURPOSE, target.merchantId() + " " + target.day() + " " + end));
  }

  /** Empty when the ticket is not ours, or its time is over. */
  Optional<Target> follow(String ticket) {
    return seal.open(PURPOSE, ticket)
        .map(text -> text.split(" "))
        .filter(part -> !clock.instant().isAfter(Instant.ofEpochSecond(Long.parseLong(part[2]))))
        .map(part -> new Target(UUID.fromString(part[0]), LocalDate.parse(part[1])));
  }
}
