package io.kaquan.merchant.member;

import io.kaquan.messaging.notification.EmailAddress;
import io.kaquan.platform.access.Limit;
import io.kaquan.platform.access.Limit.Step;
import io.kaquan.platform.access.Limits;
import io.kaquan.platform.access.Place;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The door to signing in: who somebody is, for how long that holds, and one's own password. Wrong
 * passwords are counted for the account and for the place they come from, on all nodes together;
 * the waits grow. Safe to call from anywhere at once.
 */
@Component
public class SignIns {
  private static final Limit WRONG_FOR_ACCOUNT =
      Limit.of(
          "wrong-password-account",
          new Step(5, Duration.ofMinutes(1)),
          new Step(10, Duration.ofMinutes(15)),
          new Step(20, Duration.ofHours(3)));
  private static final Limit WRONG_FROM_PLACE =
      Limit.of(
          "wrong-password-place",
          new Step(20, Duration.ofMinutes(1)),
          new Step(60, Duration.ofMinutes(15)),
          new Step(200, Duration.ofHours(3)));

  private final MerchantRepository repository;
  private final Passwords passwords;
  private final MemberLetters letters;
  private final Limits limits;
  private final TransactionOperations transaction;
  private final Clock clock;

  SignIns(
      MerchantRepository repository,
      Passwords passwords,
      MemberLetters letters,
      Limits limits,
      TransactionOperations transaction,
      Clock clock) {
    this.repository = repository;
    this.passwords = passwords;
    this.letters = letters;
    this.limits = limits;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * @param place the network address that it comes from
   */
  public SignIn signIn(String email, String password, String place) {
    String account = EmailAddress.read(email);
    // counted before anything is looked at, and taken back when it was right: many at once are no
    // way around it
    Optional<Duration> wait =
        limits
            .take(WRONG_FROM_PLACE, Place.of(place))
            .or(
                () ->
                    EmailAddress.isRight(account)
                        ? limits.take(WRONG_FOR_ACCOUNT, account)
                        : Optional.empty());
    if (wait.isPresent()) {
      return new SignIn.Wait(wait.get());
    }
    Optional<Member> member =
        EmailAddress.isRight(account) ? repository.member(account) : Optional.empty();
    if (!passwords.matches(password, member)) {
      return new SignIn.Wrong();
    }
    limits.giveBack(WRONG_FROM_PLACE, Place.of(place));
    return new SignIn.In(begin(member.orElseThrow()));
  }

  /** For somebody who has just proved to read the account's letters. */
  Member begin(Member member) {
    limits.forget(WRONG_FOR_ACCOUNT, EmailAddress.read(member.email()));
    repository.signedIn(member.id(), clock.instant());
    return member;
  }

  /** The member as he is now; empty when he was removed, or signed out everywhere since. */
  public Optional<Member> still(UUID memberId, int round) {
    return repository.member(memberId).filter(member -> member.round() == round);
  }

  /** Ends all sign-ins of a member, in every browser. */
  public void endEverywhere(UUID memberId) {
    repository.nextRound(memberId);
  }

  /**
   * Gives oneself another password, which ends all sign-ins but the one whose round is answered. A
   * wrong old one counts as at the sign-in.
   *
   * @return the new round, or message keys of faults in {@code old} or {@code password}
   */
  public PasswordChange changePassword(UUID memberId, String old, String password) {
    Member member = repository.member(memberId).orElseThrow();
    if (limits.take(WRONG_FOR_ACCOUNT, EmailAddress.read(member.email())).isPresent()) {
      return PasswordChange.fault("old", "merchant.fault.wait");
    }
    if (!passwords.matches(old, Optional.of(member))) {
      return PasswordChange.fault("old", "merchant.fault.password-wrong");
    }
    limits.forget(WRONG_FOR_ACCOUNT, EmailAddress.read(member.email()));
    Optional<String> fault =
        passwords.fault(password, List.of(member.email(), member.merchantName()));
    if (fault.isPresent()) {
      return PasswordChange.fault("password", fault.get());
    }
    String hash = passwords.hash(password);
    return transaction.execute(
        status -> {
          Integer round = repository.changePassword(memberId, hash).orElseThrow();
          letters.passwordChanged(member);
          return PasswordChange.to(round);
        });
  }

  /** The language of letters to this member: English, or else Chinese. */
  public void changeLanguage(UUID memberId, Locale language) {
    repository.changeLanguage(memberId, Merchants.letterLanguage(language));
  }
}
