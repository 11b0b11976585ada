package io.kaquan.platform.database;

import java.sql.SQLException;
import java.util.Set;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says in one line why a start failed, where the reason is one that a person can mend; else leaves
 * it to Spring.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class OneLineReporter implements SpringBootExceptionReporter {
  /**
   * Nobody answers, the connection broke, wrong role or password, no such database (PostgreSQL,
   * appendix A).
   */
  private static final Set<String> NO_WAY_IN = Set.of("08001", "08006", "28000", "28P01", "3D000");

  @Override
  public boolean reportException(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CannotStart reason) {
        return say(String.valueOf(reason.getMessage()));
      }
      if (cause instanceof PortInUseException busy) {
        return say(
            "Port "
                + busy.getPort()
                + " is in use. Stop the program that holds it, or start with another one: "
                + "-Dspring-boot.run.arguments=--server.port=8081");
      }
      if (cause instanceof SQLException refused
          && NO_WAY_IN.contains(String.valueOf(refused.getSQLState()))) {
        return say(
            "the database lets nobody in: "
                + String.valueOf(refused.getMessage()).lines().findFirst().orElse(""));
      }
    }
    return false;
  }

  private static boolean say(String line) {
    LogFactory.getLog("io.kaquan").error("Kaquan cannot start: " + line);
    return true;
  }
}
