package io.kaquan.wallet.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.design.CardId;
import io.kaquan.card.design.Designs;
import io.kaquan.card.lifecycle.Shop;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.distribution.delivery.Deliveries.Item;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.platform.tenant.AppId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import me.chanjar.weixin.common.bean.WxCardApiSignature;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.crypto.SHA1;
import me.chanjar.weixin.mp.api.WxMpCardService;
import me.chanjar.weixin.mp.api.impl.WxMpServiceImpl;
import me.chanjar.weixin.mp.config.WxMpHostConfig;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A merchant's app opens the wallet with a link that is signed as for WeChat. */
class AddCardPagesTest extends WalletScenario {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private WxMpCardService weixin;
  private String card;
  private final String openid =
      "o" + UUID.randomUUID().toString().replace("-", "").substring(0, 27);

  @BeforeEach
  void aProgram() {
    WxMpHostConfig host = new WxMpHostConfig();
    host.setApiHost(address(""));
    WxMpDefaultConfigImpl config = new WxMpDefaultConfigImpl();
    config.setAppId(shop.appid());
    config.setSecret(shop.secret());
    config.setHostConfig(host);
    WxMpServiceImpl service = new WxMpServiceImpl();
    service.setWxMpConfigStorage(config);
    weixin = service.getCardService();
    card = shop.cardOnSale(design());
  }

  @Test
  void one_tap_puts_the_card_into_the_wallet_of_the_person_it_was_made_for()
      throws WxErrorException {
    Asked asked = asked(card, openid, null);
    PageVisitor phone = phone();
    Page page = phone.get(asked.link());
    assertThat(page.html()).contains("Add to your wallet", "街角面包", "for an hour");
    assertThat(phone.get("/wallet/coupons").path())
        .as("opening the page signs no one in")
        .isEqualTo("/wallet/sign-in");
    phone.get(asked.link());
    page = phone.submit("/wallet/add", Map.of());
    assertThat(page.path()).startsWith("/wallet/coupons/");
    assertThat(coupon(code(page)))
        .satisfies(
            coupon -> {
              assertThat(coupon.openid()).isEqualTo(new OpenId(openid));
              assertThat(coupon.outerStr()).isEqualTo("app");
            });
    assertThat(phone.get("/wallet/coupons").html())
        .contains(page.path(), "Sign in by e-mail to keep it");
  }

  @Test
  void a_second_tap_gives_the_same_coupon_and_a_second_person_nothing() throws WxErrorException {
    Asked asked = asked(card, openid, null);
    PageVisitor phone = phone();
    PageVisitor other = phone();
    Page page = phone.get(asked.link());
    Map<String, String> tap = new HashMap<>(asked.fields());
    tap.put("_csrf", found(TOKEN, page));
    String coupon = phone.post("/wallet/add", tap).path();
    assertThat(coupon).startsWith("/wallet/coupons/");
    assertThat(phone.post("/wallet/add", tap).path()).isEqualTo(coupon);
    assertThat(cards.find(card).orElseThrow().stock()).isEqualTo(99);

    assertThat(other.get(asked.link()))
        .returns(410, Page::status)
        .extracting(Page::html)
        .asString()
        .contains("This link has been used");
    page = other.get("/wallet/sign-in");
    tap.put("_csrf", found(TOKEN, page));
    assertThat(other.post("/wallet/add", tap).status()).isEqualTo(410);
    assertThat(other.get("/wallet/coupons").path()).isEqualTo("/wallet/sign-in");
  }

  @Test
  void signs_moved_from_one_value_to_the_next_make_no_second_link() throws WxErrorException {
    String now = Long.toString(clock.instant().getEpochSecond());
    ObjectNode ext =
        JSON.createObjectNode()
            .put("timestamp", now)
            .put("nonce_str", "~a~b")
            .put("signature", SHA1.gen(weixin.getCardApiTicket(), now, card, "~a~b"));
    PageVisitor phone = phone();
    phone.get(new Asked(shop.appid(), card, ext.toString()).link());
    assertThat(phone.submit("/wallet/add", Map.of()).path()).startsWith("/wallet/q/");
    ext.put("nonce_str", "~a").put("code", "~b");
    assertThat(phone().get(new Asked(shop.appid(), card, ext.toString()).link()))
        .returns(410, Page::status)
        .extracting(Page::html)
        .asString()
        .contains("This link has been used");
  }

