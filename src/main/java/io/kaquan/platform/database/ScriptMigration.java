package io.kaquan.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * A migration that runs the create scripts that a library ships in its jar, in a schema of their
 * own, so that Flyway owns those tables too and no copy of the scripts has to be kept.
 *
 * @param version as Flyway writes it
 * @param schema where the tables go; made by Flyway's settings
 * @param scripts class path locations, in order
 */
public record ScriptMigration(String version, String what, String schema, List<String> scripts)
    implements JavaMigration {

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion(version);
  }

  @Override
  public String getDescription() {
    return what;
  }

  @Override
  public Integer getChecksum() {
    return scripts.hashCode();
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    String before = connection.getSchema();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL search_path TO " + schema);
      for (String script : scripts) {
        ScriptUtils.executeSqlScript(
            connection, new EncodedResource(new ClassPathResource(script), "UTF-8"));
      }
      statement.execute("SET LOCAL search_path TO " + before);
    }
  }
}
