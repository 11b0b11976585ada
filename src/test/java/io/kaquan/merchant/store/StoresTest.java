package io.kaquan.merchant.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.merchant.store.Stores.Tried;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class StoresTest extends Scenario {
  private static final Map<String, String> FIELDS =
      Map.of(
          "name",
          "晨光书店",
          "branch",
          "静安寺店",
          "province",
          "上海市",
          "city",
          "上海市",
          "district",
          "静安区",
          "address",
          "南京西路1686号",
          "telephone",
          "021-62480000",
          "hours",
          "9:00–21:00",
          "longitude",
          "121.4453",
          "latitude",
          "31.2231");

  @Autowired private Stores stores;
  @Autowired private Merchants merchants;
  @Autowired private JdbcClient db;

  private MerchantId merchant;
  private UUID rival;

  @BeforeEach
  void twoMerchants() {
    merchant =
        new MerchantId(
            merchants
                .register(
                    "Corner Books",
                    UUID.randomUUID() + "@books.example",
                    "paper and ink 77",
                    Locale.ENGLISH)
                .value());
    rival =
        merchants
            .register(
                "Rival", UUID.randomUUID() + "@books.example", "paper and ink 77", Locale.ENGLISH)
            .value();
  }

  @Test
  void a_store_is_entered_changed_and_closed() {
    long id = stores.add(merchant, UUID.randomUUID(), entry()).id();
    Store store = stores.find(merchant, id).orElseThrow();
    assertThat(store.title()).isEqualTo("晨光书店 (静安寺店)");
    assertThat(store.place()).as("the city once").isEqualTo("上海市静安区南京西路1686号");
    assertThat(store.entry()).isEqualTo(entry());
    assertThat(store.code()).matches("\\d{3}");

    assertThat(stores.change(merchant, id, entry("branch", "")).orElseThrow().isDone()).isTrue();
    assertThat(stores.of(merchant)).extracting(Store::title).containsExactly("晨光书店");
    assertThat(stores.close(merchant, id)).isTrue();
    assertThat(stores.close(merchant, id)).as("once").isFalse();
    assertThat(stores.of(merchant)).isEmpty();
    assertThat(stores.find(merchant, id))
        .as("redemptions go on naming it")
        .hasValueSatisfying(closed -> assertThat(closed.closed()).isTrue());
    assertThat(stores.change(merchant, id, entry())).isEmpty();
    assertThat(stores.changeCode(merchant, id)).isFalse();
  }

  @Test
  void the_same_form_twice_is_one_store() {
    UUID form = UUID.randomUUID();
    long id = stores.add(merchant, form, entry()).id();
    assertThat(stores.add(merchant, form, entry("name", "again")).id()).isEqualTo(id);
    assertThat(stores.add(new MerchantId(rival), form, entry()).id())
        .as("of another merchant")
        .isNotEqualTo(id);
    assertThat(stores.of(merchant)).hasSize(1);
  }

  @Test
  void it_is_nobody_elses() {
    long id = stores.add(merchant, UUID.randomUUID(), entry()).id();
    assertThat(stores.find(new MerchantId(rival), id)).isEmpty();
    assertThat(stores.change(new MerchantId(rival), id, entry("name", "Mine"))).isEmpty();
    assertThat(stores.change(new MerchantId(rival), id, entry("name", "")))
        .as("not even its faults")
        .isEmpty();
    assertThat(stores.changeCode(new MerchantId(rival), id)).isFalse();
    assertThat(stores.close(new MerchantId(rival), id)).isFalse();
    assertThat(stores.find(merchant, id).orElseThrow())
        .returns(false, Store::closed)
        .returns(entry(), Store::entry);
    assertThat(stores.some(Set.of(id, Long.MAX_VALUE))).hasSize(1);
    assertThat(stores.some(List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "name,'',missing",
    "city,'',missing",
    "address,'',missing",
    "name,十六个字的名字实在是太长了写不下,too-long.15",
    "telephone,call me,telephone",
    "latitude,'',point",
    "longitude,'',point",
    "latitude,91,degrees",
    "longitude,east,degrees",
    "hours,'9\u0007-18',control"
  })
  void what_can_not_be_right_is_said_at_its_field(String field, String typed, String fault) {
    Entered entered = stores.add(merchant, UUID.randomUUID(), entry(field, typed));
    assertThat(entered.isDone()).isFalse();
    assertThat(entered.faults()).containsValue("store.fault." + fault);
    assertThat(stores.of(merchant)).isEmpty();
  }

  @Test
  void whoever_guesses_a_stores_digits_is_told_nothing_for_a_while() {
    Store store =
        stores.find(merchant, stores.add(merchant, UUID.randomUUID(), entry()).id()).orElseThrow();
    String wrong = store.code().equals("000") ? "111" : "000";
    assertThat(stores.tryCode(store, store.code(), "her")).isEqualTo(Tried.RIGHT);
    for (int n = 0; n < 5; n++) {
      assertThat(stores.tryCode(store, wrong, "him")).isEqualTo(Tried.WRONG);
    }
    assertThat(stores.tryCode(store, store.code(), "him")).isEqualTo(Tried.TOO_MANY);
    assertThat(stores.tryCode(store, store.code(), "her"))
        .as("somebody else")
        .isEqualTo(Tried.RIGHT);
    moveClockBy(Duration.ofMinutes(11));
    assertThat(stores.tryCode(store, store.code(), "him")).isEqualTo(Tried.RIGHT);
  }

  @Test
  void changed_digits_hold_at_once_and_none_lies_open_in_the_database() {
    long id = stores.add(merchant, UUID.randomUUID(), entry()).id();
    Store before = stores.find(merchant, id).orElseThrow();
    while (stores.find(merchant, id).orElseThrow().code().equals(before.code())) {
      assertThat(stores.changeCode(merchant, id)).isTrue();
    }
    Store after = stores.find(merchant, id).orElseThrow();
    assertThat(stores.tryCode(after, before.code(), "a late guest")).isEqualTo(Tried.WRONG);
    assertThat(db.sql("SELECT code FROM store WHERE id = ?").param(id).query(String.class).single())
        .isNotEqualTo(after.code())
        .hasSizeGreaterThan(20);
    stores.close(merchant, id);
    assertThat(stores.tryCode(stores.find(merchant, id).orElseThrow(), after.code(), "a guest"))
        .isEqualTo(Tried.WRONG);
  }

  private static StoreDetails entry(String... instead) {
    Map<String, String> said = new HashMap<>(FIELDS);
    for (int n = 0; n < instead.length; n += 2) {
      said.put(instead[n], instead[n + 1]);
    }
    return new StoreDetails(
        said.get("name"),
        said.get("branch"),
        said.get("province"),
        said.get("city"),
        said.get("district"),
        said.get("address"),
        said.get("telephone"),
        said.get("hours"),
        "",
        said.get("longitude"),
        said.get("latitude"));
  }
}
