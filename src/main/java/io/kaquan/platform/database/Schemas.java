package io.kaquan.platform.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Tells the migrations which role the application works as, so that they can grant it no more than
 * it needs.
 */
@Configuration(proxyBeanMethods = false)
class Schemas {
  private static final Logger log = LoggerFactory.getLogger(Schemas.class);

  @Bean
  FlywayConfigurationCustomizer applicationRole(
      JdbcConnectionDetails application, FlywayConnectionDetails owner) {
    String role = application.getUsername();
    String migrator = owner.getUsername() == null ? role : owner.getUsername();
    if (migrator.equals(role)) {
      log.warn(
          "One database role ({}) owns the tables and works with them: the ledger is kept append-only by its "
              + "trigger alone. operations.md shows how to use two roles.",
          role);
    }
    return configuration -> {
      var placeholders = new java.util.HashMap<>(configuration.getPlaceholders());
      placeholders.put("application_role", '"' + role.replace("\"", "\"\"") + '"');
      configuration.placeholders(placeholders);
    };
  }
}
