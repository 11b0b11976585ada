package io.kaquan.merchant.member;

import io.kaquan.merchant.member.Link.Purpose;
import io.kaquan.messaging.notification.EmailAddress;
import io.kaquan.platform.access.Limit;
import io.kaquan.platform.access.Limit.Step;
import io.kaquan.platform.access.Limits;
import io.kaquan.platform.access.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The door to what people do by a letter's link: sign up, come back after a forgotten password,
 * accept an invitation. Each ends in choosing a password, so that whoever has one can read the
 * letters of its address. What is answered never tells whether an address is known. Safe to call
 * from anywhere at once.
 */
@Component
public class MemberLinks {
  private static final int LONGEST_NAME = 60;
  private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(30);
  private static final Limit LETTERS_TO =
      Limit.of(
          "member-letters-to",
          new Step(3, Duration.ofMinutes(10)),
          new Step(8, Duration.ofDays(1)));
  private static final Limit LETTERS_FROM =
      Limit.of(
          "member-letters-from",
          new Step(20, Duration.ofHours(1)),
          new Step(60, Duration.ofDays(1)));

  private final MerchantRepository members;
  private final LinkRepository links;
  private final Merchants merchants;
  private final SignIns signIns;
  private final Passwords passwords;
  private final MemberLetters letters;
  private final Limits limits;
  private final TransactionOperations transaction;
  private final Clock clock;

