package io.kaquan.platform.engine;

import io.kaquan.platform.database.ConcurrentUpdates;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts processes and sends them messages, each identified by its business key, in the caller's
 * transaction.
 */
@Component
public class Processes {
  private static final int ATTEMPTS = 4;

  private static final Duration PAUSE = Duration.ofMillis(25);

  private final RuntimeService runtime;
  private final RepositoryService definitions;
  private final TransactionTemplate transaction;

  /** The newest definition of a process by its key; new definitions come with a restart only. */
  private final Map<String, String> newest = new ConcurrentHashMap<>();

  Processes(
      RuntimeService runtime,
      RepositoryService definitions,
      PlatformTransactionManager transactions) {
    this.runtime = runtime;
    this.definitions = definitions;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Starts a process by the message of one of its start events.
   *
   * @param process the key of the definition, whose newest version starts
   */
  public void start(
      String process, String message, String businessKey, Map<String, Object> variables) {
    runtime.startProcessInstanceByMessageAndProcessDefinitionId(
        message, newestDefinition(process), businessKey, variables);
  }

  /**
   * Sends a message to the running process with this business key.
   *
   * @param variables set in the process
   * @return false if no process, or no process that waits for this message, has this key
   */
  public boolean tell(String message, String businessKey, Map<String, Object> variables) {
    return !runtime
        .createMessageCorrelation(message)
        .processInstanceBusinessKey(businessKey)
        .setVariables(variables)
        .correlateAllWithResult()
        .isEmpty();
  }

  /**
   * Sends a message to the running process with this business key, which begins something of its
   * own with it, such as a subprocess beside others.
   *
   * @param variables set in what the message begins only
   * @return false if no process, or no process that waits for this message, has this key
   */
  public boolean begin(String message, String businessKey, Map<String, Object> variables) {
    return !runtime
        .createMessageCorrelation(message)
        .processInstanceBusinessKey(businessKey)
        .setVariablesToTriggeredScope(variables)
        .correlateAllWithResult()
        .isEmpty();
  }

  /**
   * Does the work in one transaction, so that rows and process change together or not at all. Does
   * it again, up to three times and after a pause, if a job of the same process was faster; never
   * within a transaction of the caller, which can't be repeated from here.
   */
  public <T> T together(Supplier<T> work) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return work.get();
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
      } catch (ProcessEngineException | ConcurrencyFailureException e) {
        if (attempt == ATTEMPTS || !isCurable(e)) {
          throw e;
        }
        pause(attempt);
      }
    }
  }

  /** Returns whether the same work may succeed when it is done again. */
  static boolean isCurable(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OptimisticLockingException
          || cause instanceof ConcurrencyFailureException
          // what the engine was about to move is gone: a job of the process was faster
          || cause instanceof NullValueException
          || ConcurrentUpdates.isToldBy(cause)) {
        return true;
      }
    }
    return false;
  }

  /** Waits longer each time, and not as long as another that was refused at the same moment. */
  private static void pause(int attempt) {
    try {
      Thread.sleep(PAUSE.toMillis() * attempt + ThreadLocalRandom.current().nextLong(25));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted between two attempts", e);
    }
  }

  /** Returns the id of the newest version of a process. */
  public String newestDefinition(String process) {
    return newest.computeIfAbsent(
        process,
        key -> {
          ProcessDefinition found =
              definitions
                  .createProcessDefinitionQuery()
                  .processDefinitionKey(key)
                  .latestVersion()
                  .singleResult();
          return found.getId();
        });
  }
}
