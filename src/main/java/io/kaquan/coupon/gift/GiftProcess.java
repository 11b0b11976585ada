package io.kaquan.coupon.gift;

import io.kaquan.coupon.lifecycle.GiftsMoved.Ended;
import io.kaquan.coupon.lifecycle.GiftsMoved.Offered;
import io.kaquan.coupon.lifecycle.GiftsMoved.Outcome;
import io.kaquan.platform.engine.Processes;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The words shared with processes/coupon-gift.bpmn. The business key is the offer's id. */
@Component
class GiftProcess {
  static final String PROCESS = "CouponGift";
  private static final String GIFT_OFFERED = "Msg_GiftOffered";

  /**
   * What the process waits for beside the clock. It needs no word of an offer that lapsed or
   * expired: it has timers.
   */
  private static final Map<Outcome, String> MESSAGES =
      Map.of(
          Outcome.ACCEPTED,
          "Msg_GiftAccepted",
          Outcome.TAKEN_BACK,
          "Msg_GiftTakenBack",
          Outcome.VOIDED,
          "Msg_GiftVoided");

  /** Moments, as java.util.Date: when it lapses, and when the coupon's validity is over. */
  private static final String UNTIL = "until";

  private static final String OVER = "over";

  /**
   * Whether the coupon went back to its giver because the time was over, and not for another reason
   * meanwhile.
   */
  private static final String LAPSED = "lapsed";

  private final Processes processes;

  GiftProcess(Processes processes) {
    this.processes = processes;
  }

  void begin(Offered offer) {
    processes.start(
        PROCESS,
        GIFT_OFFERED,
        offer.gift().toString(),
        Map.of(UNTIL, Date.from(offer.until()), OVER, Date.from(offer.end().plusSeconds(1))));
  }

  /** An instance that is past its waiting, or over, ends by itself. */
  void end(Ended ended) {
    if (MESSAGES.containsKey(ended.outcome())) {
      processes.tell(MESSAGES.get(ended.outcome()), ended.gift().toString(), Map.of());
    }
  }

  static UUID gift(DelegateExecution execution) {
    return UUID.fromString(execution.getProcessBusinessKey());
  }

  static void returned(DelegateExecution execution, boolean lapsed) {
    execution.setVariable(LAPSED, lapsed);
  }
}
