package io.kaquan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The scripts of the rooms, and the schema that they make. */
class MigrationsTest extends Scenario {
  private static final Path SCRIPTS = Path.of("src/main/resources/db/migration");
  private static final Path ROOMS = Path.of("src/main/java/io/kaquan");
  private static final Pattern CREATED = Pattern.compile("(?i)\\bCREATE TABLE (\\w+)");
  private static final Pattern TOUCHED =
      Pattern.compile(
          "(?i)\\b(?:CREATE TABLE|ALTER TABLE|INSERT INTO|UPDATE|DELETE FROM|DROP TABLE"
              + "|INDEX \\w+ ON) (?:ONLY )?(\\w+)");

  @Autowired private JdbcClient db;

  @Test
  void every_script_belongs_to_a_room() throws IOException {
    assertThat(scripts().keySet())
        .isNotEmpty()
        .allSatisfy(room -> assertThat(ROOMS.resolve(room).resolve("package-info.java")).exists());
  }

  @Test
  void a_table_is_made_and_changed_in_its_own_rooms_scripts_only() throws IOException {
    Map<Path, String> scripts = scripts();
    assertThat(scripts)
        .allSatisfy(
            (room, sql) ->
                assertThat(named(TOUCHED, sql))
                    .as("tables that the scripts of " + room + " make or change")
                    .isSubsetOf(named(CREATED, sql)));
  }

  @Test
  void every_constraint_has_a_name_that_says_what_is_wrong() {
    List<String> unnamed =
        db.sql(
                """
                SELECT conname
                  FROM pg_constraint
                 WHERE connamespace = 'kaquan'::regnamespace AND contype IN ('c', 'f', 'u')
                   AND conname ~ '_(check|fkey|key)[0-9]*$' AND conrelid <> 'flyway_schema_history'::regclass
                """)
            .query(String.class)
            .list();
    assertThat(unnamed).isEmpty();
  }

  /** All scripts of each room as one text. */
  private static Map<Path, String> scripts() throws IOException {
    Map<Path, String> scripts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SCRIPTS)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String sql = Files.readString(file).replaceAll("--.*|CREATE TRIGGER[^;]*;", "");
        scripts.merge(SCRIPTS.relativize(file.getParent()), sql, String::concat);
      }
    }
    return scripts;
  }

  private static Set<String> named(Pattern pattern, String sql) {
    return pattern
        .matcher(sql)
        .results()
        .map((MatchResult found) -> found.group(1))
        .filter(name -> !name.equals("ON"))
        .collect(Collectors.toSet());
  }
}
