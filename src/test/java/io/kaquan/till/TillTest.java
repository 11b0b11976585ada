package io.kaquan.till;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardId;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.ledger.Entry;
import io.kaquan.coupon.ledger.EntryKind;
import io.kaquan.coupon.ledger.Ledger;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.CouponStatus;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.coupon.lifecycle.Source;
import io.kaquan.files.barcode.Symbols;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.Mailbox;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Papers;
import io.kaquan.fixture.Reviewer;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.member.MemberLinks;
import io.kaquan.merchant.member.Members;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.merchant.member.Role;
import io.kaquan.merchant.store.StoreDetails;
import io.kaquan.merchant.store.Stores;
import io.kaquan.platform.tenant.AppId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TillTest extends Scenario {
  private static final String PASSWORD = "crumbs and flour 7";
  private static final Pattern LINK = Pattern.compile("/console/links/([A-Za-z0-9_-]{43})");
  private static final Pattern NUMBER =
      Pattern.compile("name=\"requestNumber\" value=\"([^\"]+)\"");

  @Autowired private Coupons coupons;
  @Autowired private Cards cards;
  @Autowired private CardCommands commands;
  @Autowired private Accounts accounts;
  @Autowired private Ledger ledger;
  @Autowired private Merchants merchants;
  @Autowired private Members members;
  @Autowired private MemberLinks links;
  @Autowired private Stores stores;
  @Autowired private GreenMail mail;

  private final String mark = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  private final String appid = "wx" + mark + "0001";
  private UUID merchant;
  private String card;
  private PageVisitor till;

  @BeforeEach
  void aMerchantWithoutStores() {
    merchant = merchants.register("Corner Bakery", at("owner"), PASSWORD, Locale.ENGLISH);
    account(appid);
    card = onSale(CardMaker.aCashCard().of(appid));
    till = new PageVisitor(address("")).signedInAs(at("owner"), PASSWORD);
  }

  @Test
  void a_clerk_looks_confirms_and_takes_back() {
    Coupon coupon = issued(card);
    Page found =
        look(
            coupon.code().substring(0, 4)
                + " "
                + coupon.code().substring(4, 8)
                + "-"
                + coupon.code().substring(8));
    assertThat(found.html()).contains("Is this the one?", coupon.code(), "Redeem now");
    assertThat(statusOf(coupon)).as("looking changes nothing").isEqualTo(CouponStatus.NORMAL);

    Page done = till.submit("/till/redeem", Map.of("amount", "12.50"));
    assertThat(done.html())
        .contains("Redeemed", "Next guest", "Take this redemption back")
        .doesNotContain("Redeem now");
    assertThat(lastOf(coupon))
        .returns(EntryKind.REDEEMED, Entry::kind)
        .returns(1250L, Entry::amountFen)
        .returns(at("owner"), entry -> entry.by().clerk());

    assertThat(till.submit("/till/reverse", Map.of("reason", " ")).html()).contains("aria-invalid");
    assertThat(statusOf(coupon)).isEqualTo(CouponStatus.CONSUMED);
    assertThat(till.submit("/till/reverse", Map.of("reason", "The guest chose tea")).html())
        .contains("can be used again");
    assertThat(statusOf(coupon)).isEqualTo(CouponStatus.NORMAL);
    assertThat(lastOf(coupon))
        .returns(EntryKind.REVERSED, Entry::kind)
        .returns("The guest chose tea", Entry::reason);
  }

  @Test
  void a_coupon_that_was_used_says_when_where_and_by_whom() {
    long store = store("Corner Bakery", "West");
    Coupon coupon = issued(card);
    look(coupon.code());
    till.submit("/till/redeem", Map.of());
    Page used = look(coupon.code());
    assertThat(used.html())
        .contains("Already redeemed", "Corner Bakery (West)", at("owner"), "till-no")
        .doesNotContain("Redeem now");
    assertThat(lastOf(coupon).by().locationId()).isEqualTo(Long.toString(store));
  }

  @Test
  void a_confirmation_sent_twice_redeems_once_and_says_the_same() {
    Coupon coupon = issued(card);
    Page found = look(coupon.code());
    Map<String, String> form =
        Map.of(
            "requestNumber",
            numberIn(found),
            "appid",
            appid,
            "code",
            coupon.code(),
            "cardId",
            card,
            "_csrf",
            csrfIn(found));
    assertThat(till.post("/till/redeem", form).html()).contains("till-yes");
    assertThat(till.post("/till/redeem", form).html())
        .contains("till-yes")
        .doesNotContain("till-no");
    assertThat(ledger.entries(new AppId(appid), new CardId(card), new CouponCode(coupon.code())))
        .extracting(Entry::kind)
        .containsExactly(EntryKind.CLAIMED, EntryKind.REDEEMED);
  }

  @Test
  void what_became_of_a_confirmation_can_be_asked_done_refused_or_never_seen() {
    Coupon coupon = issued(card);
    String done = numberIn(look(coupon.code()));
    assertThat(outcome(done).html()).contains("It was not redeemed", "It never reached us");
    till.get("/till");
    look(coupon.code());
    till.submit("/till/redeem", Map.of("requestNumber", done));
    assertThat(outcome(done).html())
        .contains("It was redeemed", cards.find(card).orElseThrow().terms().title());
    String late = "till-" + UUID.randomUUID();
    till.get("/till");
    till.post(
        "/till/redeem",
        Map.of(
            "requestNumber",
            late,
            "appid",
            appid,
            "code",
            coupon.code(),
            "cardId",
            card,
            "_csrf",
            csrfIn(till.get("/till"))));
    assertThat(outcome(late).html()).contains("It was not redeemed", "Already redeemed");
    merchants.register("Rival", at("rival"), PASSWORD, Locale.ENGLISH);
    PageVisitor rival = new PageVisitor(address("")).signedInAs(at("rival"), PASSWORD);
    assertThat(rival.get("/till/outcome?appid=" + appid + "&requestNumber=" + done))
        .returns(404, Page::status);
    assertThat(rival.get("/till").html()).as("no card function yet").doesNotContain("data-look");
  }

  @Test
  void a_code_that_is_not_there_is_said_with_what_was_typed() {
    assertThat(look("000000000000").html())
        .contains("till-no", "<code>000000000000</code>", "compare the digits");
    assertThat(look("<script>").html()).contains("&lt;script&gt;").doesNotContain("<script>");
    assertThat(look("").html()).contains("till-no");
    merchants.register("Rival", at("rival"), PASSWORD, Locale.ENGLISH);
    PageVisitor rival = new PageVisitor(address("")).signedInAs(at("rival"), PASSWORD);
    Page page = rival.get("/till/shift");
    Coupon coupon = issued(card);
    assertThat(
            rival.post("/till/look", Map.of("code", coupon.code(), "_csrf", csrfIn(page))).html())
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
            coupon.code(),
            "cardId",
            card,
            "requestNumber",
            "till-" + UUID.randomUUID(),
            "_csrf",
            csrfIn(look(coupon.code())));
    Actor clerk = new Actor(Source.TILL, at("owner"), null, null);
    for (int guess = 0;
        coupons.lookUp(appid, "guess-" + guess, null, clerk).fold(none -> null, why -> why)
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
  void a_sign_that_no_text_has_is_left_out_of_what_was_typed() {
    Coupon coupon = issued(card);
    assertThat(look("\0" + coupon.code() + "\0").html()).contains("Is this the one?");
    till.submit("/till/redeem", Map.of());
    assertThat(till.submit("/till/reverse", Map.of("reason", "te\0a")).html())
        .contains("can be used again");
    assertThat(lastOf(coupon).reason()).isEqualTo("tea");
  }

  @Test
  void one_custom_code_of_two_cards_in_two_accounts_is_chosen_between() {
    String other = "wx" + mark + "0002";
    account(other);
    String code = "SHOP-" + mark.toUpperCase(Locale.ROOT);
    List<Coupon> same = List.of(custom(appid, code), custom(appid, code), custom(other, code));
    Page several = look(code.toLowerCase(Locale.ROOT));
    assertThat(several.html()).contains("Which one is it?");
    same.forEach(
        coupon ->
            assertThat(several.html())
                .contains(cards.find(coupon.cardId()).orElseThrow().terms().title()));
    Page chosen =
        till.post(
            "/till/choose",
            Map.of(
                "appid",
                other,
                "code",
                code,
                "cardId",
                same.get(2).cardId(),
                "_csrf",
                csrfIn(several)));
    assertThat(chosen.html()).contains("Is this the one?");
    till.submit("/till/redeem", Map.of());
    assertThat(same.stream().map(this::statusOf))
        .containsExactly(CouponStatus.NORMAL, CouponStatus.NORMAL, CouponStatus.CONSUMED);
  }

  @Test
  void a_clerk_redeems_in_the_stores_given_and_nowhere_when_they_are_closed() {
    long east = store("Corner Bakery", "East");
    long west = store("Corner Bakery", "West");
    store("Corner Bakery", "North");
    PageVisitor clerk = clerk(List.of(east, west));
    Page choice = clerk.get("/till");
    assertThat(choice.html())
        .contains("Which store are you in?", "(East)", "(West)")
        .doesNotContain("(North)");
    assertThat(
            clerk
                .post("/till/look", Map.of("code", issued(card).code(), "_csrf", csrfIn(choice)))
                .html())
        .as("a store first")
        .contains("Which store are you in?");
    assertThat(clerk.post("/till/stores", Map.of("store", "1", "_csrf", csrfIn(choice))))
        .returns(404, Page::status);
    assertThat(
            clerk
                .post("/till/stores", Map.of("store", Long.toString(west), "_csrf", csrfIn(choice)))
                .html())
        .contains("Corner Bakery (West)", "data-look");
    Coupon coupon = issued(card);
    clerk.submit("/till/look", Map.of("code", coupon.code()));
    clerk.submit("/till/redeem", Map.of());
    assertThat(lastOf(coupon).by().locationId()).isEqualTo(Long.toString(west));

    stores.close(merchant, west);
    assertThat(clerk.get("/till").html())
        .as("the one that is left")
        .contains("Corner Bakery (East)", "data-look");
    stores.close(merchant, east);
    assertThat(clerk.get("/till").html())
        .contains("Your store is closed")
        .doesNotContain("data-look");
    assertThat(clerk.get("/console")).as("clerks live at the till").returns("/till", Page::path);
    assertThat(clerk.get("/console/explain")).returns(404, Page::status);
  }

  @Test
  void a_photo_of_the_code_is_read_on_the_server() {
    Coupon coupon = issued(card);
    till.get("/till");
    assertThat(photo(Symbols.qr(coupon.code())).html()).contains("Is this the one?", coupon.code());
    till.get("/till");
    assertThat(photo(Symbols.bar(coupon.code())).html())
        .contains("Is this the one?", coupon.code());
    till.get("/till");
    assertThat(photo("no picture".getBytes(StandardCharsets.UTF_8)).html())
        .contains("can’t be opened");
    assertThat(photo(new byte[0]).html()).contains("No photo arrived");
    byte[] large = new byte[(10 << 20) + 1];
    Arrays.fill(large, (byte) 1);
    assertThat(photo(large).html()).contains("larger than 10 MB");
    assertThat(photo(Papers.png()).html()).contains("No QR or bar code was found");
  }

  @Test
  void an_amount_that_is_none_is_asked_for_again_and_nothing_is_redeemed() {
    Coupon coupon = issued(card);
    for (String amount : List.of("ten", "-1", "1.234", "99999999999999")) {
      look(coupon.code());
      assertThat(till.submit("/till/redeem", Map.of("amount", amount)).html())
          .as(amount)
          .contains("An amount, please", "value=\"" + amount + "\"", "Redeem now");
    }
    assertThat(statusOf(coupon)).isEqualTo(CouponStatus.NORMAL);
  }

  @Test
  void a_member_card_says_how_often_it_can_still_be_used() {
    Coupon coupon = issued(onSale(CardMaker.aCashCard().of(appid).asMemberCard(2)));
    assertThat(look(coupon.code()).html()).contains("2 uses are left");
    assertThat(till.submit("/till/redeem", Map.of()).html()).contains("1 use is left");
    look(coupon.code());
    assertThat(till.submit("/till/redeem", Map.of()).html()).contains("No use is left");
    assertThat(look(coupon.code()).html()).contains("till-no").doesNotContain("Redeem now");
  }

  @Test
  void the_shift_list_sums_what_this_clerk_did_today() {
    Coupon kept = issued(card);
    Coupon back = issued(card);
    for (Coupon coupon : List.of(kept, back)) {
      look(coupon.code());
      till.submit("/till/redeem", Map.of("amount", "8.88"));
    }
    till.submit("/till/reverse", Map.of("reason", "wrong one"));
    PageVisitor colleague = clerk(List.of());
    Coupon other = issued(card);
    colleague.get("/till");
    colleague.submit("/till/look", Map.of("code", other.code()));
    colleague.submit("/till/redeem", Map.of());

    String mine = till.get("/till/shift").html();
    assertThat(mine)
        .contains(
            "<strong>2</strong>",
            "¥17.76",
            "<strong>1</strong>",
            "¥8.88",
            new CouponCode(kept.code()).masked())
        .doesNotContain(kept.code(), new CouponCode(other.code()).masked());
    assertThat(till.get("/till/shift?back=1").html()).contains("Nothing redeemed on this day yet");
    moveClockBy(Duration.ofDays(1));
    assertThat(till.get("/till/shift?back=1").html()).contains("¥17.76");
    assertThat(till.get("/till/shift?lang=zh-CN").html()).contains("我的核销").doesNotContain("??");
  }

  private Page look(String typed) {
    till.get("/till");
    return till.submit("/till/look", Map.of("code", typed));
  }

  private Page photo(byte[] picture) {
    return till.upload("/till/photo", Map.of(), Map.of("photo", picture));
  }

  private Page outcome(String number) {
    return till.get("/till/outcome?appid=" + appid + "&requestNumber=" + number);
  }

  private static String numberIn(Page page) {
    Matcher number = NUMBER.matcher(page.html());
    assertThat(number.find()).isTrue();
    return number.group(1);
  }

  private static String csrfIn(Page page) {
    Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.html());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private void account(String id) {
    accounts.add(merchant, id, "s".repeat(32), AccountKind.SERVICE, "Bakery", true);
    accounts.activate(id);
  }

  private String onSale(CardMaker wanted) {
    return wanted.onSale(commands, cards, new Reviewer(address(""), "reviewer"));
  }

  private Coupon issued(String cardId) {
    return done(
        new CouponCommand.Issue(
            appid,
            cardId,
            "o" + UUID.randomUUID().toString().replace("-", "").substring(0, 27),
            null,
            null,
            null,
            Actor.SYSTEM));
  }

  private Coupon custom(String of, String code) {
    String own = onSale(CardMaker.aCashCard().of(of).withCustomCodes());
    return done(
        new CouponCommand.Issue(of, own, "o" + "t".repeat(27), code, null, null, Actor.SYSTEM));
  }

  private Coupon done(CouponCommand order) {
    return coupons
        .execute(order)
        .fold(
            coupon -> coupon,
            why -> {
              throw new AssertionError("refused: " + why);
            });
  }

  private CouponStatus statusOf(Coupon coupon) {
    return coupons
        .lookUp(coupon.appid(), coupon.code(), coupon.cardId())
        .fold(Coupon::status, why -> null);
  }

  private Entry lastOf(Coupon coupon) {
    List<Entry> life =
        ledger.entries(
            new AppId(coupon.appid()), new CardId(coupon.cardId()), new CouponCode(coupon.code()));
    return life.get(life.size() - 1);
  }

  private long store(String name, String branch) {
    return stores
        .add(
            merchant,
            UUID.randomUUID(),
            new StoreDetails(
                name, branch, "", "Shanghai", "", "1 Baker Street", "", "", "", "", ""))
        .id();
  }

  private PageVisitor clerk(List<Long> where) {
    members.invite(merchants.member(at("owner")).orElseThrow(), at("clerk"), Role.CLERK, where);
    Matcher link =
        LINK.matcher(new Mailbox(at("clerk"), mail.getImap().getPort()).letters(1).get(0).text());
    assertThat(link.find()).isTrue();
    links.choosePassword(link.group(1), PASSWORD);
    return new PageVisitor(address("")).signedInAs(at("clerk"), PASSWORD);
  }

  private String at(String who) {
    return who + "@" + mark + ".example";
  }
}
