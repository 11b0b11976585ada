package io.kaquan.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.card.design.Designs;
import io.kaquan.fixture.ApiScenario;
import io.kaquan.merchant.suspension.Suspensions;
import io.kaquan.platform.tenant.AppId;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a suspended account can still do, and what not. */
class SuspensionTest extends ApiScenario {
  private static final String ISSUE =
      "{\"card_id\":\"%s\",\"openid\":\"oAbcdefghijklmnopqrstuvwxyz1\"}";

  @Autowired private Suspensions suspensions;

  @Test
  void no_new_card_and_no_claim_but_redeeming_and_statements_go_on() {
    String issue = ISSUE.formatted(shop.cardOnSale(Designs.cash()));
    String code = post("/card/code/issue", issue).get("code").asText();

    assertThat(suspensions.suspend(new AppId(shop.appid()), "Coupons for tobacco", "lead"))
        .isEmpty();

    assertThat(errcode("/card/create", "{\"card\":" + Designs.cash() + "}")).isEqualTo(48001);
    assertThat(errcode("/card/code/issue", issue)).isEqualTo(48001);
    assertThat(errcode("/card/code/get", "{\"code\":\"" + code + "\"}")).isZero();
    assertThat(errcode("/card/code/consume", "{\"code\":\"" + code + "\"}")).isZero();
    LocalDate yesterday = LocalDate.now(clock).minusDays(1);
    assertThat(
            errcode(
                "/card/statement/list",
                "{\"begin_date\":\"%s\",\"end_date\":\"%s\"}".formatted(yesterday, yesterday)))
        .isZero();

    assertThat(suspensions.resume(new AppId(shop.appid()), "lead")).isEmpty();
    assertThat(errcode("/card/create", "{\"card\":" + Designs.cash() + "}")).isZero();
    assertThat(errcode("/card/code/issue", issue)).isZero();
  }
}
