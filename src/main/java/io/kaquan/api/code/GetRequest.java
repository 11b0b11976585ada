package io.kaquan.api.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kaquan.api.wire.Call;
import io.kaquan.api.wire.Caller;
import io.kaquan.api.wire.Payload;
import io.kaquan.api.wire.Reply;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * {@code /card/code/request/get}: the first answer to a request number, for a caller that did not
 * receive it. Not a call of WeChat's.
 */
@Component
class GetRequest implements Call {
  private final Coupons coupons;
  private final Map<String, NumberedCall> calls;
  private final ObjectMapper json;

  GetRequest(Coupons coupons, List<NumberedCall> calls, ObjectMapper json) {
    this.coupons = coupons;
    this.calls =
        calls.stream().collect(Collectors.toMap(NumberedCall::operation, Function.identity()));
    this.json = json;
  }

  @Override
  public String path() {
    return "/card/code/request/get";
  }

  @Override
  public Reply answer(Caller caller, Payload payload) {
    String number = payload.required("out_request_no");
    return coupons
        .findRequest(caller.appid(), Source.API, number)
        .map(this::reply)
        .orElseGet(() -> Reply.refused(CodeErrcode.UNKNOWN_REQUEST_NUMBER));
  }

  private Reply reply(Coupons.AnsweredRequest request) {
    NumberedCall call = Objects.requireNonNull(calls.get(request.operation()));
    return Reply.of(
        Reply.ok()
            .put("operation", call.path())
            .put("time", request.at().getEpochSecond())
            .set("answer", read(call.reply(request.result()))));
  }

  private JsonNode read(Reply first) {
    try {
      return json.readTree(first.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
