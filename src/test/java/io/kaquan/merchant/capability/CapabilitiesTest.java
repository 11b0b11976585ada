package io.kaquan.merchant.capability;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.Channel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CapabilitiesTest extends Scenario {
  @Autowired private Capabilities capabilities;

  @Test
  void the_channels_grant_what_the_trade_decided() {
    List<String> coupons = List.of("GROUPON", "CASH", "DISCOUNT", "GIFT", "GENERAL_COUPON");

    assertThat(capabilities.all()).hasSize(24).allMatch(Capability::api);
    assertThat(capabilities.all().stream().filter(Capability::console).map(Capability::cardType))
        .containsExactlyElementsOf(coupons);
    assertThat(capabilities.mayCreate(Channel.OFFICIAL_ACCOUNT, "CASH", true)).isTrue();
    assertThat(capabilities.mayCreate(Channel.OPEN_PLATFORM, "CASH", true)).isFalse();
    assertThat(capabilities.mayCreate(Channel.OPEN_PLATFORM, "BUS_TICKET", false)).isTrue();
    assertThat(capabilities.mayCreate(Channel.OFFICIAL_ACCOUNT, "MEMBER_CARD", true)).isFalse();
    assertThat(capabilities.mayCreate(Channel.OFFICIAL_ACCOUNT, "LUCKY_MONEY", false)).isFalse();
  }
}
