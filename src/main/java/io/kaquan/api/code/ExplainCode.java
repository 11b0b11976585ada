package io.kaquan.api.code;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.api.wire.Call;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.CommonErrcode;
import io.kaquan.api.wire.Errcode;
import io.kaquan.api.wire.Payload;
import io.kaquan.api.wire.Reply;
import io.kaquan.coupon.ledger.Attempt;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.reconciliation.trace.Life;
import io.kaquan.reconciliation.trace.Lives;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * {@code /card/code/explain}, ours: the whole life of a code in order, refused attempts and rows of
 * statements included.
 */
@Component
class ExplainCode implements Call {
  private final Lives lives;

  ExplainCode(Lives lives) {
    this.lives = lives;
  }

  @Override
  public String path() {
    return "/card/code/explain";
  }

  @Override
  public Reply answer(Caller caller, Payload payload) {
    String code = payload.needed("code", CommonErrcode.NO_CODE);
    return lives
        .explain(caller.appid(), List.of(code), payload.text("card_id"), caller.by())
        .fold(ExplainCode::told, why -> Reply.refused(CodeErrcode.of(why), null));
  }

  private static Reply told(Life life) {
    Coupon coupon = life.coupon();
    ObjectNode answer = Reply.ok().put("code", coupon.code()).put("card_id", coupon.cardId());
    put(answer, "openid", coupon.openid());
    answer.put("user_card_status", coupon.status().name());
    if (coupon.begin() != null) {
      answer
          .put("begin_time", coupon.begin().getEpochSecond())
          .put("end_time", coupon.end().getEpochSecond());
    }
    answer.put("more_refusals", life.moreRefusals());
    var steps = answer.putArray("life");
    life.steps()
        .forEach(
            step -> {
              ObjectNode one = steps.addObject().put("time", step.at().getEpochSecond());
              if (step.isRefusal()) {
                refused(one, step.attempt());
              } else {
                happened(one, step.entry());
              }
              if (step.line() != null) {
                one.putObject("statement")
                    .put("date", step.line().day().toString())
                    .put("no", step.line().no());
              }
            });
    return Reply.of(answer);
  }

  private static void happened(ObjectNode one, Entry entry) {
    one.put("kind", entry.kind().name()).put("code", entry.code());
    put(one, "from_status", entry.from());
    one.put("to_status", entry.to()).put("source", entry.source());
    put(one, "openid", entry.openid());
    asked(
        one,
        entry.clerk(),
        entry.device(),
        entry.locationId(),
        entry.requestNumber(),
        entry.reason());
    put(one, "outer_str", entry.outerStr());
    put(one, "other_code", entry.otherCode());
    if (entry.amountFen() != 0) {
      one.put("amount", entry.amountFen());
    }
  }

  private static void refused(ObjectNode one, Attempt attempt) {
    Errcode errcode = CodeErrcode.of(Refusal.valueOf(attempt.why()));
    one.put("kind", "REFUSED")
        .put("code", attempt.code())
        .put("operation", attempt.arrow())
        .put("errcode", errcode.code())
        .put("errmsg", errcode.words())
        .put("source", attempt.source());
    put(one, "openid", attempt.openid());
    asked(
        one,
        attempt.clerk(),
        attempt.device(),
        attempt.locationId(),
        attempt.requestNumber(),
        attempt.reason());
    if (attempt.amountFen() != null) {
      one.put("amount", attempt.amountFen());
    }
  }

  private static void asked(
      ObjectNode one, String clerk, String device, String location, String number, String reason) {
    put(one, "clerk", clerk);
    put(one, "device", device);
    put(one, "location_id", location);
    put(one, "out_request_no", number);
    put(one, "reason", reason);
  }

  private static void put(ObjectNode one, String field, String value) {
    if (value != null) {
      one.put(field, value);
    }
  }
}
