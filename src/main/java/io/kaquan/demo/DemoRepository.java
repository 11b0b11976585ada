package io.kaquan.demo;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the demo remembers between starts. */
@Repository
@DemoOnly
class DemoRepository {
  private static final String AHEAD = "SELECT ahead_millis FROM demo_state";
  private static final String SET_AHEAD = "UPDATE demo_state SET ahead_millis = :ahead";
  private static final String TELL = "UPDATE demo_state SET story_told = true WHERE NOT story_told";

  private final JdbcClient db;

  DemoRepository(JdbcClient db) {
    this.db = db;
  }

  Duration ahead() {
    return Duration.ofMillis(db.sql(AHEAD).query(Long.class).single());
  }

  void setAhead(Duration ahead) {
    db.sql(SET_AHEAD).param("ahead", ahead.toMillis()).update();
  }

  /** Returns true once: for the first caller of all, who then tells the story. */
  boolean tellStory() {
    return db.sql(TELL).update() == 1;
  }
}
