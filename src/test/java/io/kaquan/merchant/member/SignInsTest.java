package io.kaquan.merchant.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.Scenario;
import io.kaquan.platform.access.Place;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SignInsTest extends Scenario {
  private static final String PASSWORD = "flour water salt yeast";

  @Autowired private Merchants merchants;

  @Autowired private SignIns signIns;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final String email = mark + "@bakery.example";

  /** A place of its own, so that scenarios don't count for each other. */
  private final String place = "place " + mark;

  @BeforeEach
  void aMerchant() {
    merchants.register("Corner Bakery", email, PASSWORD, Locale.ENGLISH);
  }

  @Test
  void the_right_password_comes_in_and_the_moment_is_kept() {
    assertThat(merchants.member(email).orElseThrow().signedInAt()).isNull();
    assertThat(signIns.signIn(" " + email.toUpperCase(Locale.ROOT), PASSWORD, place))
        .isInstanceOf(SignIn.In.class);
    assertThat(merchants.member(email).orElseThrow().signedInAt())
        .isBetween(clock.instant().minus(Duration.ofMinutes(1)), clock.instant());
  }

  @Test
  void a_wrong_password_and_an_unknown_address_are_answered_alike() {
    assertThat(signIns.signIn(email, "water", place)).isEqualTo(new SignIn.Wrong());
    assertThat(signIns.signIn("nobody-" + email, "water", place)).isEqualTo(new SignIn.Wrong());
    assertThat(signIns.signIn("not an address\0", "water", place)).isEqualTo(new SignIn.Wrong());
  }

  @Test
  void after_five_wrong_ones_everybody_waits_and_the_waits_grow() {
    wrong(5);
    assertThat(wait(PASSWORD))
        .as("even with the right one")
        .isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
    moveClockBy(Duration.ofMinutes(1));
    wrong(5);
    assertThat(wait("water")).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(15));
    moveClockBy(Duration.ofMinutes(15));
    wrong(5);
    moveClockBy(Duration.ofMinutes(15));
    wrong(5);
    assertThat(wait("water")).isBetween(Duration.ofHours(2), Duration.ofHours(3));
    moveClockBy(Duration.ofHours(3));
    assertThat(signIns.signIn(email, PASSWORD, place)).isInstanceOf(SignIn.In.class);
  }

  @Test
  void the_right_password_begins_the_count_anew() {
    for (int round = 0; round < 4; round++) {
      wrong(4);
      assertThat(signIns.signIn(email, PASSWORD, place)).isInstanceOf(SignIn.In.class);
    }
  }

  @Test
  void one_place_that_tries_many_accounts_waits_too_and_others_do_not() {
    for (int n = 0; n < 20; n++) {
      assertThat(signIns.signIn(n + email, "water", place)).isEqualTo(new SignIn.Wrong());
    }
    assertThat(signIns.signIn(email, PASSWORD, place)).isInstanceOf(SignIn.Wait.class);
    assertThat(signIns.signIn(email, PASSWORD, "another " + place)).isInstanceOf(SignIn.In.class);
  }

  @Test
  void forty_tries_at_once_get_no_more_looks_than_five() throws Exception {
    ExecutorService tills = Executors.newFixedThreadPool(16);
    try {
      List<Callable<SignIn>> tries =
          IntStream.range(0, 40)
              .<Callable<SignIn>>mapToObj(n -> () -> signIns.signIn(email, "water " + n, place + n))
              .toList();
      int looked = 0;
      for (Future<SignIn> answer : tills.invokeAll(tries)) {
        looked += answer.get() instanceof SignIn.Wrong ? 1 : 0;
      }
      assertThat(looked).isEqualTo(5);
    } finally {
      tills.shutdown();
    }
  }

  @Test
  void a_changed_password_ends_the_other_sign_ins() {
    Member before = merchants.member(email).orElseThrow();
    assertThat(signIns.changePassword(before.id(), "water", "rye and spelt and oats").faults())
        .containsExactly(Map.entry("old", "merchant.fault.password-wrong"));
    assertThat(signIns.changePassword(before.id(), PASSWORD, "short").faults())
        .containsKey("password");
    assertThat(signIns.still(before.id(), before.round())).isPresent();

    PasswordChange changed =
        signIns.changePassword(before.id(), PASSWORD, "rye and spelt and oats");

    assertThat(changed.faults()).isEmpty();
    assertThat(signIns.still(before.id(), before.round())).isEmpty();
    assertThat(signIns.still(before.id(), changed.round())).isPresent();
    assertThat(signIns.signIn(email, PASSWORD, place)).isEqualTo(new SignIn.Wrong());
    assertThat(signIns.signIn(email, "rye and spelt and oats", place))
        .isInstanceOf(SignIn.In.class);
  }

  @Test
  void the_second_half_of_a_long_network_address_is_no_other_place() {
    assertThat(Place.of("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(Place.of("2001:db8:1:2::9"))
        .isNotEqualTo(Place.of("2001:db8:1:3::9"));
    assertThat(Place.of("203.0.113.7")).isEqualTo("203.0.113.7");
    assertThat(Place.of("::ffff:203.0.113.7")).isEqualTo("203.0.113.7");
  }

  private void wrong(int times) {
    for (int n = 0; n < times; n++) {
      assertThat(signIns.signIn(email, "water", place + n + clock.instant()))
          .isEqualTo(new SignIn.Wrong());
    }
  }

  private Duration wait(String password) {
    return signIns.signIn(email, password, place).fold(in -> null, () -> null, left -> left);
  }
}