  @Test
  void a_link_that_was_made_up_or_changed_is_told_so() throws WxErrorException {
    Asked asked = asked(card, openid, null);
    String another = "o" + "x".repeat(27);
    for (String link :
        List.of(
            asked.link().replace(openid, another),
            asked.link().replace(card, shop.card(design())),
            asked.link().replace(shop.appid(), "wxdemo0000000001"),
            asked.link().replace(shop.appid(), "%00"),
            "/wallet/add",
            "/wallet/add?appid=" + shop.appid() + "&card_id=" + card + "&card_ext=%7B",
            "/wallet/add?appid=x&card_list=%5B%5D",
            "/wallet/add?card_ext=null",
            "/wallet/add?card_ext=" + "9".repeat(7000))) {
      assertThat(phone().get(link))
          .as(link)
          .returns(404, Page::status)
          .extracting(Page::html)
          .asString()
          .contains("This link is not valid");
    }
    assertThat(phone().get(asked.link()).status()).isEqualTo(200);
  }

  @Test
  void a_link_is_good_for_ten_minutes_and_is_remembered_as_used() throws WxErrorException {
    Asked asked = asked(card, openid, null);
    Asked used = asked(card, openid, null);
    PageVisitor first = phone();
    first.get(used.link());
    first.submit("/wallet/add", Map.of());
    moveClockBy(Duration.ofMinutes(11));
    assertThat(phone().get(asked.link()))
        .returns(410, Page::status)
        .extracting(Page::html)
        .asString()
        .contains("This link has expired");
    theClockGoesOn();
    assertThat(phone().get(used.link()).html()).contains("This link has been used");
  }

  @Test
  void a_guest_is_one_person_at_one_shop_for_an_hour() throws WxErrorException {
    PageVisitor owner = signedIn();
    String elsewhere = claim(owner, link(shop.cardOnSale(design()))).path();
    PageVisitor guest = phone();
    guest.get(asked(card, openid, null).link());
    String coupon = guest.submit("/wallet/add", Map.of()).path();
    assertThat(guest.get(elsewhere).status()).isEqualTo(404);
    Shop other = Shop.activated(beans);
    String others =
        "/wallet/q/"
            + deliveries
                .make(
                    other.appid(),
                    List.of(new Item(other.cardOnSale(design()), null, null, false, null)),
                    null)
                .delivery()
                .ticket();
    assertThat(guest.get(others).html()).contains("Sign in to claim");
    assertThat(guest.submit(others, Map.of()).path()).isEqualTo("/wallet/sign-in");
    moveClockBy(Duration.ofMinutes(61));
    assertThat(guest.get(coupon).path()).isEqualTo("/wallet/sign-in");
  }

  @Test
  void a_guest_who_signs_in_by_e_mail_keeps_what_they_have() throws WxErrorException {
    PageVisitor guest = phone();
    guest.get(asked(card, openid, null).link());
    Page page = guest.submit("/wallet/add", Map.of());
    signIn(guest, "/wallet/coupons", "wallet-" + UUID.randomUUID() + "@example.com", Map.of());
    moveClockBy(Duration.ofHours(2));
    assertThat(guest.get("/wallet/coupons").html())
        .contains(page.path())
        .doesNotContain("Sign in by e-mail");

    theClockGoesOn();
    PageVisitor thief = phone();
    thief.get(asked(card, openid, null).link());
    thief.submit("/wallet/add", Map.of());
    signIn(thief, "/wallet/coupons", "wallet-" + UUID.randomUUID() + "@example.com", Map.of());
    assertThat(thief.get("/wallet/coupons").html())
        .as("another person has it by now")
        .doesNotContain(page.path());
  }

