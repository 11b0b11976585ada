package io.kaquan.review;

import io.kaquan.platform.engine.Processes;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door to reviews. Whoever asks for one is told what came of it as a {@link ReviewSubject}. */
@Component
public class Reviews {
  /**
   * What the reviewer is shown. The staff read both languages, side by side.
   *
   * @param subject what is to be reviewed, in a few words
   * @param details a line each: what the merchant says about it
   * @param link address of a page where the staff see more
   */
  public record Facts(String merchantName, String subject, String details, String link) {}

  private final ReviewRepository repository;
  private final Processes processes;
  private final Clock clock;

  Reviews(ReviewRepository repository, Processes processes, Clock clock) {
    this.repository = repository;
    this.processes = processes;
    this.clock = clock;
  }

  /**
   * Does the work in one transaction, and again if a job of the same review was faster.
   *
   * @param work returns what the caller gets; never null
   */
  public <T> T together(Supplier<T> work) {
    return processes.together(work);
  }

  /** Asks for the review of the request with this id, once; its clock runs from now on. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Review start(String kind, UUID id, Facts facts) {
    repository.add(id, kind, facts, clock.instant());
    processes.start(ReviewProcess.PROCESS, "Msg_" + kind + "Requested", id.toString(), Map.of());
    return find(id).orElseThrow();
  }

  /**
   * Ends an open review: the request was taken back. The caller has made sure that nothing came of
   * it before.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void withdraw(UUID id) {
    if (!processes.tell(ReviewProcess.MSG_REQUEST_WITHDRAWN, id.toString(), Map.of())) {
      throw new OptimisticLockingFailureException("review " + id + " no longer waits");
    }
  }

  /** Empty when no review was asked for. */
  public Optional<Review> find(UUID id) {
    return repository.find(id, clock.instant());
  }
}