  MemberLinks(
      MerchantRepository members,
      LinkRepository links,
      Merchants merchants,
      SignIns signIns,
      Passwords passwords,
      MemberLetters letters,
      Limits limits,
      TransactionOperations transaction,
      Clock clock) {
    this.members = members;
    this.links = links;
    this.merchants = merchants;
    this.signIns = signIns;
    this.passwords = passwords;
    this.letters = letters;
    this.limits = limits;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Sends a link that founds this merchant within a day; to an address that is a member's already,
   * a letter that says so.
   *
   * @param place the network address that it comes from
   * @return field → message key of what has to be mended; empty when a letter is on its way
   */
  public Map<String, String> signUp(
      String merchantName, String email, Locale locale, String place) {
    String name = merchantName == null ? "" : merchantName.strip();
    String address = EmailAddress.read(email);
    Map<String, String> faults = new LinkedHashMap<>();
    if (name.isEmpty()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      faults.put("merchantName", "merchant.fault.name");
    }
    if (!EmailAddress.isRight(address)) {
      faults.put("email", "merchant.fault.email");
    }
    if (faults.isEmpty() && isTooMany(address, place)) {
      faults.put("email", "merchant.fault.letters");
    }
    if (faults.isEmpty()) {
      transaction.executeWithoutResult(
          status ->
              members
                  .member(address)
                  .ifPresentOrElse(
                      letters::knownAlready,
                      () -> {
                        LinkToken secret = LinkToken.draw();
                        Link link =
                            new Link(
                                UUID.randomUUID(),
                                Purpose.SIGN_UP,
                                address,
                                name,
                                null,
                                null,
                                null,
                                List.of(),
                                Merchants.letterLanguage(locale),
                                clock.instant().plus(Purpose.SIGN_UP.life()));
                        links.add(link, secret.hash(), clock.instant());
                        letters.signUp(link, secret);
                      }));
    }
    return faults;
  }

  /**
   * Sends a member a link that holds for an hour; an unknown address gets nothing, with the same
   * answer.
   *
   * @return field → message key of what has to be mended; empty when the answer is "look into your
   *     mailbox"
   */
  public Map<String, String> forgotten(String email, String place) {
    String address = EmailAddress.read(email);
    if (!EmailAddress.isRight(address)) {
      return Map.of("email", "merchant.fault.email");
    }
    if (isTooMany(address, place)) {
      return Map.of("email", "merchant.fault.letters");
    }
    transaction.executeWithoutResult(
        status ->
            members
                .member(address)
                .ifPresent(
                    member -> {
                      LinkToken secret = LinkToken.draw();
                      Link link =
                          new Link(
                              UUID.randomUUID(),
                              Purpose.RESET,
                              member.email(),
                              null,
                              null,
                              member.id(),
                              null,
                              List.of(),
                              member.locale(),
                              clock.instant().plus(Purpose.RESET.life()));
                      links.add(link, secret.hash(), clock.instant());
                      letters.reset(link, secret);
                    }));
    return Map.of();
  }

  /**
   * Sends an invitation to whoever has opened a link that is shown. An address that is known
   * already gets a letter that says so, with the same answer.
   *
   * @param place the network address that it comes from
   * @return field → message key of what has to be mended; empty when a letter is on its way, or the
   *     link has ended
   */
  public Map<String, String> join(String secret, String email, Locale locale, String place) {
    String address = EmailAddress.read(email);
    if (!EmailAddress.isRight(address)) {
      return Map.of("email", "merchant.fault.email");
    }
    if (isTooMany(address, place)) {
      return Map.of("email", "merchant.fault.letters");
    }
    open(secret)
        .filter(link -> link.purpose() == Purpose.JOIN)
        .ifPresent(
            shown ->
                transaction.executeWithoutResult(
                    status -> {
                      Optional<Member> known = members.member(address);
                      if (known.isPresent()) {
                        letters.knownAlready(known.get());
                        return;
                      }
                      links.endInvitations(shown.merchantId(), address, clock.instant());
                      LinkToken own = LinkToken.draw();
                      Link link =
                          new Link(
                              UUID.randomUUID(),
                              Purpose.INVITATION,
                              address,
                              shown.merchantName(),
                              shown.merchantId(),
                              null,
                              shown.role(),
                              shown.stores(),
                              Merchants.letterLanguage(locale),
                              clock.instant().plus(Purpose.INVITATION.life()));
                      links.add(link, own.hash(), clock.instant());
                      letters.join(link, own);
                    }));
    return Map.of();
  }

  private boolean isTooMany(String address, String place) {
    return limits
        .take(LETTERS_FROM, Place.of(place))
        .or(() -> limits.take(LETTERS_TO, address))
        .isPresent();
  }

  /**
   * What the link is for; empty when it was used, has ended, or never was one. Looking uses nothing
   * up.
   */
  public Optional<Link> open(String secret) {
    return links.open(new LinkToken(secret).hash(), clock.instant());
  }

  /**
   * Chooses the password and does what the link is for, once: founds the merchant, joins it, or
   * ends all sign-ins of the member who had forgotten it. The member counts as signed in.
   */
  public PasswordChoice choosePassword(String secret, String password) {
    Link link = open(secret).filter(found -> found.purpose() != Purpose.JOIN).orElse(null);
    if (link == null) {
      return new PasswordChoice.Ended();
    }
    Optional<String> fault =
        passwords.fault(
            password,
            Stream.of(link.email(), link.merchantName()).filter(Objects::nonNull).toList());
    if (fault.isPresent()) {
      return new PasswordChoice.Refused(fault.get());
    }
    String hash = passwords.hash(password);
    return transaction
        .execute(
            status ->
                use(link, hash)
                    .<PasswordChoice>map(PasswordChoice.By::new)
                    .orElseGet(
                        () -> {
                          status.setRollbackOnly();
                          return new PasswordChoice.Ended();
                        }))
        .fold(
            member -> new PasswordChoice.By(signIns.begin(member)),
            PasswordChoice.Refused::new,
            PasswordChoice.Ended::new);
  }

  private Optional<Member> use(Link link, String hash) {
    Instant now = clock.instant();
    if (!links.use(link.id(), now)) {
      return Optional.empty();
    }
    return switch (link.purpose()) {
      case SIGN_UP -> merchants.found(link.merchantName(), link.email(), hash, link.locale());
      case INVITATION ->
          merchants.join(
              link.merchantId(),
              link.merchantName(),
              link.email(),
              hash,
              link.role(),
              link.stores(),
              link.locale());
      case RESET -> reset(link, hash, now);
      case JOIN -> throw new IllegalStateException("a link that is shown makes nobody a member");
    };
  }

  private Optional<Member> reset(Link link, String hash, Instant now) {
    links.endResets(link.memberId(), now);
    return members
        .changePassword(link.memberId(), hash)
        .flatMap(round -> members.member(link.memberId()))
        .map(
            member -> {
              letters.passwordChanged(member);
              return member;
            });
  }

  /** Forgets links a month after they ended. */
  void sweep() {
    links.forget(clock.instant().minus(KEPT_AFTER_EXPIRY));
  }
}
