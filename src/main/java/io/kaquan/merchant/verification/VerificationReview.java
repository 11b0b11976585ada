package io.kaquan.merchant.verification;

import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.AccountLetters;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.suspension.Suspensions;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.web.Addresses;
import io.kaquan.platform.web.BothLanguages;
import io.kaquan.review.ReviewSubject;
import io.kaquan.review.Reviews;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a reviewer is shown of a request for verification, and what follows from the decision. */
@Component
class VerificationReview implements ReviewSubject {
  static final String KIND = "Verification";

  private final VerificationRepository repository;
  private final Accounts accounts;
  private final Suspensions suspensions;
  private final AccountLetters letters;
  private final BothLanguages both;
  private final Addresses addresses;
  private final Clock clock;

  VerificationReview(
      VerificationRepository repository,
      Accounts accounts,
      Suspensions suspensions,
      AccountLetters letters,
      BothLanguages both,
      Addresses addresses,
      Clock clock) {
    this.repository = repository;
    this.accounts = accounts;
    this.suspensions = suspensions;
    this.letters = letters;
    this.both = both;
    this.addresses = addresses;
    this.clock = clock;
  }

  /** In both languages side by side. */
  Reviews.Facts facts(Account account, String companyName, String creditCode) {
    String details =
        both.of("account.company-name")
            + ": "
            + companyName
            + "\n"
            + both.of("account.credit-code")
            + ": "
            + creditCode
            + "\n"
            + "AppID: "
            + account.appid();
    return new Reviews.Facts(
        account.merchantName(),
        account.name() + " · " + both.of("merchant.kind." + account.kind()),
        details,
        addresses.of("/ops/accounts/" + account.appid()));
  }

  @Override
  public String kind() {
    return KIND;
  }

  /**
   * Holds for a year from now, or from the end of the one that still holds; ends a suspension for
   * want of it.
   */
  @Override
  public void approved(UUID id, String by) {
    AppId appid = new AppId(decide(id, Verification.Status.APPROVED, null));
    accounts.verify(appid);
    letters.toMerchant("verification-approved", id.toString(), appid, null);
    suspensions.verified(appid);
  }

  @Override
  public void refused(UUID id, String reason, String by) {
    AppId appid = new AppId(decide(id, Verification.Status.REFUSED, reason));
    letters.toMerchant("verification-refused", id.toString(), appid, reason);
  }

  private String decide(UUID id, Verification.Status status, String reason) {
    return repository
        .decide(id, status, reason, clock.instant())
        .orElseThrow(
            () -> new IllegalStateException("verification " + id + " is no longer in review"));
  }
}
