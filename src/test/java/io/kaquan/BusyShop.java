package io.kaquan;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import io.kaquan.card.design.CardType;
import io.kaquan.card.design.Designs;
import io.kaquan.card.draft.Drafts;
import io.kaquan.card.lifecycle.Cards;
import io.kaquan.card.lifecycle.Shop;
import io.kaquan.coupon.lifecycle.Asker;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Order;
import io.kaquan.coupon.lifecycle.Source;
import io.kaquan.coupon.lot.LotWish;
import io.kaquan.coupon.lot.Lots;
import io.kaquan.coupon.reversal.LateReversals;
import io.kaquan.coupon.selfservice.SelfService;
import io.kaquan.distribution.delivery.Deliveries;
import io.kaquan.distribution.handout.HandoutWish;
import io.kaquan.distribution.handout.Handouts;
import io.kaquan.distribution.landing.Banner;
import io.kaquan.distribution.landing.LandingEntry;
import io.kaquan.distribution.landing.Landings;
import io.kaquan.distribution.landing.NotABanner;
import io.kaquan.files.document.Documents;
import io.kaquan.files.media.Media;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.Channel;
import io.kaquan.merchant.activation.Applications;
import io.kaquan.merchant.developer.CallPlaces;
import io.kaquan.merchant.developer.CallbackEntry;
import io.kaquan.merchant.developer.CallbackMode;
import io.kaquan.merchant.developer.Callbacks;
import io.kaquan.merchant.material.Materials;
import io.kaquan.merchant.member.Member;
import io.kaquan.merchant.member.MemberLinks;
import io.kaquan.merchant.member.Members;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.merchant.member.Role;
import io.kaquan.merchant.store.StoreEntry;
import io.kaquan.merchant.store.Stores;
import io.kaquan.platform.access.Seal;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.io.ByteArrayResource;

/** A merchant with something on each of its pages, and what the addresses of these pages need. */
final class BusyShop {
  static final String PASSWORD = "flour water salt yeast";
  private static final Pattern LINK = Pattern.compile("/console/links/([A-Za-z0-9_-]{43})");
  private static final Asker PROGRAM = Asker.api("203.0.113.1");

  final UUID merchant;
  final String appid;
  final Map<String, String> cards = new HashMap<>();
  final String store;
  String fresh;
  String app;
  UUID application;
  UUID applicationDraft;
  UUID draft;
  String handoutDone;
  String handoutReady;
  String lot;
  String landing;
  String ticket;
  String hand;
  String invitation;
  String reset;
  Coupon used;
  private final BeanFactory beans;
  private final String mark = UUID.randomUUID().toString().replace("-", "").substring(0, 10);
  private final String logo;
  private final Shop approver;
  private final Member owner;
  private final GreenMail mail;

  BusyShop(BeanFactory beans) throws IOException, NotABanner {
    this.beans = beans;
    mail = beans.getBean(GreenMail.class);
    approver = Shop.activated(beans);
    merchant =
        bean(Merchants.class).register("Corner Bakery", at("owner"), PASSWORD, Locale.ENGLISH);
    owner = bean(Merchants.class).member(at("owner")).orElseThrow();
    logo = bean(Media.class).adoptLogo(merchant, at("owner"), bread(300, 300, 1)).url();
    store = addStore("Baker Street", "1 Baker Street");
    addStore("Old Harbour Market", "88 Harbour Road, building 3, unit 204");
    appid = account("a", AccountKind.SERVICE, "Corner Bakery");
    bean(Accounts.class).activate(appid);
    people();
    accounts();
    makeCards();
    pagesOfCards();
  }

  String at(String who) {
    return who + "-" + mark + "@bakery.example";
  }

