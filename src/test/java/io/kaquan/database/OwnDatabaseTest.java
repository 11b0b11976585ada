package io.kaquan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaquan.KaquanApplication;
import io.kaquan.Rest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Kaquan on somebody's own PostgreSQL, with two roles, as operations.md tells: no demo, no database inside. */
@Tag("full")
@ExtendWith(OutputCaptureExtension.class)
class OwnDatabaseTest {
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
  private static final String PASSWORD = "Much-too-long-4-you";
  private static EmbeddedPostgres theirs;

  @TempDir
  Path folder;

  @BeforeAll
  static void aDatabaseWithTwoRoles() throws IOException, SQLException {
    theirs = EmbeddedPostgres.start();
    try (Connection root = theirs.getPostgresDatabase().getConnection(); Statement sql = root.createStatement()) {
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
      try (ConfigurableApplicationContext kaquan = run(url("kaquan"))) {
        String server = "http://localhost:" + ((ServletWebServerApplicationContext) kaquan).getWebServer().getPort();
        assertThat(new Rest(server, "root", PASSWORD).get("/engine-rest/user/count").text())
            .contains("\"count\":1");
        assertThat(kaquan.getBeanNamesForType(EmbeddedPostgres.class)).isEmpty();
        assertThat(folder).isEmptyDirectory();
      }
    }
    try (Connection works = DriverManager.getConnection(url("kaquan"), "kaquan", "k"); Statement sql = works.createStatement()) {
      assertThatThrownBy(() -> sql.execute("DELETE FROM kaquan.coupon_event")).hasMessageContaining("permission denied");
    }
  }

  @Test
  void a_database_that_is_not_there_is_told_in_one_line(CapturedOutput log) {
    assertThatThrownBy(() -> run(url("nothing")));
    assertThat(log.getAll().lines().filter(line -> line.contains("ERROR")))
        .singleElement().asString().contains("the database lets nobody in", "\"nothing\" does not exist");
    assertThat(log.getAll()).doesNotContain("\tat ");
  }

  private ConfigurableApplicationContext run(String url) {
    return new SpringApplicationBuilder(KaquanApplication.class).run("--server.port=0", "--spring.datasource.url=" + url,
        "--spring.datasource.username=kaquan", "--spring.datasource.password=k", "--spring.flyway.user=kaquan_owner",
        "--spring.flyway.password=o", "--kaquan.key=" + KEY, "--kaquan.administrator.name=root",
        "--kaquan.administrator.password=" + PASSWORD, "--spring.mail.host=localhost",
        "--kaquan.embedded.data=" + folder.resolve("never"));
  }

  private static String url(String database) {
    return "jdbc:postgresql://localhost:" + theirs.getPort() + "/" + database;
  }
}
