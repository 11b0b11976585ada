package io.kaquan.api.statement;

import io.kaquan.api.wire.Call;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.Payload;
import io.kaquan.api.wire.Reply;
import io.kaquan.reconciliation.statement.Statements;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * {@code /card/statement/get}: a link to the statement of a finished day. Not a call of WeChat's.
 */
@Component
class GetStatement implements Call {
  private final Statements statements;
  private final StatementLinks links;

  GetStatement(Statements statements, StatementLinks links) {
    this.statements = statements;
    this.links = links;
  }

  @Override
  public String path() {
    return "/card/statement/get";
  }

  @Override
  public Reply answer(Caller caller, Payload payload) {
    LocalDate day = StatementDay.of(payload, "date");
    return statements
        .find(caller.merchantId(), day)
        .map(
            statement ->
                Reply.of(
                    Reply.ok()
                        .put("url", links.to(new StatementLinks.Target(caller.merchantId(), day)))
                        .put("sha256", statement.sha256())))
        .orElseGet(() -> Reply.refused(CommonErrcode.BAD_ARGS, "date"));
  }
}
