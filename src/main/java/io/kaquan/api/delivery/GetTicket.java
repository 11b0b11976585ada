package io.kaquan.api.delivery;

import io.kaquan.api.wire.Body;
import io.kaquan.api.wire.CallRefused;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.Callers;
import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.OpenCall;
import io.kaquan.api.wire.QueryString;
import io.kaquan.api.wire.Reply;
import io.kaquan.platform.access.Tickets;
import io.kaquan.platform.access.Tokens.Token;
import org.springframework.stereotype.Component;

/**
 * {@code GET /cgi-bin/ticket/getticket?type=wx_card}: the ticket with which a program signs links
 * to the wallet. An open call because its type is in the query, like the token.
 */
@Component
class GetTicket implements OpenCall {
  private final Tickets tickets;
  private final Callers callers;

  GetTicket(Tickets tickets, Callers callers) {
    this.tickets = tickets;
    this.callers = callers;
  }

  @Override
  public String path() {
    return "/cgi-bin/ticket/getticket";
  }

  @Override
  public Reply answer(QueryString query, Body body, String address) {
    Caller caller = callers.authenticate(query.get("access_token"), address);
    if (!"wx_card".equals(query.get("type"))) {
      throw new CallRefused(CommonErrcode.BAD_ARGS);
    }
    Token ticket = tickets.of(caller.appid().value());
    return Reply.of(Reply.ok().put("ticket", ticket.value()).put("expires_in", ticket.expiresIn()));
  }
}
