package io.kaquan.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.OptimisticLockingFailureException;

/** Which failures are worth another attempt. */
class ProcessesTest {

  @Test
  void what_a_concurrent_transaction_caused_is_tried_again() {
    assertThat(Processes.isCurable(new OptimisticLockingException("changed meanwhile"))).isTrue();
    assertThat(Processes.isCurable(new OptimisticLockingFailureException("changed meanwhile")))
        .isTrue();
    assertThat(Processes.isCurable(new CannotAcquireLockException("deadlock"))).isTrue();
    assertThat(Processes.isCurable(new NullValueException("the execution is gone"))).isTrue();
  }

  @Test
  void a_deadlock_is_recognized_below_the_engines_own_exception() {
    assertThat(Processes.isCurable(wrapped("40P01"))).isTrue();
    assertThat(Processes.isCurable(wrapped("40001"))).isTrue();
  }

  @Test
  void what_fails_every_time_is_not_tried_again() {
    assertThat(Processes.isCurable(wrapped("23505"))).isFalse();
    assertThat(Processes.isCurable(new BadUserRequestException("no such variable"))).isFalse();
    assertThat(Processes.isCurable(new MismatchingMessageCorrelationException("none waits")))
        .isFalse();
  }

  private static ProcessEngineException wrapped(String sqlState) {
    return new ProcessEngineException(
        "persistence failed", new IllegalStateException(new SQLException("refused", sqlState)));
  }
}