  /** A day of claims, redemptions and what else happens. */
  void aDay(int number) {
    List<Coupon> claimed = new ArrayList<>();
    for (int n = 0; n < 6 + number * 3 % 7; n++) {
      claimed.add(
          issue(
              n % 3 == 0 ? "discount" : "cash",
              openid(number, n),
              List.of("poster", "newspaper", "app").get(n % 3)));
    }
    for (int n = 0; n < claimed.size() / 2; n++) {
      redeem(claimed.get(n), 1500L + 370L * n);
    }
    done(
        new Order.Reverse(
            appid, claimed.get(0).code(), null, "The guest ordered something else", null, clerk()));
  }

  /** One that its clerk asks to take back late. */
  void aLateReversal() {
    Coupon coupon = issue("cash", openid(99, 1), null);
    redeem(coupon, 2000L);
    used = held(coupon.code());
    bean(LateReversals.class)
        .ask(
            bean(Merchants.class).member(at("clerk")).orElseThrow(),
            used,
            "Ten off any bread",
            "The guest brought the cake back");
  }

  Coupon issue(String card, String openid, String channel) {
    return done(new Order.Issue(appid, cards.get(card), openid, null, channel, null, PROGRAM));
  }

  void redeem(Coupon coupon, long fen) {
    done(new Order.Redeem(appid, coupon.code(), null, fen, store, null, clerk()));
  }

  String link(String card) {
    return "/wallet/q/" + delivery(card, "poster");
  }

  /** What its staff tells whoever redeems by themselves. */
  String digits() {
    return bean(Stores.class).find(merchant, Long.parseLong(store)).orElseThrow().code();
  }

  /** The newest letter's digits. */
  String code(String email) {
    return new Mailbox(email, mail.getImap().getPort())
        .letters(1)
        .get(0)
        .subject()
        .replaceAll("\\D", "");
  }

  static String openid(int day, int guest) {
    return "oBusyGuest" + String.format("%018d", day * 1000 + guest);
  }

  Coupon held(String code) {
    return bean(Coupons.class)
        .look(appid, code, null)
        .fold(
            found -> found,
            why -> {
              throw new AssertionError(why);
            });
  }

  private Asker clerk() {
    return new Asker(Source.CONSOLE, at("clerk"), null, null);
  }

  private Coupon done(Order order) {
    return bean(Coupons.class)
        .ask(order)
        .fold(
            coupon -> coupon,
            why -> {
              throw new AssertionError(order + " refused: " + why);
            });
  }

  private <T> T bean(Class<T> type) {
    return beans.getBean(type);
  }

  private String addStore(String branch, String address) {
    return Long.toString(
        bean(Stores.class)
            .add(
                merchant,
                UUID.randomUUID(),
                new StoreEntry(
                    "Corner Bakery",
                    branch,
                    "",
                    "Shanghai",
                    "Huangpu",
                    address,
                    "021 1234567",
                    "7:00 to 19:00",
                    "Bread and cake, baked on the spot",
                    "121.47",
                    "31.23"))
            .id());
  }

  private String account(String suffix, AccountKind kind, String name) {
    String id = "wx" + mark + "0000" + suffix;
    bean(Accounts.class).add(merchant, id, "s".repeat(32), kind, name, true);
    return id;
  }

  private void people() {
    Map.of("operator", Role.OPERATOR, "clerk", Role.CLERK, "reader", Role.READ_ONLY)
        .forEach(
            (name, role) -> {
              bean(Members.class).invite(owner, at(name), role, List.of());
              bean(MemberLinks.class).choosePassword(secret(at(name), 1), PASSWORD);
            });
    bean(Members.class).invite(owner, at("new"), Role.CLERK, List.of());
    invitation = secret(at("new"), 1);
    bean(MemberLinks.class).forgotten(at("operator"), "203.0.113.9");
    reset = secret(at("operator"), 2);
  }

  private String secret(String email, int letters) {
    Matcher link =
        LINK.matcher(
            new Mailbox(email, mail.getImap().getPort()).letters(letters).get(letters - 1).text());
    if (!link.find()) {
      throw new AssertionError("no link for " + email);
    }
    return link.group(1);
  }

