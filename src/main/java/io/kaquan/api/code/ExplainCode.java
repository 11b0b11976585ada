package io.kaquan.api.code;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.api.wire.Call;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.Errcode;
import io.kaquan.api.wire.Payload;
import io.kaquan.api.wire.Reply;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.ledger.Attempt;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.LedgerActor;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.reconciliation.trace.Trace;
import io.kaquan.reconciliation.trace.Traces;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code /card/code/explain}: everything that happened to a code, in order, with refused calls and
 * the rows of statements. Not a call of WeChat's.
 */
@Component
class ExplainCode implements Call {
  private final Traces traces;

  ExplainCode(Traces traces) {
    this.traces = traces;
  }

  @Override
  public String path() {
    return "/card/code/explain";
  }

  @Override
  public Reply answer(Caller caller, Payload payload) {
    String code = payload.required("code", CommonErrcode.NO_CODE);
    return traces
        .of(
            caller.appid(),
            CouponCode.parse(code).map(List::of).orElse(List.of()),
            payload.text("card_id"),
            Actor.api(caller.address()))
        .fold(ExplainCode::reply, why -> Reply.refused(CodeErrcode.of(why)));
  }

  private static Reply reply(Trace trace) {
    Coupon coupon = trace.coupon();
    ObjectNode answer =
        Reply.ok().put("code", coupon.code().value()).put("card_id", coupon.cardId().value());
    put(answer, "openid", coupon.openid() == null ? null : coupon.openid().value());
    answer.put("user_card_status", coupon.status().name());
    if (coupon.begin() != null) {
      answer
          .put("begin_time", coupon.begin().getEpochSecond())
          .put("end_time", coupon.end().getEpochSecond());
    }
    answer.put("more_refusals", trace.moreRefusals());
    var steps = answer.putArray("life");
    trace
        .steps()
        .forEach(
            step -> {
              ObjectNode one = steps.addObject().put("time", step.at().getEpochSecond());
              if (step instanceof Trace.Happened happened) {
                addEvent(one, happened.entry());
                if (happened.row() != null) {
                  one.putObject("statement")
                      .put("date", happened.row().day().toString())
                      .put("no", happened.row().no());
                }
              } else if (step instanceof Trace.Refused refused) {
                addRefusal(one, refused.attempt());
              }
            });
    return Reply.of(answer);
  }

  private static void addEvent(ObjectNode one, Entry entry) {
    one.put("kind", entry.kind().name()).put("code", entry.coupon().code().value());
    put(one, "from_status", entry.from());
    one.put("to_status", entry.to()).put("source", entry.by().source());
    OpenId openid = entry.coupon().openid();
    put(one, "openid", openid == null ? null : openid.value());
    addRequest(one, entry.by(), entry.requestNumber(), entry.reason());
    put(one, "outer_str", entry.coupon().outerStr());
    CouponCode otherCode = entry.otherCode();
    put(one, "other_code", otherCode == null ? null : otherCode.value());
    if (entry.amountFen() != 0) {
      one.put("amount", entry.amountFen());
    }
  }

  private static void addRefusal(ObjectNode one, Attempt attempt) {
    Errcode errcode = CodeErrcode.of(Refusal.valueOf(attempt.refusal()));
    one.put("kind", "REFUSED")
        .put("code", attempt.target().code())
        .put("operation", attempt.transition())
        .put("errcode", errcode.code())
        .put("errmsg", errcode.words())
        .put("source", attempt.by().source());
    put(one, "openid", attempt.target().openid());
    addRequest(one, attempt.by(), attempt.requestNumber(), attempt.reason());
    if (attempt.amountFen() != null) {
      one.put("amount", attempt.amountFen());
    }
  }

  private static void addRequest(
      ObjectNode one, LedgerActor by, @Nullable String number, @Nullable String reason) {
    put(one, "clerk", by.clerk());
    put(one, "device", by.device());
    put(one, "location_id", by.locationId());
    put(one, "out_request_no", number);
    put(one, "reason", reason);
  }

  private static void put(ObjectNode one, String field, @Nullable String value) {
    if (value != null) {
      one.put(field, value);
    }
  }
}
