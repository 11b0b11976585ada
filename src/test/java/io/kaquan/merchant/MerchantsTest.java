package io.kaquan.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaquan.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;

class MerchantsTest extends Scenario {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @Autowired
  private Merchants merchants;

  @Autowired
  private PasswordEncoder passwords;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  @Test
  void a_member_is_found_however_the_address_is_spelt() {
    UUID id = merchants.register("Corner Bakery", mark + "@Bakery.example", "flour", Locale.ENGLISH);

    Member owner = merchants.member(mark.toUpperCase(Locale.ROOT) + "@bakery.EXAMPLE").orElseThrow();
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

    assertThatThrownBy(() -> merchants.register("Two", mark.toUpperCase(Locale.ROOT) + "@one.example", "pw",
        Locale.ENGLISH)).isInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void only_the_right_secret_of_the_right_appid_matches() {
    String appid = account(AccountKind.SERVICE, true);

    assertThat(merchants.secretMatches(appid, SECRET)).isTrue();
    assertThat(merchants.secretMatches(appid, SECRET + "0")).isFalse();
    assertThat(merchants.secretMatches(appid, "")).isFalse();
    assertThat(merchants.secretMatches("wx-nobody", SECRET)).isFalse();
  }

  @Test
  void an_account_is_its_merchants_alone() {
    String appid = account(AccountKind.SUBSCRIPTION, true);
    Account account = merchants.account(appid).orElseThrow();

    assertThat(merchants.account(account.merchantId(), appid)).contains(account);
    assertThat(merchants.account(UUID.randomUUID(), appid)).isEmpty();
    assertThat(account.ghId()).startsWith("gh_");
    assertThat(account.channel()).isEqualTo(Channel.OFFICIAL_ACCOUNT);
  }

  @Test
  void a_verification_holds_for_a_year_and_a_listing_for_ever() {
    String official = account(AccountKind.SERVICE, true);
    String app = account(AccountKind.MOBILE_APP, true);
    assertThat(merchants.account(official).orElseThrow().verified()).isTrue();

    moveClockBy(Duration.ofDays(366));

    assertThat(merchants.account(official).orElseThrow().verified()).isFalse();
    assertThat(merchants.account(app).orElseThrow().verified()).isTrue();
  }

  @Test
  void an_activation_is_seen_at_once_and_its_first_moment_stays() {
    String appid = account(AccountKind.SERVICE, true);
    Account before = merchants.account(appid).orElseThrow();
    assertThat(before.activation()).isEqualTo(ActivationStatus.NONE);
    assertThat(merchants.activatedSince()).doesNotContainKey(before.merchantId());

    merchants.activate(appid);
    var first = merchants.activatedSince().get(before.merchantId());
    moveClockBy(Duration.ofHours(1));
    merchants.activate(appid);

    assertThat(merchants.account(appid).orElseThrow().activation()).isEqualTo(ActivationStatus.ACTIVE);
    assertThat(merchants.activatedSince()).containsEntry(before.merchantId(), first);
  }

  @Test
  void the_channels_grant_what_the_trade_decided() {
    List<String> coupons = List.of("GROUPON", "CASH", "DISCOUNT", "GIFT", "GENERAL_COUPON");

    assertThat(merchants.grants()).hasSize(24).allMatch(Grant::api);
    assertThat(merchants.grants().stream().filter(Grant::console).map(Grant::cardType)).containsExactlyElementsOf(coupons);
    assertThat(merchants.mayCreate(Channel.OFFICIAL_ACCOUNT, "CASH", true)).isTrue();
    assertThat(merchants.mayCreate(Channel.OPEN_PLATFORM, "CASH", true)).isFalse();
    assertThat(merchants.mayCreate(Channel.OPEN_PLATFORM, "BUS_TICKET", false)).isTrue();
    assertThat(merchants.mayCreate(Channel.OFFICIAL_ACCOUNT, "MEMBER_CARD", true)).isFalse();
    assertThat(merchants.mayCreate(Channel.OFFICIAL_ACCOUNT, "LUCKY_MONEY", false)).isFalse();
  }

  private String account(AccountKind kind, boolean verified) {
    String appid = "wx" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    UUID merchant = merchants.register("Corner Bakery", appid + "@bakery.example", "flour", Locale.ENGLISH);
    merchants.add(merchant, appid, SECRET, kind, "Bakery", verified);
    return appid;
  }
}
