package io.kaquan.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TolerantJsonTest {

  @Test
  void an_object_is_read() {
    assertThat(object("{\"a\":{\"b\":[1,\"字\"]}}"))
        .hasValueSatisfying(object -> assertThat(object.at("/a/b/1").asText()).isEqualTo("字"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "{",
        "[]",
        "null",
        "7",
        "\"text\"",
        "{} {}",
        "{\"a\":1,}",
        "{'a':1}",
        "{\"a\":01}",
        "<xml/>"
      })
  void anything_but_an_object_is_not_read(String body) {
    assertThat(object(body)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":\"\\u0000\"}", "{\"\\u0000\":1}", "{\"a\":[\"\\ud800\"]}"})
  void text_that_the_database_does_not_store_is_not_read(String body) {
    assertThat(object(body)).isEmpty();
  }

  @Test
  void broken_utf_8_is_not_read() {
    assertThat(
            TolerantJson.object(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'}))
        .isEmpty();
  }

  @Test
  void a_hundred_levels_are_read_and_more_are_not() {
    assertThat(object("{\"a\":".repeat(100) + "1" + "}".repeat(100))).isPresent();
    assertThat(object("{\"a\":".repeat(101) + "1" + "}".repeat(101))).isEmpty();
    assertThat(object("{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}")).isEmpty();
  }

  @Test
  void a_number_of_five_thousand_digits_is_not_read() {
    assertThat(object("{\"a\":" + "9".repeat(5000) + "}")).isEmpty();
  }

  @Test
  void a_missing_field_null_and_an_empty_string_are_absent() {
    ObjectNode object =
        object("{\"null\":null,\"empty\":\"\",\"zero\":0,\"list\":[]}").orElseThrow();

    assertThat(TolerantJson.isAbsent(object.get("missing"))).isTrue();
    assertThat(TolerantJson.isAbsent(object.path("missing"))).isTrue();
    assertThat(TolerantJson.isAbsent(object.get("null"))).isTrue();
    assertThat(TolerantJson.isAbsent(object.get("empty"))).isTrue();
    assertThat(TolerantJson.isAbsent(object.get("zero"))).isFalse();
    assertThat(TolerantJson.isAbsent(object.get("list"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"'\"x\"',x", "7,7", "true,true", "1.50,1.5"})
  void every_single_value_is_a_text(String json, String text) {
    assertThat(TolerantJson.text(value(json))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"12,12", "'\"12\"',12", "'\" 12 \"',12", "12.0,12", "-3,-3", "1e3,1000"})
  void a_whole_number_is_read_in_every_spelling(String json, long number) {
    assertThat(TolerantJson.number(value(json))).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "\"twelve\"", "1e400", "1e16", "true", "9999999999999999999"})
  void what_is_no_whole_number_is_null(String json) {
    assertThat(TolerantJson.number(value(json))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "true,true",
    "'\"True\"',true",
    "1,true",
    "'\"1\"',true",
    "false,false",
    "'\" FALSE \"',false",
    "0,false"
  })
  void a_truth_value_is_read_in_every_spelling(String json, boolean flag) {
    assertThat(TolerantJson.flag(value(json))).isEqualTo(flag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "\"yes\"", "\"on\""})
  void what_is_no_truth_value_is_null(String json) {
    assertThat(TolerantJson.flag(value(json))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "[1]"})
  void an_object_or_a_list_is_no_value(String json) {
    assertThat(TolerantJson.text(value(json))).isNull();
    assertThat(TolerantJson.number(value(json))).isNull();
    assertThat(TolerantJson.flag(value(json))).isNull();
  }

  private static JsonNode value(String json) {
    return object("{\"v\":" + json + "}").orElseThrow().get("v");
  }

  private static Optional<ObjectNode> object(String body) {
    return TolerantJson.object(body.getBytes(StandardCharsets.UTF_8));
  }
}
