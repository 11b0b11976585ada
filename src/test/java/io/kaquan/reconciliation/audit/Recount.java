package io.kaquan.reconciliation.audit;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The self-audit of a database whose program is killed again and again, while nothing is going on
 * there.
 */
public final class Recount {

  private Recount() {}

  public static List<Difference> of(JdbcClient db, String appid) {
    return new LedgerChecks(db).differences(appid, null);
  }
}
