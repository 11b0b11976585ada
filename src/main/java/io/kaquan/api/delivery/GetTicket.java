package io.kaquan.api.delivery;

import io.kaquan.api.wire.CallRefused;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.Callers;
import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.OpenCall;
import io.kaquan.api.wire.Query;
import io.kaquan.api.wire.Reply;
import io.kaquan.platform.access.Tickets;
import io.kaquan.platform.access.Tokens.Token;
import org.springframework.stereotype.Component;

/**
 * {@code GET /cgi-bin/ticket/getticket?type=wx_card}: what a program signs links to the wallet
 * with.
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
  public Reply answer(Query query, byte[] body, String address) {
    // everything is in the query, the token too
    Caller caller = callers.of(query.get("access_token"), address);
    if (!"wx_card".equals(query.get("type"))) {
      throw new CallRefused(CommonErrcode.BAD_ARGS);
    }
    Token ticket = tickets.of(caller.appid());
    return Reply.of(Reply.ok().put("ticket", ticket.value()).put("expires_in", ticket.expiresIn()));
  }
}
