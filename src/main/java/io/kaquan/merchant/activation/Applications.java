package io.kaquan.merchant.activation;

import io.kaquan.files.document.Documents;
import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.ActivationStatus;
import io.kaquan.merchant.account.Channel;
import io.kaquan.merchant.material.MaterialForms;
import io.kaquan.merchant.material.Materials;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The door to applications for the card function. Safe to call from anywhere at once. */
@Component
public class Applications {
  /** Which agreement is accepted today; its words are on the console's page. */
  public static final String AGREEMENT = "2026-11";

  private final ApplicationRepository repository;
  private final MaterialForms forms;
  private final DueExplanation explanation;
  private final Accounts accounts;
  private final Documents documents;
  private final ActivationProcess process;
  private final Clock clock;

  Applications(
      ApplicationRepository repository,
      MaterialForms forms,
      DueExplanation explanation,
      Accounts accounts,
      Documents documents,
      ActivationProcess process,
      Clock clock) {
    this.repository = repository;
    this.forms = forms;
    this.explanation = explanation;
    this.accounts = accounts;
    this.documents = documents;
    this.process = process;
    this.clock = clock;
  }

  /**
   * Accepts the agreement and opens a draft for this appid, to be typed in peace. The open
   * application of the appid where there is one, whatever its state; empty when something else is
   * in the way, which {@link #obstacle} tells.
   *
   * @param by who accepts, for the record
   */
  public Optional<Application> begin(MerchantId merchantId, AppId appid, String by) {
    Optional<Application> open = open(merchantId, appid);
    if (open.isPresent() || obstacle(merchantId, appid).isPresent()) {
      return open;
    }
    Account account = accounts.account(merchantId, appid).orElseThrow();
    repository.add(
        UUID.randomUUID(),
        merchantId,
        appid,
        account.channel(),
        Materials.NONE,
        by,
        AGREEMENT,
        clock.instant());
    return open(merchantId, appid);
  }

  private Optional<Application> open(MerchantId merchantId, AppId appid) {
    return repository.of(merchantId).stream()
        .filter(application -> application.appid().equals(appid))
        .filter(
            application ->
                application.isEditable() || application.status() == ApplicationStatus.IN_REVIEW)
        .findFirst();
  }

  /**
   * Keeps what was typed, right or wrong; files stay as they are. False when nothing can be typed
   * (any more).
   */
  public boolean save(MerchantId merchantId, UUID applicationId, Materials typed) {
    Optional<Application> found = repository.find(merchantId, applicationId);
    if (found.isEmpty()) {
      return false;
    }
    Map<String, String> texts = new HashMap<>();
    forms.asked(found.get().channel(), typed).stream()
        .filter(material -> !material.kind().isFile())
        .forEach(material -> texts.put(material.key(), typed.get(material.key())));
    return repository.save(merchantId, applicationId, texts, clock.instant());
  }

  /**
   * Puts a document of the merchant into its place. False when nothing can be changed (any more).
   */
  public boolean attach(MerchantId merchantId, UUID applicationId, String material, UUID document) {
    return documents.find(merchantId.value(), document).isPresent()
        && repository.save(
            merchantId, applicationId, Map.of(material, document.toString()), clock.instant());
  }

  /** Hands in what was typed. Twice, or from two windows: one round, the other is NotNow. */
  public Submission submit(MerchantId merchantId, UUID applicationId) {
    return repository
        .find(merchantId, applicationId)
        .filter(Application::isEditable)
        .map(application -> submit(application, application.typed()))
        .orElse(new Submission.NotNow("activation.not-now.not-refused"));
  }

  /** Hands in everything at once. Twice at once: one application, the other is NotNow. */
  public Submission apply(MerchantId merchantId, AppId appid, Materials materials) {
    Optional<String> obstacle = obstacle(merchantId, appid);
    if (obstacle.isPresent()) {
      return new Submission.NotNow(obstacle.get());
    }
    Channel channel = accounts.account(merchantId, appid).orElseThrow().channel();
    Map<String, String> faults = forms.faults(merchantId, channel, materials);
    if (!faults.isEmpty()) {
      return new Submission.Invalid(faults);
    }
    return begin(merchantId, appid, "API")
        .filter(application -> application.status() == ApplicationStatus.DRAFT)
        .map(application -> submit(application, materials))
        .orElse(new Submission.NotNow("activation.not-now.open"));
  }