  @Test
  void after_signing_out_the_link_signs_no_one_in_again() throws WxErrorException {
    Asked asked = asked(card, openid, null);
    PageVisitor guest = phone();
    guest.get(asked.link());
    String coupon = guest.submit("/wallet/add", Map.of()).path();
    guest.submit("/wallet/sign-out", Map.of());
    assertThat(guest.get(coupon).path()).isEqualTo("/wallet/sign-in");
    assertThat(guest.get(asked.link()).status()).isEqualTo(410);
  }

  @Test
  void without_a_person_whoever_opens_it_signs_in_by_e_mail() throws WxErrorException {
    PageVisitor phone = phone();
    Page page = phone.get(asked(card, "", null).link());
    assertThat(page.html()).contains("Sign in to claim");
    page = phone.submit("/wallet/add", Map.of());
    String link = page.path();
    assertThat(link).startsWith("/wallet/q/");
    assertThat(phone.submit(link, Map.of()).path()).isEqualTo("/wallet/sign-in");
    assertThat(signIn(phone, link, "wallet-" + UUID.randomUUID() + "@example.com", Map.of()).path())
        .isEqualTo(link);
    assertThat(phone.submit(link, Map.of()).path()).startsWith("/wallet/coupons/");
  }

  @Test
  void custom_codes_and_several_cards_come_as_they_were_signed() throws WxErrorException {
    ObjectNode design = design();
    Designs.base(design).put("use_custom_code", true);
    String custom = shop.cardOnSale(design);
    ArrayNode list = JSON.createArrayNode();
    list.addObject().put("cardId", card).put("cardExt", ext(card, openid, null).toString());
    list.addObject().put("cardId", custom).put("cardExt", ext(custom, openid, "APP-7").toString());
    PageVisitor phone = phone();
    phone.get("/wallet/add?appid=" + shop.appid() + "&card_list=" + encoded(list.toString()));
    Page page = phone.submit("/wallet/add", Map.of());
    assertThat(page.path()).startsWith("/wallet/q/");
    Page claimed =
        phone.post(
            page.path(), Map.of("place", "1", "claimNumber", "1", "_csrf", found(TOKEN, page)));
    assertThat(claimed.html()).contains("APP-7");
    assertThat(coupons.find(new AppId(shop.appid()), new CardId(custom), new CouponCode("APP-7")))
        .isPresent();
  }

  @Test
  void a_card_that_is_sold_out_uses_no_link_up() throws WxErrorException {
    commands.changeStock(shop.appid(), card, -100);
    Asked asked = asked(card, openid, null);
    PageVisitor phone = phone();
    phone.get(asked.link());
    assertThat(phone.submit("/wallet/add", Map.of()).html()).contains("Not available by this link");
    commands.changeStock(shop.appid(), card, 5);
    assertThat(phone().get(asked.link()).status()).isEqualTo(200);
  }

  /** The address that a merchant's app opens. */
  private record Asked(String appid, String card, String ext) {
    String link() {
      return "/wallet/add?appid=" + appid + "&card_id=" + card + "&card_ext=" + encoded(ext);
    }

    Map<String, String> fields() {
      return Map.of("appid", appid, "card_id", card, "card_ext", ext);
    }
  }

  private Asked asked(String cardId, String person, String code) throws WxErrorException {
    return new Asked(shop.appid(), cardId, ext(cardId, person, code).toString());
  }

  private ObjectNode ext(String cardId, String person, String code) throws WxErrorException {
    List<String> signed = new ArrayList<>(List.of(cardId));
    if (!person.isEmpty()) {
      signed.add(person);
    }
    if (code != null) {
      signed.add(code);
    }
    WxCardApiSignature signature = weixin.createCardApiSignature(signed.toArray(String[]::new));
    return JSON.createObjectNode()
        .put("code", code == null ? "" : code)
        .put("openid", person)
        .put("timestamp", String.valueOf(signature.getTimestamp()))
        .put("nonce_str", signature.getNonceStr())
        .put("outer_str", "app")
        .put("signature", signature.getSignature());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
