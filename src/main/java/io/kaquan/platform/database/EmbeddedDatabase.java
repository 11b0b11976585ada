package io.kaquan.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * A PostgreSQL inside this process, for a machine that has none: used whenever {@code
 * spring.datasource.url} is not set.
 */
final class EmbeddedDatabase {
  private static final String DATABASE = "kaquan";
  private static final String OWNER = "kaquan_owner";
  private static final String APPLICATION = "kaquan";

  static class NoUrlGiven implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !context.getEnvironment().containsProperty("spring.datasource.url");
    }
  }

  private EmbeddedDatabase() {}

  @Configuration(proxyBeanMethods = false)
  @Conditional(NoUrlGiven.class)
  @ConditionalOnMissingClass("io.zonky.test.db.postgres.embedded.EmbeddedPostgres")
  static class NothingToStart {
    @Bean
    JdbcConnectionDetails noDatabase() {
      throw new CannotStart(
          "no database is named. Set spring.datasource.url, spring.datasource.username and "
              + "spring.datasource.password to a PostgreSQL 15 or newer.");
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Conditional(NoUrlGiven.class)
  @ConditionalOnClass(EmbeddedPostgres.class)
  static class Server {

    @Bean
    DataFolder dataFolder(DatabaseSettings settings) {
      DataFolder folder = DataFolder.take(settings.data());
      folder.stopLeftover();
      return folder;
    }

    @Bean
    EmbeddedPostgres embeddedPostgres(DataFolder folder, DatabaseSettings settings)
        throws IOException, SQLException {
      EmbeddedPostgres server = start(folder.postgres(), settings.fsync());
      prepare(server);
      return server;
    }

    @Bean
    JdbcConnectionDetails jdbcConnectionDetails(EmbeddedPostgres server) {
      return new Details(server, APPLICATION);
    }

    @Bean
    FlywayConnectionDetails flywayConnectionDetails(EmbeddedPostgres server) {
      return new OwnerDetails(server);
    }

    private static EmbeddedPostgres start(Path folder, boolean fsync) throws IOException {
      String onOff = fsync ? "on" : "off";
      // The library's own folder for binaries is one for all users of the machine: who comes second
      // can't write there.
      Path binaries =
          Path.of(
              System.getProperty("java.io.tmpdir"),
              "kaquan-postgres-"
                  + System.getProperty("user.name").replaceAll("[^A-Za-z0-9._-]", "_"));
      try {
        return EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setCleanDataDirectory(false)
            // the context closes it after everything that needs it; a hook of its own would run at
            // the same time
            .setRegisterShutdownHook(false)
            .setOverrideWorkingDirectory(binaries.toFile())
            .setPGStartupWait(Duration.ofSeconds(60))
            .setLocaleConfig("locale", "C")
            .setServerConfig("listen_addresses", "localhost")
            .setServerConfig("fsync", onOff)
            .setServerConfig("synchronous_commit", onOff)
            .setServerConfig("full_page_writes", onOff)
            .setServerConfig("shared_buffers", "256MB")
            .setServerConfig("max_connections", "100")
            .setServerConfig("log_timezone", "UTC")
            .start();
      } catch (IllegalStateException broken) {
        throw new CannotStart(
            "PostgreSQL does not start on "
                + folder
                + ": "
                + broken.getMessage()
                + ". A folder made by another version or damaged by a crash can be moved aside; the demo is then made anew.",
            broken);
      }
    }

    /**
     * Both roles and the database, where they are not there yet. The server listens on loopback
     * only.
     */
    private static void prepare(EmbeddedPostgres server) throws SQLException {
      try (Connection connection = server.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        for (String role : new String[] {OWNER, APPLICATION}) {
          if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")) {
            statement.execute("CREATE ROLE " + role + " LOGIN");
          }
        }
        if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
          statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + OWNER + " ENCODING 'UTF8'");
        }
      }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
      try (ResultSet rows = statement.executeQuery(query)) {
        return rows.next();
      }
    }

    private record Details(EmbeddedPostgres server, String getUsername)
        implements JdbcConnectionDetails {
      @Override
      public String getPassword() {
        return "";
      }

      @Override
      public String getJdbcUrl() {
        return urlOf(server);
      }
    }

    private record OwnerDetails(EmbeddedPostgres server) implements FlywayConnectionDetails {
      @Override
      public String getUsername() {
        return OWNER;
      }

      @Override
      public String getPassword() {
        return "";
      }

      @Override
      public String getJdbcUrl() {
        return urlOf(server);
      }
    }

    private static String urlOf(EmbeddedPostgres server) {
      return "jdbc:postgresql://localhost:" + server.getPort() + "/" + DATABASE;
    }
  }
}