  private void accounts() {
    fresh =
        account(
            "b", AccountKind.SERVICE, "Corner Bakery by the harbour, bread and cake since 1987");
    app = account("c", AccountKind.MOBILE_APP, "Corner Bakery App");
    String asks = account("d", AccountKind.SERVICE, "Corner Bakery Weddings");
    Applications applications = bean(Applications.class);
    Documents documents = bean(Documents.class);
    application =
        applications
            .apply(merchant, asks, Papers.of(documents, merchant, Channel.OFFICIAL_ACCOUNT))
            .fold(
                submitted -> submitted.application().id(),
                invalid -> {
                  throw new AssertionError(invalid);
                },
                notNow -> {
                  throw new AssertionError(notNow);
                });
    applicationDraft = applications.begin(merchant, app, at("owner")).orElseThrow().id();
    Materials typed = Papers.of(documents, merchant, Channel.OPEN_PLATFORM);
    applications.save(merchant, applicationDraft, typed);
    List.of("licence", "paper-food", "logo")
        .forEach(
            paper ->
                applications.attach(
                    merchant, applicationDraft, paper, UUID.fromString(typed.get(paper))));
    bean(Callbacks.class)
        .keep(
            merchant,
            appid,
            new CallbackEntry("https://93.184.216.34/kaquan", CallbackMode.SAFE, "", ""));
    bean(CallPlaces.class).replace(merchant, appid, "203.0.113.0/24");
  }

  private void makeCards() {
    card("cash", CardType.CASH, "Ten off any bread", "Color010", true);
    card("discount", CardType.DISCOUNT, "Cake week", "Color080", true);
    card("gift", CardType.GIFT, "A croissant on us", "Color030", true);
    card("groupon", CardType.GROUPON, "Breakfast for two", "Color060", true);
    card("general", CardType.GENERAL_COUPON, "两件八折", "Color090", true);
    card("waiting", CardType.CASH, "Ten off wedding cake", "Color020", false);
    card("refused", CardType.GIFT, "Free lunch", "Color040", false);
    approver.refuse(cards.get("refused"), "The picture shows something else");
    card("paused", CardType.CASH, "Summer", "Color050", true);
    bean(Cards.class).pause(appid, cards.get("paused"));
    bean(SelfService.class)
        .set(
            bean(Cards.class).find(cards.get("cash")).orElseThrow().terms(),
            new SelfService.Setting(true, true, true));
    draft =
        bean(Drafts.class)
            .begin(
                UUID.randomUUID(),
                merchant,
                at("owner"),
                "CASH",
                null,
                Map.ofEntries(
                    Map.entry("appid", appid),
                    Map.entry("brand_name", "Corner Bakery"),
                    Map.entry("logo_url", logo),
                    Map.entry("title", "Spring ten"),
                    Map.entry("color", "Color020"),
                    Map.entry("notice", "Show it before you pay"),
                    Map.entry("reduce_cost", "10"),
                    Map.entry("least_cost", "50"),
                    Map.entry("date_type", "DATE_TYPE_FIX_TERM"),
                    Map.entry("fixed_term", "30"),
                    Map.entry("fixed_begin_term", "0"),
                    Map.entry("quantity", "500"),
                    Map.entry("get_limit", "2"),
                    Map.entry("location", "all"),
                    Map.entry("code_type", "CODE_TYPE_QRCODE"),
                    Map.entry("can_give_friend", "true"),
                    Map.entry("description", "One for each bill\nNot together with other offers")),
                null)
            .orElseThrow()
            .id();
  }

