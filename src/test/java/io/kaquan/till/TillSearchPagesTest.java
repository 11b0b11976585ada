package io.kaquan.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponStatus;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.coupon.lifecycle.Source;
import io.kaquan.files.barcode.Symbols;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Papers;
import io.kaquan.platform.tenant.AppId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How a clerk finds a coupon by its code. */
class TillSearchPagesTest extends TillScenario {
  @Test
  void an_unknown_code_is_refused_and_shown_as_it_was_typed() {
    assertThat(look("000000000000").html())
        .contains("till-no", "<code>000000000000</code>", "compare the digits");
    assertThat(look("<script>").html()).contains("&lt;script&gt;").doesNotContain("<script>");
    assertThat(look("").html()).contains("till-no");
    merchants.register("Rival", at("rival"), PASSWORD, Locale.ENGLISH);
    PageVisitor rival = new PageVisitor(address("")).signedInAs(at("rival"), PASSWORD);
    Page page = rival.get("/till/shift");
    Coupon coupon = issued(card);
    assertThat(
            rival
                .post("/till/look", Map.of("code", coupon.code().value(), "_csrf", csrfIn(page)))
                .html())
        .as("of another merchant")
        .doesNotContain(cards.find(card).orElseThrow().terms().title());
  }

  @Test
  void after_too_many_wrong_codes_no_form_tells_whether_there_is_one() {
    Coupon coupon = issued(card);
    Map<String, String> form =
        Map.of(
            "appid",
            appid,
            "code",
            coupon.code().value(),
            "cardId",
            card,
            "requestNumber",
            "till-" + UUID.randomUUID(),
            "_csrf",
            csrfIn(look(coupon.code().value())));
    Actor clerk = new Actor(Source.TILL, at("owner"), null, null);
    for (int guess = 0;
        coupons
                .lookUp(new AppId(appid), new CouponCode("guess-" + guess), null, clerk)
                .fold(none -> null, why -> why)
            != Refusal.TOO_MANY_GUESSES;
        guess++) {
      assertThat(guess).isLessThan(1_000);
    }

    for (Map<String, String> sent :
        List.of(
            Map.of("form", "redeem"),
            Map.of("form", "redeem", "amount", "ten"),
            Map.of("form", "reverse"),
            Map.of("form", "reverse", "reason", "tea"),
            Map.of("form", "ask"),
            Map.of("form", "ask", "reason", "tea"),
            Map.of("form", "choose"),
            Map.of("form", "look"))) {
      Map<String, String> fields = new HashMap<>(form);
      fields.putAll(sent);
      assertThat(till.post("/till/" + sent.get("form"), fields).html())
          .as(sent.toString())
          .contains("Too many wrong codes")
          .doesNotContain(cards.find(card).orElseThrow().terms().title());
    }
    assertThat(statusOf(coupon)).isEqualTo(CouponStatus.NORMAL);
  }

  @Test
  void a_form_that_names_no_coupon_says_so_and_counts_as_a_guess() {
    Map<String, String> form =
        new HashMap<>(
            Map.of(
                "appid",
                appid,
                "code",
                "000000000000",
                "cardId",
                card,
                "requestNumber",
                "till-" + UUID.randomUUID(),
                "_csrf",
                csrfIn(till.get("/till"))));
    for (String action : List.of("redeem", "reverse", "ask")) {
      form.putAll(Map.of("amount", "ten", "reason", " "));
      assertThat(till.post("/till/" + action, form).html())
          .as(action)
          .contains("till-no", "compare the digits");
      form.putAll(Map.of("amount", "", "reason", "tea"));
      assertThat(till.post("/till/" + action, form).html())
          .as(action)
          .contains("till-no", "compare the digits");
    }
  }

  @Test
  void a_nul_character_is_left_out_of_what_was_typed() {
    Coupon coupon = issued(card);
    assertThat(look("\0" + coupon.code().value() + "\0").html()).contains("Is this the one?");
    till.submit("/till/redeem", Map.of());
    assertThat(till.submit("/till/reverse", Map.of("reason", "te\0a")).html())
        .contains("can be used again");
    assertThat(lastOf(coupon).reason()).isEqualTo("tea");
  }

  @Test
  void a_clerk_chooses_between_cards_with_the_same_custom_code() {
    String other = "wx" + mark + "0002";
    account(other);
    String code = "SHOP-" + mark.toUpperCase(Locale.ROOT);
    List<Coupon> same = List.of(custom(appid, code), custom(appid, code), custom(other, code));
    Page several = look(code.toLowerCase(Locale.ROOT));
    assertThat(several.html()).contains("Which one is it?");
    same.forEach(
        coupon ->
            assertThat(several.html())
                .contains(cards.find(coupon.cardId().value()).orElseThrow().terms().title()));
    Page chosen =
        till.post(
            "/till/choose",
            Map.of(
                "appid",
                other,
                "code",
                code,
                "cardId",
                same.get(2).cardId().value(),
                "_csrf",
                csrfIn(several)));
    assertThat(chosen.html()).contains("Is this the one?");
    till.submit("/till/redeem", Map.of());
    assertThat(same.stream().map(this::statusOf))
        .containsExactly(CouponStatus.NORMAL, CouponStatus.NORMAL, CouponStatus.CONSUMED);
  }

  @Test
  void a_photo_of_the_code_is_read_on_the_server() {
    Coupon coupon = issued(card);
    till.get("/till");
    assertThat(photo(Symbols.qr(coupon.code().value())).html())
        .contains("Is this the one?", coupon.code().value());
    till.get("/till");
    assertThat(photo(Symbols.bar(coupon.code().value())).html())
        .contains("Is this the one?", coupon.code().value());
    till.get("/till");
    assertThat(photo("no picture".getBytes(StandardCharsets.UTF_8)).html())
        .contains("can’t be opened");
    assertThat(photo(new byte[0]).html()).contains("No photo arrived");
    byte[] large = new byte[(10 << 20) + 1];
    Arrays.fill(large, (byte) 1);
    assertThat(photo(large).html()).contains("larger than 10 MB");
    assertThat(photo(Papers.png()).html()).contains("No QR or bar code was found");
  }
}
