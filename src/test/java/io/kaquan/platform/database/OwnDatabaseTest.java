package io.kaquan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaquan.fixture.KaquanProcess;
import io.kaquan.fixture.Rest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kaquan on somebody's own PostgreSQL, with two roles, as operations.md tells: no demo, no database
 * inside.
 */
@Tag("full")
class OwnDatabaseTest {
  private static EmbeddedPostgres theirs;

  @TempDir Path folder;
  private Path data;

  @BeforeEach
  void noDataFolderYet() {
    data = folder.resolve("never");
  }

  @BeforeAll
  static void aDatabaseWithTwoRoles() throws IOException, SQLException {
    theirs = EmbeddedPostgres.start();
    try (Connection root = theirs.getPostgresDatabase().getConnection();
        Statement sql = root.createStatement()) {
      sql.execute("CREATE ROLE kaquan_owner LOGIN PASSWORD 'o'");
      sql.execute("CREATE ROLE kaquan LOGIN PASSWORD 'k'");
      sql.execute("CREATE DATABASE kaquan OWNER kaquan_owner ENCODING 'UTF8'");
    }
  }

  @AfterAll
  static void stop() throws IOException {
    theirs.close();
  }

  @Test
  void twice_on_the_same_database_with_the_first_administrator_from_settings() throws SQLException {
    for (int start = 1; start <= 2; start++) {
      try (KaquanProcess kaquan = run(url("kaquan")).untilReady()) {
        assertThat(
                new Rest(kaquan.server(), KaquanProcess.ROOT, KaquanProcess.PASSWORD)
                    .get("/engine-rest/user/count")
                    .text())
            .contains("\"count\":1");
        assertThat(data).doesNotExist();
      }
    }
    try (Connection works = DriverManager.getConnection(url("kaquan"), "kaquan", "k");
        Statement sql = works.createStatement()) {
      assertThatThrownBy(() -> sql.execute("DELETE FROM kaquan.coupon_event"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void a_database_that_is_not_there_is_told_in_one_line() {
    try (KaquanProcess kaquan = run(url("nothing"))) {
      List<String> said = kaquan.saidUntilItsEnd();
      assertThat(said)
          .filteredOn(line -> line.contains("ERROR"))
          .singleElement()
          .asString()
          .contains("the database lets nobody in", "\"nothing\" does not exist");
      assertThat(said).noneMatch(line -> line.startsWith("\tat "));
    }
  }

  private KaquanProcess run(String url) {
    return KaquanProcess.start(
        Duration.ZERO,
        folder,
        "--spring.datasource.url=" + url,
        "--spring.datasource.username=kaquan",
        "--spring.datasource.password=k",
        "--spring.flyway.user=kaquan_owner",
        "--spring.flyway.password=o",
        "--spring.mail.host=localhost",
        "--kaquan.embedded.data=" + data);
  }

  private static String url(String database) {
    return "jdbc:postgresql://localhost:" + theirs.getPort() + "/" + database;
  }
}
