package io.kaquan.review;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The door to reviews. Whoever asks for one is told what came of it as a {@link ReviewSubject}. */
@Component
public class Reviews {
  private static final int TRIES = 4;

  /**
   * What the reviewer is shown. The staff read both languages, side by side.
   *
   * @param subject what is to be reviewed, in a few words
   * @param details a line each: what the merchant says about it
   * @param link address of a page where the staff see more
   */
  public record Facts(String merchantName, String subject, String details, String link) {}

  private final ReviewRepository repository;
  private final RuntimeService runtime;
  private final RepositoryService definitions;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private volatile String definition;

  Reviews(
      ReviewRepository repository,
      RuntimeService runtime,
      RepositoryService definitions,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.repository = repository;
    this.runtime = runtime;
    this.definitions = definitions;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * In one transaction, and again from the start when a job of the same review was faster: the
   * engine then finds a row changed, or what it wants to move gone, and says so in more than one
   * way.
   */
  public <T> T together(Supplier<T> work) {
    for (int left = TRIES; ; left--) {
      try {
        return transaction.execute(status -> work.get());
      } catch (ProcessEngineException aJobWasFaster) {
        if (left == 1) {
          throw aJobWasFaster;
        }
      }
    }
  }

  /** Asks for the review of the request with this id, once; its clock runs from now on. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Review start(String kind, UUID id, Facts facts) {
    repository.add(id, kind, facts, clock.instant());
    runtime.startProcessInstanceByMessageAndProcessDefinitionId(
        "Msg_" + kind + "Requested", definition(), id.toString());
    return find(id).orElseThrow();
  }

  /**
   * Ends an open review: the request was taken back. The caller has made sure that nothing came of
   * it before.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void withdraw(UUID id) {
    runtime
        .createMessageCorrelation(ReviewProcess.MSG_REQUEST_WITHDRAWN)
        .processInstanceBusinessKey(id.toString())
        .correlate();
  }

  /** Empty when no review was asked for. */
  public Optional<Review> find(UUID id) {
    return repository.find(id, clock.instant());
  }

  /** The newest definition, looked up once: a new one comes with a new start only. */
  private String definition() {
    if (definition == null) {
      definition =
          definitions
              .createProcessDefinitionQuery()
              .processDefinitionKey(ReviewProcess.PROCESS)
              .latestVersion()
              .singleResult()
              .getId();
    }
    return definition;
  }
}
