package io.kaquan.api.statement;

import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.OpenCall;
import io.kaquan.api.wire.Query;
import io.kaquan.api.wire.Reply;
import io.kaquan.platform.tenant.MerchantId;
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
  public Reply answer(Query query, byte[] body, String address) {
    return links
        .follow(query.get("ticket"))
        .flatMap(
            target ->
                statements
                    .file(new MerchantId(target.merchantId()), target.day())
                    .map(file -> Reply.csv(file, "statement-" + target.day() + ".csv")))
        .orElseGet(() -> Reply.refused(CommonErrcode.BAD_ARGS, "ticket"));
  }
}
