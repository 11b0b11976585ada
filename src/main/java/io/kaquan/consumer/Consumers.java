package io.kaquan.consumer;

import io.kaquan.messaging.notification.EmailAddress;
import io.kaquan.messaging.notification.Letter;
import io.kaquan.messaging.notification.Notifications;
import io.kaquan.platform.access.Place;
import io.kaquan.platform.access.RandomText;
import io.kaquan.platform.access.Seal;
import io.kaquan.platform.tenant.AppId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to consumers: sign-in by e-mail code, and their openids. */
@Component
public class Consumers {
  private static final Duration CODE_HOLDS = Duration.ofMinutes(10);
  private static final Duration BETWEEN_CODES = Duration.ofSeconds(60);
  private static final Duration COUNTED = Duration.ofHours(1);
  private static final int MOST_TO_ONE_ADDRESS = 5;
  private static final int MOST_TRIES = 5;

  /** What came of asking for a code. */
  public enum Sending {
    SENT,
    ON_ITS_WAY,
    REFUSED
  }

  public record Consumer(UUID id, String email) {
    @Override
    public String toString() {
      return "Consumer " + id;
    }
  }

  /** A consumer as one appid sees them. */
  public record Openid(AppId appid, OpenId openid) {}

  private final ConsumerRepository repository;
  private final Notifications notifications;
  private final Seal seal;
  private final Clock clock;
  private final int mostFromOnePlace;

  Consumers(
      ConsumerRepository repository,
      Notifications notifications,
      Seal seal,
      Clock clock,
      @Value("${kaquan.wallet.codes-from-one-place:300}") int mostFromOnePlace) {
    this.repository = repository;
    this.notifications = notifications;
    this.seal = seal;
    this.clock = clock;
    this.mostFromOnePlace = mostFromOnePlace;
  }

  /**
   * Sends a six-digit code that holds for ten minutes; an earlier one ends. ON_ITS_WAY, and nothing
   * is sent, for a minute after one that can still be tried: that one stays good. REFUSED when it
   * is no e-mail address, or within an hour after five to one address or as many as the setting
   * says from one place: behind one address of a shop's network many people sign in.
   */
  @Transactional
  public Sending sendCode(String email, String fromAddress, Locale locale) {
    Instant now = clock.instant();
    String address = EmailAddress.read(email);
    if (!EmailAddress.isRight(address)) {
      return Sending.REFUSED;
    }
    String place = Place.of(fromAddress);
    // what is counted must not change until the code is written; always in this order, so that
    // nobody waits in a circle
    repository.queueUp("wallet code to " + address);
    repository.queueUp("wallet code from " + place);
    if (!untilNextCode(address, now).isZero()) {
      return Sending.ON_ITS_WAY;
    }
    if (repository.sentTo(address, now.minus(COUNTED)) >= MOST_TO_ONE_ADDRESS
        || repository.sentFrom(place, now.minus(COUNTED)) >= mostFromOnePlace) {
      return Sending.REFUSED;
    }
    String code = RandomText.digits(6);
    repository.addCode(address, hash(address, code), place, now, now.plus(CODE_HOLDS));
    notifications.post(
        new Letter(
            "wallet-code:" + UUID.randomUUID(),
            address,
            locale,
            "wallet-code",
            List.of(code, Long.toString(CODE_HOLDS.toMinutes()))));
    return Sending.SENT;
  }

  /** How long the address still waits for another code; zero where none is on its way. */
  public Duration untilNextCode(String email) {
    return untilNextCode(EmailAddress.read(email), clock.instant());
  }

  private Duration untilNextCode(String address, Instant now) {
    return repository
        .tryableSince(address, now, MOST_TRIES)
        .map(sent -> Duration.between(now, sent.plus(BETWEEN_CODES)))
        .filter(left -> !left.isNegative())
        .orElse(Duration.ZERO);
  }

  /** Whether it can be an e-mail address at all. */
  public static boolean isAddress(String email) {
    return EmailAddress.isRight(EmailAddress.read(email));
  }

  /** Whether a code was sent to the address that can still be tried. */
  public boolean awaitsCode(String email) {
    return repository
        .tryableSince(EmailAddress.read(email), clock.instant(), MOST_TRIES)
        .isPresent();
  }

  /**
   * The consumer, made at first sight, when the code is the newest one sent to the address; empty
   * when it is wrong, used, too old, or after five tries.
   */
  @Transactional
  public Optional<Consumer> signIn(String email, String code) {
    Instant now = clock.instant();
    String address = EmailAddress.read(email);
    return repository
        .tryCode(address, now, MOST_TRIES)
        .filter(
            tried ->
                isEqual(
                    tried.hash(), hash(address, code == null ? "" : code.replaceAll("\\D", ""))))
        .filter(tried -> repository.useCode(tried.id(), now))
        .map(tried -> repository.atFirstSight(address, now));
  }

  /**
   * The consumer's openid at this appid: the first that a merchant's server named and they have
   * taken, else one made at first sight. The same for ever, so that limits for each person hold.
   */
  @Transactional
  public OpenId openid(UUID consumerId, AppId appid) {
    return repository
        .own(consumerId, appid)
        .orElseGet(
            () -> {
              repository.bind(consumerId, appid, fresh(), true, clock.instant());
              return repository.own(consumerId, appid).orElseThrow();
            });
  }

  /**
   * Somebody whom a merchant names by an e-mail address.
   *
   * @param known whether they have signed in before, so that they find in their wallet what they
   *     are given
   */
  public record Addressed(OpenId openid, boolean known) {}

  /**
   * The openid by which this appid knows whoever reads this address, signed in before or not:
   * whoever proves the address by a code at their first sign-in has it then. Callers that name many
   * in one transaction name them in order.
   */
  @Transactional
  public Addressed addressed(String email, AppId appid) {
    ConsumerRepository.Expected found =
        repository.expected(EmailAddress.read(email), clock.instant());
    return new Addressed(openid(found.id(), appid), !found.waiting());
  }

  /**
   * How many of these addresses, as {@link EmailAddress#read} spells them, have never signed in.
   */
  public long strangers(List<String> emails) {
    return emails.isEmpty() ? 0 : repository.strangers(emails);
  }

  /** As {@link #openid}, but none is made: empty before the first claim. */
  public Optional<OpenId> knownOpenid(UUID consumerId, AppId appid) {
    return repository.own(consumerId, appid);
  }

  /** All openids of the consumer, those that merchants' servers named among them. */
  public List<Openid> openids(UUID consumerId) {
    return repository.openids(consumerId);
  }

  /**
   * Gives an openid that a merchant's server named to this consumer; true as well when it is this
   * consumer's already, false when it is somebody else's.
   */
  @Transactional
  public boolean bind(UUID consumerId, AppId appid, OpenId openid) {
    return repository.bind(consumerId, appid, openid, true, clock.instant())
        || repository.bind(consumerId, appid, openid, false, clock.instant())
        || repository.holder(appid, openid).filter(consumerId::equals).isPresent();
  }

  private OpenId fresh() {
    return new OpenId("o" + RandomText.base64Url(21).substring(0, 27));
  }

  /** Keyed, so that whoever reads the table can't try the million codes. */
  private String hash(String email, String code) {
    return seal.seal("sign-in code", email + " " + code);
  }

  private static boolean isEqual(String one, String two) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), two.getBytes(StandardCharsets.UTF_8));
  }
}
