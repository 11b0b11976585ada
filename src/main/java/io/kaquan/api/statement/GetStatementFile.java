package io.kaquan.api.statement;

import io.kaquan.api.wire.Body;
import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.OpenCall;
import io.kaquan.api.wire.QueryString;
import io.kaquan.api.wire.Reply;
import io.kaquan.reconciliation.statement.Statements;
import org.springframework.stereotype.Component;

/** The file behind the link of {@code /card/statement/get}. */
@Component
class GetStatementFile implements OpenCall {
  static final String PATH = "/card/statement/file";

  private final Statements statements;
  private final StatementLinks links;

  GetStatementFile(Statements statements, StatementLinks links) {
    this.statements = statements;
    this.links = links;
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Reply answer(QueryString query, Body body, String address) {
    return links
        .open(query.get("ticket"))
        .flatMap(
            target ->
                statements
                    .file(target.merchantId(), target.day())
                    .map(file -> Reply.csv(file, "statement-" + target.day() + ".csv")))
        .orElseGet(() -> Reply.refused(CommonErrcode.BAD_ARGS, "ticket"));
  }
}
