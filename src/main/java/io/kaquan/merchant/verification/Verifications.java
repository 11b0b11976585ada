package io.kaquan.merchant.verification;

import io.kaquan.merchant.account.AccountDetails;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.member.CreditCode;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import io.kaquan.review.Review;
import io.kaquan.review.Reviews;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * The verification (认证) of official accounts: a merchant says which company it is, a reviewer
 * decides, and it holds for a year. Safe to call from anywhere at once.
 */
@Component
public class Verifications {
  /** How long before its end a verification can be renewed, and is first spoken of. */
  static final Duration MONTH = Duration.ofDays(30);

  private static final int LONGEST_NAME = 100;

  /** What became of asking for a verification. */
  public sealed interface Asking {

    /** In review. */
    record Asked(Verification verification) implements Asking {
      @Override
      public <T> T fold(
          Function<Asked, T> asked, Function<Invalid, T> invalid, Function<NotNow, T> notNow) {
        return asked.apply(this);
      }
    }

    /**
     * @param faults field → message key, one for each that has to be mended
     */
    record Invalid(Map<String, String> faults) implements Asking {
      @Override
      public <T> T fold(
          Function<Asked, T> asked, Function<Invalid, T> invalid, Function<NotNow, T> notNow) {
        return invalid.apply(this);
      }
    }

    /**
     * @param reason message key: a request is open, the verification holds for long …
     */
    record NotNow(String reason) implements Asking {
      @Override
      public <T> T fold(
          Function<Asked, T> asked, Function<Invalid, T> invalid, Function<NotNow, T> notNow) {
        return notNow.apply(this);
      }
    }

    /** One branch per answer. */
    <T> T fold(Function<Asked, T> asked, Function<Invalid, T> invalid, Function<NotNow, T> notNow);
  }

  private final VerificationRepository repository;
  private final Accounts accounts;
  private final Reviews reviews;
  private final VerificationReview review;
  private final Clock clock;

  Verifications(
      VerificationRepository repository,
      Accounts accounts,
      Reviews reviews,
      VerificationReview review,
      Clock clock) {
    this.repository = repository;
    this.accounts = accounts;
    this.reviews = reviews;
    this.review = review;
    this.clock = clock;
  }

  /**
   * Asks to have this official account of the merchant verified. Twice at once: one request, the
   * other is NotNow.
   */
  public Asking ask(MerchantId merchantId, AppId appid, String companyName, String creditCode) {
    Optional<String> obstacle = obstacle(merchantId, appid);
    if (obstacle.isPresent()) {
      return new Asking.NotNow(obstacle.get());
    }
    String company = companyName.strip();
    String code = CreditCode.read(creditCode);
    Map<String, String> faults = faults(company, code);
    if (!faults.isEmpty()) {
      return new Asking.Invalid(faults);
    }
    UUID id = UUID.randomUUID();
    return reviews.together(
        () -> {
          if (!repository.add(id, appid, company, code, clock.instant())) {
            return new Asking.NotNow("account.not-now.in-review");
          }
          reviews.start(
              VerificationReview.KIND,
              id,
              review.facts(accounts.account(appid).orElseThrow(), company, code));
          return new Asking.Asked(of(appid).get(0));
        });
  }

  private static Map<String, String> faults(String company, String code) {
    Map<String, String> faults = new LinkedHashMap<>();
    if (company.isEmpty()) {
      faults.put("companyName", "account.fault.missing");
    } else if (company.codePointCount(0, company.length()) > LONGEST_NAME) {
      faults.put("companyName", "account.fault.too-long");
    } else if (company.chars().anyMatch(Character::isISOControl)) {
      faults.put("companyName", "account.fault.control");
    }
    if (!CreditCode.isRight(code)) {
      faults.put(
          "creditCode", code.isEmpty() ? "account.fault.missing" : "account.fault.credit-code");
    }
    return faults;
  }

  /** Takes the open request back; false when there is none. */
  public boolean withdraw(MerchantId merchantId, AppId appid) {
    return reviews.together(
        () -> {
          Optional<UUID> withdrawn = repository.withdraw(merchantId, appid, clock.instant());
          withdrawn.ifPresent(reviews::withdraw);
          return withdrawn.isPresent();
        });
  }

  /**
   * What keeps the merchant from asking at this moment, as a message key; empty when nothing does.
   * A verification that holds can be renewed in its last thirty days.
   */
  public Optional<String> obstacle(MerchantId merchantId, AppId appid) {
    Optional<AccountDetails> found =
        accounts
            .details(merchantId, appid)
            .filter(known -> known.account().kind() != AccountKind.MOBILE_APP);
    if (found.isEmpty()) {
      return Optional.of("account.not-now.unknown");
    }
    if (of(appid).stream().anyMatch(request -> request.status() == Verification.Status.IN_REVIEW)) {
      return Optional.of("account.not-now.in-review");
    }
    Instant renewal = renewalOf(found.get().verifiedUntil());
    return renewal != null && clock.instant().isBefore(renewal)
        ? Optional.of("account.not-now.verified")
        : Optional.empty();
  }

  /** From when on a verification that ends at this moment can be renewed; null for none. */
  public static Instant renewalOf(Instant verifiedUntil) {
    return verifiedUntil == null ? null : verifiedUntil.minus(MONTH);
  }

  /**
   * The newest request; empty when there never was one, and when the appid is another merchant's.
   */
  public Optional<Verification> latest(MerchantId merchantId, AppId appid) {
    return accounts.account(merchantId, appid).flatMap(mine -> of(appid).stream().findFirst());
  }

  /** For the staff: every request, the newest first. */
  public List<Verification> of(AppId appid) {
    return repository.of(appid).stream().map(this::withDue).toList();
  }

  private Verification withDue(Verification request) {
    Optional<Review> asked = reviews.find(request.id());
    return asked.map(known -> request.due(known.dueAt(), known.overdue())).orElse(request);
  }
}
