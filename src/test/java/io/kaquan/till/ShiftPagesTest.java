package io.kaquan.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.fixture.PageVisitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a clerk sees of the own day. */
class ShiftPagesTest extends TillScenario {
  @Test
  void the_shift_list_sums_what_this_clerk_redeemed_and_reversed() {
    Coupon kept = issued(card);
    Coupon back = issued(card);
    for (Coupon coupon : List.of(kept, back)) {
      look(coupon.code().value());
      till.submit("/till/redeem", Map.of("amount", "8.88"));
    }
    till.submit("/till/reverse", Map.of("reason", "wrong one"));
    PageVisitor colleague = clerk(List.of());
    Coupon other = issued(card);
    colleague.get("/till");
    colleague.submit("/till/look", Map.of("code", other.code().value()));
    colleague.submit("/till/redeem", Map.of());

    String mine = till.get("/till/shift").html();
    assertThat(mine)
        .contains(
            "<strong>2</strong>", "¥17.76", "<strong>1</strong>", "¥8.88", kept.code().masked())
        .doesNotContain(kept.code().value(), other.code().masked());
    assertThat(till.get("/till/shift?back=1").html()).contains("Nothing redeemed on this day yet");
    moveClockBy(Duration.ofDays(1));
    assertThat(till.get("/till/shift?back=1").html()).contains("¥17.76");
    assertThat(till.get("/till/shift?lang=zh-CN").html()).contains("我的核销").doesNotContain("??");
  }
}