  /**
   * 重新审核 with everything at once: a new round with a clock of its own. Twice: one round, the other
   * is NotNow. It need not wait until the letter about the refusal has left.
   */
  public Submission resubmit(MerchantId merchantId, UUID applicationId, Materials materials) {
    Optional<Application> found = repository.find(merchantId, applicationId);
    if (found.isEmpty()) {
      return new Submission.NotNow("activation.not-now.unknown");
    }
    if (found.get().status() != ApplicationStatus.REFUSED) {
      return new Submission.NotNow("activation.not-now.not-refused");
    }
    return submit(found.get(), materials);
  }

  private Submission submit(Application application, Materials typed) {
    UUID id = application.id();
    Optional<String> obstacle =
        accountObstacle(accounts.account(application.merchantId(), application.appid()));
    if (obstacle.isPresent()) {
      return new Submission.NotNow(obstacle.get());
    }
    Materials tidy = forms.tidy(application.channel(), typed);
    Map<String, String> faults =
        forms.faults(application.merchantId(), application.channel(), tidy);
    if (!faults.isEmpty()) {
      return new Submission.Invalid(faults);
    }
    return process.together(
        () -> {
          Instant now = clock.instant();
          if (!repository.submit(application.merchantId(), id, application.status(), now)) {
            return new Submission.NotNow("activation.not-now.not-refused");
          }
          repository.addRound(id, tidy, now);
          if (application.status() == ApplicationStatus.DRAFT) {
            process.start(id, application.channel());
          } else {
            process.materialsResubmitted(id);
          }
          return new Submission.Submitted(repository.find(id).orElseThrow());
        });
  }

  /** What has to be mended before this can be handed in: key of the material → message key. */
  public Map<String, String> faults(Application application) {
    return forms.faults(application.merchantId(), application.channel(), application.typed());
  }

  /** Why its review is due when it is due, in sentences; empty of a draft. */
  public List<String> explained(Application application, Locale locale) {
    return explanation.of(application, locale);
  }

  /** Takes the application back; false when there was nothing to take back. */
  public boolean withdraw(MerchantId merchantId, UUID applicationId) {
    return process.together(
        () -> {
          Optional<Application> found = repository.find(merchantId, applicationId);
          boolean withdrawn =
              found.isPresent()
                  && (found.get().isEditable()
                      || found.get().status() == ApplicationStatus.IN_REVIEW)
                  && repository.withdraw(
                      merchantId, applicationId, found.get().status(), clock.instant());
          if (withdrawn && found.get().status() != ApplicationStatus.DRAFT) {
            process.withdrawn(applicationId);
          }
          return withdrawn;
        });
  }

  /**
   * What keeps the merchant from applying for this appid at this moment, as a message key; empty
   * when nothing does.
   */
  public Optional<String> obstacle(MerchantId merchantId, AppId appid) {
    Optional<String> account = accountObstacle(accounts.account(merchantId, appid));
    if (account.isPresent()) {
      return account;
    }
    List<ApplicationStatus> statuses = repository.obstacles(appid);
    if (statuses.contains(ApplicationStatus.DECLINED)) {
      return Optional.of("activation.not-now.declined");
    }
    return statuses.isEmpty() ? Optional.empty() : Optional.of("activation.not-now.open");
  }

  private static Optional<String> accountObstacle(Optional<Account> found) {
    if (found.isEmpty()) {
      return Optional.of("activation.not-now.unknown");
    }
    Account account = found.get();
    if (account.activation() != ActivationStatus.NONE) {
      return Optional.of("activation.not-now.active");
    }
    if (!account.verified()) {
      return Optional.of(
          account.kind() == AccountKind.MOBILE_APP
              ? "activation.not-now.unlisted"
              : "activation.not-now.unverified");
    }
    return Optional.empty();
  }

  /** Newest first. */
  public List<Application> of(MerchantId merchantId) {
    return repository.of(merchantId);
  }

  /** Empty as well when it is another merchant's. */
  public Optional<Application> find(MerchantId merchantId, UUID applicationId) {
    return repository.find(merchantId, applicationId);
  }

  /** For reviewers. */
  public Optional<Application> find(UUID applicationId) {
    return repository.find(applicationId);
  }

  /** For reviewers: every round, the newest first; empty for an unknown application. */
  public List<Round> rounds(UUID applicationId) {
    return repository.rounds(applicationId);
  }

  /**
   * For reviewers: the materials of the last round, in order, beside what was before; empty for an
   * unknown application.
   */
  public List<ReviewItem> items(UUID applicationId) {
    List<Round> rounds = repository.rounds(applicationId);
    return rounds.isEmpty()
        ? List.of()
        : ReviewItems.of(
            forms.asked(
                repository.find(applicationId).orElseThrow().channel(), rounds.get(0).materials()),
            rounds);
  }
}
