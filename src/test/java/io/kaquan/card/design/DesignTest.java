package io.kaquan.card.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DesignTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

  @ParameterizedTest
  @EnumSource
  void every_type_is_taken(CardType type) {
    Design design = read(Designs.of(type));

    assertThat(design.type()).isEqualTo(type);
    assertThat(design.title()).isEqualTo("满十减三");
    assertThat(design.quantity()).isEqualTo(100);
    assertThat(design.reduceCost()).isEqualTo(type == CardType.CASH ? 300 : 0);
    assertThat(design.content().has("base_info")).isTrue();
    assertThat(design.content().path("base_info").has("sku")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "logo_url",
        "code_type",
        "brand_name",
        "title",
        "color",
        "notice",
        "description",
        "date_info",
        "sku"
      })
  void what_every_card_has_is_missed(String field) {
    assertFlaw(base -> base.remove(field), CardFault.MISSING_FIELD, "base_info." + field);
    assertFlaw(base -> base.putNull(field), CardFault.MISSING_FIELD, "base_info." + field);
    assertFlaw(base -> base.put(field, ""), CardFault.MISSING_FIELD, "base_info." + field);
  }

  @ParameterizedTest
  @CsvSource({
    "GROUPON,deal_detail",
    "CASH,reduce_cost",
    "DISCOUNT,discount",
    "GIFT,gift",
    "GENERAL_COUPON,default_detail",
    "MEMBER_CARD,prerogative",
    "BOARDING_PASS,from",
    "BOARDING_PASS,to",
    "BOARDING_PASS,flight",
    "BOARDING_PASS,air_model",
    "BOARDING_PASS,departure_time",
    "BOARDING_PASS,landing_time",
    "MEETING_TICKET,meeting_detail"
  })
  void what_a_type_has_is_missed(CardType type, String field) {
    ObjectNode card = Designs.of(type);
    Designs.inner(card).remove(field);

    assertFlaw(card, CardFault.MISSING_FIELD, field);
  }

  @ParameterizedTest
  @CsvSource({
    "title,9,''",
    "title,8,abc",
    "brand_name,12,''",
    "notice,16,''",
    "description,1024,''",
    "custom_url_name,5,''",
    "promotion_url_sub_title,6,''",
    "service_phone,8,''",
    "source,12,''"
  })
  void texts_may_be_as_long_as_their_bytes_say_and_no_longer(
      String field, int characters, String more) {
    assertThat(read(with(base -> base.put(field, "字".repeat(characters) + more)))).isNotNull();
    assertFlaw(
        base -> base.put(field, "字".repeat(characters) + more + "1"),
        CardFault.TOO_LONG,
        "base_info." + field);
  }

  @Test
  void a_title_of_ten_characters_in_few_bytes_is_taken() {
    assertThat(read(with(base -> base.put("title", "132元双人火锅套餐"))).title()).isEqualTo("132元双人火锅套餐");
  }

  @Test
  void an_abstract_counts_characters() {
    ObjectNode card = Designs.cash();
    ObjectNode summary = Designs.inner(card).putObject("advanced_info").putObject("abstract");
    summary.put("abstract", "字".repeat(24)).put("icon_url_list", "http://example.com/icon.png");

    assertThat(read(card).content().at("/advanced_info/abstract/icon_url_list").isArray()).isTrue();
    summary.put("abstract", "字".repeat(25));
    assertFlaw(card, CardFault.TOO_LONG, "advanced_info.abstract.abstract");
  }

  @ParameterizedTest
  @CsvSource({"Color010,#63b359", "color082,#a9d92d", "#CC463D,#cc463d"})
  void colours_are_named_or_shown(String said, String hex) {
    Design design = read(with(base -> base.put("color", said)));

    assertThat(design.color().hex()).isEqualTo(hex);
    assertThat(design.content().at("/base_info/color").asText()).startsWith("Color");
  }

  @Test
  void other_colours_and_code_types_are_refused() {
    assertFlaw(base -> base.put("color", "Color011"), CardFault.BAD_COLOR, "base_info.color");
    assertFlaw(
        base -> base.put("code_type", "CODE_TYPE_SMOKE"),
        CardFault.BAD_CODE_TYPE,
        "base_info.code_type");
  }

  @Test
  void numbers_and_truth_values_may_be_strings() {
    ObjectNode card = Designs.cash();
    Designs.inner(card).put("reduce_cost", "300").put("least_cost", 1000.0);
    Designs.base(card)
        .put("get_limit", "2")
        .put("use_custom_code", "true")
        .put("can_share", 0)
        .set("sku", Designs.json("{\"quantity\": \"50\", \"total_quantity\": 100000000}"));
    Designs.base(card)
        .putNull("center_title")
        .put("use_all_locations", true)
        .putArray("location_id_list")
        .add("123")
        .add(456);

    Design design = read(card);

    assertThat(design.getLimit()).isEqualTo(2);
    assertThat(design.customCode()).isTrue();
    assertThat(design.quantity()).isEqualTo(50);
    assertThat(design.content().at("/base_info/can_share").isBoolean()).isTrue();
    assertThat(design.content().path("reduce_cost").isIntegralNumber()).isTrue();
    assertThat(design.content().path("base_info").has("center_title")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      value = {"null,50", "0,50", "50,50", "1,1"},
      nullValues = "null")
  void a_limit_of_nothing_means_fifty(String said, int limit) {
    assertThat(read(with(base -> base.put("get_limit", said))).getLimit()).isEqualTo(limit);
  }

  @Test
  void more_than_fifty_each_is_refused() {
    assertFlaw(base -> base.put("get_limit", 51), CardFault.BAD_LIMIT, "base_info.get_limit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "100000001",
        "1.5",
        "\"many\"",
        "{}",
        "[]",
        "1e400",
        "99999999999999999999999"
      })
  void a_stock_is_one_to_a_hundred_million(String quantity) {
    assertFlaw(
        base -> base.set("sku", Designs.json("{\"quantity\": " + quantity + "}")),
        CardFault.BAD_STOCK,
        "base_info.sku.quantity");
  }

  @Test
  void deposited_codes_begin_with_no_stock() {
    Consumer<ObjectNode> deposit =
        base ->
            base.put("use_custom_code", true)
                .put("get_custom_code_mode", "GET_CUSTOM_CODE_MODE_DEPOSIT")
                .putObject("sku")
                .put("quantity", 0);

    assertThat(read(with(deposit)).deposit()).isTrue();
    assertFlaw(
        deposit.andThen(base -> base.putObject("sku").put("quantity", 1)),
        CardFault.BAD_STOCK,
        "base_info.sku.quantity");
    assertFlaw(
        deposit.andThen(base -> base.put("use_custom_code", false)),
        CardFault.BAD_ARGUMENT,
        "base_info.get_custom_code_mode");
  }

  @Test
  void a_date_range_ends_with_its_last_day() {
    Validity validity = read(Designs.cash()).dates().validity();

    assertThat(validity.begin()).isEqualTo(Designs.BEGIN);
    assertThat(validity.end().atZone(SHANGHAI))
        .hasToString("2037-12-31T23:59:59+08:00[Asia/Shanghai]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"1\"", "\"DATE_TYPE_FIX_TIME_RANGE\""})
  void old_date_types_are_numbers(String type) {
    Design design =
        read(
            with(
                base ->
                    base.set(
                        "date_info",
                        Designs.json(
                            "{\"type\": %s, \"begin_timestamp\": \"1793462400\", \"end_timestamp\": \"1893462400\"}"
                                .formatted(type)))));

    assertThat(design.dates().kind()).isEqualTo(DateInfo.Kind.FIX_TIME_RANGE);
    assertThat(design.content().at("/base_info/date_info/type").asText())
        .isEqualTo("DATE_TYPE_FIX_TIME_RANGE");
    assertThat(design.content().at("/base_info/date_info/begin_timestamp").isIntegralNumber())
        .isTrue();
  }

  @Test
  void a_term_counts_days_from_the_claim() {
    Design design =
        read(
            with(
                base ->
                    base.set("date_info", Designs.json("{\"type\": 2, \"fixed_term\": \"30\"}"))));

    assertThat(design.dates().validity()).isEqualTo(new Validity(null, null, 0, 30));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"DATE_TYPE_SOMETIMES\"}",
        "{\"type\": \"DATE_TYPE_PERMANENT\"}",
        "{\"type\": 1, \"begin_timestamp\": 2000000000, \"end_timestamp\": 1900000000}",
        "{\"type\": 1, \"begin_timestamp\": 1397577600, \"end_timestamp\": 1472724261}",
        "{\"type\": 1, \"begin_timestamp\": 1793462400, \"end_timestamp\": 2147483648}",
        "{\"type\": 1, \"begin_timestamp\": -5, \"end_timestamp\": 1893462400}",
        "{\"type\": 2, \"fixed_term\": 0}",
        "{\"type\": 2, \"fixed_term\": 99999999999}",
        "{\"type\": 2, \"fixed_term\": 1, \"fixed_begin_term\": -1}",
        "{\"type\": 2, \"fixed_term\": 1, \"end_timestamp\": 1472724261}"
      })
  void other_times_are_refused(String dates) {
    assertThat(flaw(with(base -> base.set("date_info", Designs.json(dates)))).fault())
        .isEqualTo(CardFault.BAD_TIME);
  }

  @Test
  void a_member_card_may_last_for_ever() {
    ObjectNode card = Designs.of(CardType.MEMBER_CARD);
    Designs.base(card).set("date_info", Designs.json("{\"type\": \"DATE_TYPE_PERMANENT\"}"));

    assertThat(read(card).dates().validity()).isEqualTo(new Validity(null, null, 0, 0));
  }

  @ParameterizedTest
  @CsvSource({"1000,1000", "999,1000", "1000,0", "1000,-1", "1000,x", "-1,100"})
  void what_a_coupon_takes_off_is_less_than_what_it_asks_for(String least, String off) {
    ObjectNode card = Designs.cash();
    Designs.inner(card).put("least_cost", least).put("reduce_cost", off);

    assertThat(flaw(card).fault()).isEqualTo(CardFault.BAD_AMOUNT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title",
        "service_phone",
        "can_share",
        "bind_openid",
        "location_id_list",
        "date_info",
        "sku",
        "color",
        "get_custom_code_mode"
      })
  void an_object_where_a_value_belongs_is_refused(String field) {
    ObjectNode card = with(base -> base.putArray(field).addObject());

    assertThat(flaw(card).fault()).isIn(CardFault.BAD_ARGUMENT, CardFault.MISSING_FIELD);
  }

  @Test
  void what_nobody_knows_is_kept() {
    assertThat(
            read(with(base -> base.put("from_the_future", 7)))
                .content()
                .at("/base_info/from_the_future")
                .intValue())
        .isEqualTo(7);
  }

  @Test
  void what_was_given_is_not_changed() {
    ObjectNode card = Designs.cash();
    read(card);

    assertThat(card).isEqualTo(Designs.cash());
  }

  private static ObjectNode with(Consumer<ObjectNode> change) {
    ObjectNode card = Designs.cash();
    change.accept(Designs.base(card));
    return card;
  }

  private static Design read(ObjectNode card) {
    CardType type = CardType.valueOf(card.get("card_type").asText());
    return new DesignReader(type, false, NOW, SHANGHAI).read(Designs.inner(card));
  }

  private static InvalidDesign flaw(ObjectNode card) {
    return catchThrowableOfType(InvalidDesign.class, () -> read(card));
  }

  private static void assertFlaw(Consumer<ObjectNode> change, CardFault fault, String field) {
    assertFlaw(with(change), fault, field);
  }

  private static void assertFlaw(ObjectNode card, CardFault fault, String field) {
    assertThat(flaw(card))
        .extracting(InvalidDesign::fault, InvalidDesign::field)
        .containsExactly(fault, field);
  }
}
