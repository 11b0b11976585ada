package io.kaquan.merchant.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaquan.fixture.Scenario;
import io.kaquan.platform.tenant.MerchantId;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;

class MerchantsTest extends Scenario {
  @Autowired private Merchants merchants;

  @Autowired private PasswordEncoder passwords;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  @Test
  void a_member_is_found_however_the_address_is_spelt() {
    MerchantId id =
        merchants.register("Corner Bakery", mark + "@Bakery.example", "flour", Locale.ENGLISH);

    Member owner =
        merchants.member(mark.toUpperCase(Locale.ROOT) + "@bakery.EXAMPLE").orElseThrow();
    assertThat(owner.merchantId()).isEqualTo(id);
    assertThat(owner.locale()).isEqualTo(Locale.ENGLISH);
    assertThat(passwords.matches("flour", owner.passwordHash())).isTrue();
    assertThat(passwords.matches("water", owner.passwordHash())).isFalse();
    assertThat(merchants.owners(id)).containsExactly(owner);
    assertThat(owner.toString()).doesNotContain("@", "bcrypt");
  }

  @Test
  void an_address_is_taken_once() {
    merchants.register("One", mark + "@one.example", "pw", Locale.ENGLISH);

    assertThatThrownBy(
            () ->
                merchants.register(
                    "Two", mark.toUpperCase(Locale.ROOT) + "@one.example", "pw", Locale.ENGLISH))
        .isInstanceOf(DuplicateKeyException.class);
  }
}
