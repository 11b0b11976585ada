package io.kaquan.platform.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class IdentifiersTest {
  @Test
  void an_appid_is_checked_where_it_is_born() {
    assertThat(AppId.parse("wxdemo0000000001")).contains(new AppId("wxdemo0000000001"));
    assertThat(AppId.parse(null)).isEmpty();
    assertThat(AppId.parse("gh_0123")).isEmpty();
    assertThat(AppId.parse("wx ' OR 1=1")).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new AppId(""));
  }

  @Test
  void a_merchant_is_read_from_an_address() {
    MerchantId merchant = MerchantId.random();
    assertThat(MerchantId.parse(merchant.toString())).contains(merchant);
    assertThat(MerchantId.parse("1")).isEmpty();
    assertThat(MerchantId.parse(null)).isEmpty();
  }
}
