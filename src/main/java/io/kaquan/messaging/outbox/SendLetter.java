package io.kaquan.messaging.outbox;

import io.kaquan.messaging.outbox.OutboxRepository.OpenLetter;
import io.kaquan.platform.engine.JobGivesUp;
import io.kaquan.platform.engine.JobWaits;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The "Send … letter" tasks of every process: an asynchronous job that waits until the letters
 * about its business key have been sent. One that gave up becomes an incident in Cockpit; "retry"
 * there sends it again.
 */
@Component(SendLetter.NAME)
class SendLetter implements JavaDelegate {
  /** As the models call it. */
  static final String NAME = "sendLetter";

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private final OutboxRepository repository;
  private final LetterSender sender;
  private final Clock clock;
  private final TransactionTemplate apart;

  SendLetter(
      OutboxRepository repository,
      LetterSender sender,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.repository = repository;
    this.sender = sender;
    this.clock = clock;
    this.apart = new TransactionTemplate(transactions);
    this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @Override
  public void execute(DelegateExecution execution) {
    List<OpenLetter> open = repository.openOf(execution.getProcessBusinessKey());
    for (OpenLetter letter : open) {
      if (letter.gaveUp() && !letter.reported()) {
        // what this job writes is rolled back with it; that a person was told has to stay
        apart.executeWithoutResult(status -> repository.reported(letter.id()));
        throw new JobGivesUp(
            "The letter to "
                + letter.recipient()
                + " was not taken: "
                + letter.lastError()
                + ". Mend the cause and press retry.");
      }
    }
    for (OpenLetter letter : open) {
      if (letter.gaveUp()) {
        apart.executeWithoutResult(status -> repository.again(letter.id(), clock.instant()));
        sender.wake();
      }
    }
    if (!open.isEmpty()) {
      throw new JobWaits("The letter is on its way", LOOK_AGAIN);
    }
  }
}
