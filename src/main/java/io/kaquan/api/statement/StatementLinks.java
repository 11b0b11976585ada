package io.kaquan.api.statement;

import io.kaquan.platform.access.Seal;
import io.kaquan.platform.tenant.MerchantId;
import io.kaquan.platform.web.Addresses;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Makes and reads links to the file of one statement. A link is good for five minutes, for anyone.
 */
@Component
class StatementLinks {
  private static final String PURPOSE = "statement";
  private static final Duration VALIDITY = Duration.ofMinutes(5);

  private final Seal seal;
  private final Addresses addresses;
  private final Clock clock;

  StatementLinks(Seal seal, Addresses addresses, Clock clock) {
    this.seal = seal;
    this.addresses = addresses;
    this.clock = clock;
  }

  /** The statement that a link leads to. */
  record Target(MerchantId merchantId, LocalDate day) {}

  String to(Target target) {
    long end = clock.instant().plus(VALIDITY).getEpochSecond();
    return addresses.of(
        GetStatementFile.PATH
            + "?ticket="
            + seal.seal(PURPOSE, target.merchantId() + " " + target.day() + " " + end));
  }

  /** Returns the statement of a ticket. Empty if the ticket was changed or is over. */
  Optional<Target> open(String ticket) {
    return seal.open(PURPOSE, ticket)
        .map(text -> text.split(" "))
        .filter(part -> !clock.instant().isAfter(Instant.ofEpochSecond(Long.parseLong(part[2]))))
        .map(
            part -> new Target(new MerchantId(UUID.fromString(part[0])), LocalDate.parse(part[1])));
  }
}
