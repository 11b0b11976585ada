package io.kaquan.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kaquan.card.design.Designs;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n\t"})
  void nothing_is_nothing(String body) {
    assertThat(errcode(() -> of(body))).isEqualTo(44002);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "{",
        "[]",
        "null",
        "7",
        "\"text\"",
        "{} {}",
        "{\"a\":1,}",
        "{'a':1}",
        "a=1&b=2",
        "{\"a\":\"\\u0000\"}",
        "{\"\\u0000\":1}",
        "{\"a\":[\"\\ud800\"]}",
        "{\"a\":01}",
        "<xml/>"
      })
  void what_is_no_object_is_bad_data(String body) {
    assertThat(errcode(() -> of(body))).isEqualTo(47001);
  }

  @Test
  void broken_utf_8_is_bad_data() {
    assertThat(
            errcode(
                () -> Payload.of(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'})))
        .isEqualTo(47001);
  }

  @Test
  void five_thousand_levels_are_bad_data() {
    assertThat(errcode(() -> of("{\"a\":".repeat(5000) + "1" + "}".repeat(5000)))).isEqualTo(47001);
    assertThat(errcode(() -> of("{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}")))
        .isEqualTo(47001);
  }

  @Test
  void a_number_of_a_thousand_digits_is_bad_data() {
    assertThat(errcode(() -> of("{\"a\":" + "9".repeat(5000) + "}"))).isEqualTo(47001);
  }

  @Test
  void null_and_an_empty_text_are_absent() {
    Payload payload = of("{\"a\":null,\"b\":\"\"}");

    assertThat(payload.text("a")).isNull();
    assertThat(payload.text("b")).isNull();
    assertThat(payload.number("a")).isNull();
    assertThat(payload.object("b")).isNull();
    assertThat(payload.texts("a")).isEmpty();
    assertThat(payload.objects("b")).isEmpty();
    assertThat(payload.flag("a", true)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"12,12", "'\"12\"',12", "'\" 12 \"',12", "12.0,12", "-3,-3", "1e3,1000"})
  void numbers_come_in_many_shapes(String said, long meant) {
    assertThat(of("{\"a\":" + said + "}").number("a")).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({"1.5", "'\"twelve\"'", "1e400", "true", "9999999999999999999"})
  void what_is_no_whole_number_is_a_bad_argument(String said) {
    assertThat(errcode(() -> of("{\"a\":" + said + "}").number("a"))).isEqualTo(40097);
  }

  @ParameterizedTest
  @CsvSource({
    "true,true",
    "'\"true\"',true",
    "1,true",
    "'\"1\"',true",
    "false,false",
    "'\"FALSE\"',false",
    "0,false"
  })
  void truth_comes_in_many_shapes(String said, boolean meant) {
    assertThat(of("{\"a\":" + said + "}").flag("a", !meant)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"a\":1}", "[1]"})
  void an_object_or_list_where_a_value_belongs_is_bad_data(String said) {
    Payload payload = of("{\"a\":" + said + "}");

    assertThat(errcode(() -> payload.text("a"))).isEqualTo(47001);
    assertThat(errcode(() -> payload.number("a"))).isEqualTo(47001);
    assertThat(errcode(() -> payload.flag("a", true))).isEqualTo(47001);
  }

  @Test
  void a_list_of_texts_may_be_a_single_text() {
    assertThat(of("{\"a\":\"x\"}").texts("a")).containsExactly("x");
    assertThat(of("{\"a\":[\"x\",1]}").texts("a")).containsExactly("x", "1");
    assertThat(errcode(() -> of("{\"a\":[{}]}").texts("a"))).isEqualTo(47001);
    assertThat(errcode(() -> of("{\"a\":[1]}").objects("a"))).isEqualTo(47001);
  }

  @Test
  void lengths_are_bytes() {
    assertThat(of("{\"a\":\"字字\"}").text("a", 6)).isEqualTo("字字");
    assertThat(errcode(() -> of("{\"a\":\"字字\"}").text("a", 5))).isEqualTo(45021);
  }

  @Test
  void a_query_is_read_without_its_body() {
    QueryString query =
        new QueryString(
            "type=wx_card&access_token=a%2Bb&access_token=second&stray=%zz&empty=&alone&nul=a%00");

    assertThat(query.get("access_token")).isEqualTo("a+b");
    assertThat(query.get("stray")).isEqualTo("%zz");
    assertThat(query.get("empty")).isEmpty();
    assertThat(query.get("alone")).isEmpty();
    assertThat(query.get("absent")).isEmpty();
    assertThat(query.get("nul")).doesNotContain("\0");
    assertThat(new QueryString(null).get("access_token")).isEmpty();
  }

  private static Payload of(String body) {
    return Payload.of(body.getBytes(StandardCharsets.UTF_8));
  }

  private static int errcode(ThrowingCallable call) {
    CallRefused refused = catchThrowableOfType(CallRefused.class, call);
    return Designs.json(new String(refused.reply().body(), StandardCharsets.UTF_8))
        .get("errcode")
        .asInt();
  }
}