  private void card(String name, CardType type, String title, String color, boolean onSale) {
    ObjectNode design = Designs.of(type);
    ObjectNode base =
        Designs.base(design)
            .put("logo_url", logo)
            .put("brand_name", "Corner Bakery")
            .put("title", title)
            .put("color", color)
            .put("notice", "Show it before you pay")
            .put("get_limit", 20)
            .put("description", "One for each bill\nNot together with other offers");
    base.putObject("date_info")
        .put("type", "DATE_TYPE_FIX_TERM")
        .put("fixed_term", name.equals("gift") ? 2 : 30)
        .put("fixed_begin_term", 0);
    base.putObject("sku").put("quantity", 500);
    if (type == CardType.CASH) {
      Designs.inner(design).put("reduce_cost", 1000).put("least_cost", 5000);
    }
    var answer = bean(Cards.class).create(appid, design, true);
    if (!answer.isDone()) {
      throw new AssertionError(name + " refused: " + answer);
    }
    cards.put(name, answer.cardId());
    await().until(() -> approver.task(answer.cardId()) != null);
    if (onSale) {
      approver.approve(answer.cardId());
    }
  }

  private void pagesOfCards() throws NotABanner {
    String cash = cards.get("cash");
    ticket = delivery("cash", "poster");
    handoutReady = handout("first@guests.example\nsecond@guests.example\nnobody\n");
    handoutDone = handout("third@guests.example\nnot an address\n");
    bean(Handouts.class).start(merchant, UUID.fromString(handoutDone), Locale.ENGLISH);
    await()
        .until(
            () ->
                bean(Handouts.class)
                    .find(merchant, UUID.fromString(handoutDone))
                    .orElseThrow()
                    .isFinished());
    UUID made = bean(Lots.class).generate(new LotWish(merchant, cash, at("owner"), mark), 20).lot();
    await().until(() -> bean(Lots.class).find(merchant, made).orElseThrow().isLive());
    lot = made.toString();
    landing =
        bean(Landings.class)
            .make(
                merchant,
                UUID.randomUUID(),
                new LandingEntry(
                    "Fresh from the oven",
                    List.of(cash, cards.get("discount"), cards.get("gift"), cards.get("general")),
                    true,
                    "newspaper",
                    Banner.of(bread(1280, 600, 3)),
                    false))
            .key();
    bean(Landings.class)
        .make(
            merchant,
            UUID.randomUUID(),
            new LandingEntry("Plain", List.of(cash), false, null, null, true));
    Coupon handed = issue("cash", openid(98, 1), null);
    hand =
        bean(Seal.class)
            .seal(
                "claim", String.join(" ", appid, handed.openid(), handed.cardId(), handed.code()));
  }

  private String handout(String lines) {
    byte[] list = lines.getBytes(StandardCharsets.UTF_8);
    return bean(Handouts.class)
        .read(
            new HandoutWish(
                merchant, cards.get("cash"), at("owner"), "regulars", UUID.randomUUID()),
            "regulars.csv",
            list.length,
            new ByteArrayResource(list))
        .handout()
        .toString();
  }

  private String delivery(String card, String channel) {
    return bean(Deliveries.class)
        .make(
            appid, List.of(new Deliveries.Item(cards.get(card), null, null, false, channel)), null)
        .delivery()
        .ticket();
  }

  private static byte[] bread(int width, int height, int loaves) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setPaint(new GradientPaint(0, 0, new Color(0xf6d7a7), width, height, new Color(0xe0a766)));
    pen.fillRect(0, 0, width, height);
    int size = Math.min(height, width / loaves) * 3 / 4;
    for (int loaf = 0; loaf < loaves; loaf++) {
      int left = width / 2 - loaves * size / 2 - (loaves - 1) * size / 20 + loaf * size * 11 / 10;
      int top = (height - size * 7 / 10) / 2;
      pen.setColor(new Color(0x8a4f24));
      pen.fillRoundRect(left, top, size, size * 7 / 10, size * 7 / 10, size * 6 / 10);
      pen.setColor(new Color(0xf0c48a));
      for (int cut = 0; cut < 3; cut++) {
        pen.fillOval(
            left + size / 5 + cut * size * 22 / 100,
            top + size * 15 / 100,
            size / 10,
            size * 38 / 100);
      }
    }
    pen.dispose();
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(picture, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
