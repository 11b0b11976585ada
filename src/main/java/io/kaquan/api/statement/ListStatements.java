package io.kaquan.api.statement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.api.wire.Call;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.Payload;
import io.kaquan.api.wire.Reply;
import io.kaquan.reconciliation.statement.Statement;
import io.kaquan.reconciliation.statement.Statements;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * {@code /card/statement/list}: the days of the merchant that have a statement, oldest first. Not a
 * call of WeChat's.
 */
@Component
class ListStatements implements Call {
  private static final long MAX_DAYS = 366;

  private final Statements statements;

  ListStatements(Statements statements) {
    this.statements = statements;
  }

  @Override
  public String path() {
    return "/card/statement/list";
  }

  @Override
  public Reply answer(Caller caller, Payload payload) {
    LocalDate begin = StatementDay.of(payload, "begin_date");
    LocalDate end = StatementDay.of(payload, "end_date");
    if (end.isBefore(begin) || end.isAfter(begin.plusDays(MAX_DAYS - 1))) {
      return Reply.refused(StatementErrcode.BAD_DATE_RANGE);
    }
    ObjectNode answer = Reply.ok();
    ArrayNode list = answer.putArray("list");
    for (Statement statement : statements.list(caller.merchantId(), begin, end)) {
      list.addObject()
          .put("date", statement.day().toString())
          .put("rows", statement.rows())
          .put("sha256", statement.sha256());
    }
    return Reply.of(answer);
  }
}
