package io.kaquan.merchant.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.AppSecrets.Making;
import io.kaquan.merchant.account.AppSecrets.Secret;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class AppSecretsTest extends Scenario {

  @Autowired private Merchants merchants;

  @Autowired private Accounts accounts;

  @Autowired private AppSecrets secrets;

  @Autowired private JdbcClient db;

  private MerchantId merchant;
  private AppId appid;
  private String first;

  @BeforeEach
  void anAccountWithItsFirstSecret() {
    merchant =
        new MerchantId(
            merchants
                .register(
                    "Corner Bakery", UUID.randomUUID() + "@bakery.example", "flour", Locale.ENGLISH)
                .value());
    accounts
        .register(merchant, new NewAccount(AccountKind.SERVICE, "Bakery", "", "", ""))
        .fold(
            made -> {
              appid = made.appid();
              first = made.secret();
              return made;
            },
            invalid -> {
              throw new AssertionError(invalid);
            });
  }

  @Test
  void both_secrets_work_until_the_old_one_is_removed() {
    String second = made(secrets.make(merchant, appid));
    assertThat(secrets.matches(appid, first)).isTrue();
    assertThat(secrets.matches(appid, second)).isTrue();

    Secret old = secrets.of(merchant, appid).get(0);
    assertThat(secrets.remove(merchant, appid, old.fingerprint())).isEmpty();

    assertThat(secrets.matches(appid, first)).isFalse();
    assertThat(secrets.matches(appid, second)).isTrue();
    assertThat(secrets.of(merchant, appid)).hasSize(1);
  }

  @Test
  void there_is_no_third_and_the_last_one_stays() {
    String only = secrets.of(merchant, appid).get(0).fingerprint();
    assertThat(secrets.remove(merchant, appid, only)).contains("account.not-now.last-secret");
    made(secrets.make(merchant, appid));

    assertThat(secrets.make(merchant, appid))
        .isEqualTo(new Making.Refused("account.not-now.two-secrets"));
    assertThat(secrets.remove(merchant, appid, "0".repeat(12)))
        .contains("account.not-now.no-secret");
    assertThat(secrets.of(merchant, appid)).hasSize(2);
  }

  @Test
  void of_many_who_ask_at_once_one_gets_the_second_and_one_removes_one() throws Exception {
    List<Making> makings = atOnce(() -> secrets.make(merchant, appid));
    assertThat(makings).filteredOn(making -> making instanceof Making.Made).hasSize(1);

    List<Secret> both = secrets.of(merchant, appid);
    List<Optional<String>> removals = new ArrayList<>();
    removals.addAll(
        atOnce(
            () -> secrets.remove(merchant, appid, both.get(0).fingerprint()),
            () -> secrets.remove(merchant, appid, both.get(1).fingerprint())));
    assertThat(removals).filteredOn(Optional::isEmpty).hasSize(1);
    assertThat(secrets.of(merchant, appid)).hasSize(1);
  }

  @Test
  void nobody_else_sees_or_changes_them() {
    MerchantId stranger = MerchantId.random();

    assertThat(secrets.of(stranger, appid)).isEmpty();
    assertThat(secrets.make(stranger, appid))
        .isEqualTo(new Making.Refused("account.not-now.unknown"));
    made(secrets.make(merchant, appid));
    assertThat(secrets.remove(stranger, appid, secrets.of(merchant, appid).get(0).fingerprint()))
        .contains("account.not-now.unknown");
    assertThat(secrets.of(merchant, appid)).hasSize(2);
  }

  @Test
  void what_is_kept_gives_no_secret_away() {
    assertThat(
            db.sql("SELECT hash FROM account_secret WHERE appid = :appid")
                .param("appid", appid.value())
                .query(String.class)
                .single())
        .hasSize(64)
        .doesNotContain(first);
    assertThat(first).doesNotContain(secrets.of(merchant, appid).get(0).fingerprint());
    assertThat(new Making.Made(first).toString()).doesNotContain(first);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  private static <T> List<T> atOnce(Callable<T>... calls) throws Exception {
    ExecutorService crowd = Executors.newFixedThreadPool(8);
    try {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer :
          crowd.invokeAll(
              Stream.generate(() -> Stream.of(calls))
                  .limit(8)
                  .flatMap(some -> some)
                  .limit(8)
                  .toList())) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      crowd.shutdown();
    }
  }

  private static String made(Making making) {
    return making.fold(
        Making.Made::secret,
        refused -> {
          throw new AssertionError(refused);
        });
  }
}
