package io.kaquan.distribution.landing;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.kaquan.card.design.CardId;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.Mailbox;
import io.kaquan.fixture.MerchantScenario;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Papers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A page with several cards, from the merchant's form to the consumer's wallet. */
class LandingPagesTest extends MerchantScenario {
  private static final String NEW = "/console/landings/new";

  @Autowired private Landings landings;
  @Autowired private GreenMail mail;

  @Test
  void a_page_is_made_opened_claimed_from_changed_and_ended() {
    assertThat(browser.get("/console/landings").html())
        .contains("No landing pages yet", "First you need a card")
        .doesNotContain("??");
    String first = onSale(CardMaker.aCashCard().of(appid).forEachPerson(1));
    String second = onSale(CardMaker.aCashCard().of(appid));
    String waiting = CardMaker.aCashCard().of(appid).create(commands);

    browser.get(NEW);
    Page bad = browser.upload(NEW, Map.of("title", " "), Map.of("banner", Papers.png()));
    assertThat(bad.status()).isEqualTo(422);
    assertThat(bad.html())
        .contains("1 to 30 characters", "Please choose at least one card", "Selected banner");
    Page made =
        browser.upload(
            NEW,
            Map.of(
                "title", "Spring <3", "card", second, "outer_str", "newspaper", "shared", "true"),
            Map.of());
    assertThat(made.path()).matches("/console/landings/[A-Za-z0-9_-]{16}");
    String key = made.path().substring(made.path().lastIndexOf('/') + 1);
    String link = "/wallet/l/" + key;
    assertThat(made.html())
        .contains(address(link), "Spring &lt;3", "newspaper", title(second))
        .doesNotContain("??");
    assertThat(browser.get(made.path() + "/qr.svg").html()).startsWith("<svg ");
    Landing page = landings.find(key).orElseThrow();
    assertThat(
            landings
                .change(
                    merchant,
                    key,
                    new LandingEntry(
                        page.title(),
                        List.of(second, first, waiting),
                        true,
                        "newspaper",
                        null,
                        false))
                .orElseThrow()
                .isDone())
        .isTrue();

    PageVisitor phone = new PageVisitor(address(""));
    Page open = phone.get(link);
    assertThat(open.html())
        .contains("Spring &lt;3", "banner.jpg?v=", "Sign in to claim", "Not open yet", "data-share")
        .doesNotContain("??", "landing-plain");
    assertThat(open.html().indexOf(title(second)))
        .as("in the merchant's order")
        .isLessThan(open.html().indexOf(title(first)));
    assertThat(phone.get(link + "/banner.jpg").response().headers().firstValue("Content-Type"))
        .hasValue("image/jpeg");
    phone.get(link);
    assertThat(phone.submit(link, Map.of()).path()).isEqualTo("/wallet/sign-in");
    assertThat(signIn(phone).path()).as("back where they came from").isEqualTo(link);

    Map<String, String> claim = sent(phone.get(link), first);
    Page claimed = phone.post(link, claim);
    assertThat(claimed.path()).isEqualTo(link);
    assertThat(claimed.html()).contains("It is in your wallet now", "Show my coupon");
    phone.post(link, claim);
    assertThat(coupons.ofCard(new CardId(first)).inHand())
        .as("a double tap gives one")
        .isEqualTo(1);
    assertThat(phone.get(link).html()).contains("You have it").doesNotContain("Claim another one");
    phone.post(link, sent(phone.get(link), second));
    assertThat(phone.get(link).html()).as("more than one for each").contains("Claim another one");
    claim.put("cardId", onSale(CardMaker.aCashCard().of(appid)));
    assertThat(phone.post(link, claim).status()).as("a card that is not on it").isEqualTo(404);
    assertThat(browser.get(made.path()).html()).containsPattern("Claimed</dt><dd>2<");
    assertThat(browser.get("/console/cards/" + first + "/deliveries").html()).contains(made.path());

    browser.get(made.path() + "/change");
    Page changed =
        browser.upload(
            made.path() + "/change",
            Map.of("title", "Summer", "card", first, "plain", "true"),
            Map.of());
    assertThat(changed.html()).contains("Visitors see the change immediately", "Summer");
    assertThat(phone.get(link).html())
        .contains("Summer", "landing-plain")
        .doesNotContain(title(second), "data-share");

    assertThat(browser.submit(made.path() + "/end", Map.of()).html())
        .contains("The page has ended");
    assertThat(phone.get(link)).returns(410, Page::status);
    assertThat(browser.get(made.path() + "/change").status()).isEqualTo(404);
    assertThat(phone.get("/wallet/l/no-such-page").status()).isEqualTo(404);
    assertThat(browser.get("/console/landings?lang=zh-CN").html())
        .contains("卡券货架", "已结束")
        .doesNotContain("??");
  }

  @Test
  void what_does_not_belong_on_a_page_is_refused() {
    String card = onSale(CardMaker.aCashCard().of(appid));
    String foreign = onSale(CardMaker.aCashCard());
    String named = onSale(CardMaker.aCashCard().of(appid).withCustomCodes());
    assertThat(faults("Spring", card, foreign)).containsExactly(LandingFault.UNKNOWN_CARD);
    assertThat(faults("x".repeat(31), card, named))
        .containsExactly(LandingFault.TITLE, LandingFault.BY_LIST_ONLY);
    assertThat(faults("Spr\0ing", "\0"))
        .containsExactly(LandingFault.TITLE, LandingFault.UNKNOWN_CARD);
    assertThat(faults("Spring", new String[11])).containsExactly(LandingFault.TOO_MANY);

    UUID form = UUID.randomUUID();
    LandingEntry entry = new LandingEntry("Spring", List.of(card), false, null, null, false);
    String key = landings.make(merchant, form, entry).key();
    assertThat(landings.make(merchant, form, entry).key()).as("the same form").isEqualTo(key);
    assertThat(landings.count(merchant)).isEqualTo(1);
    assertThat(landings.change(UUID.randomUUID(), key, entry)).as("somebody else's").isEmpty();
    assertThat(landings.end(UUID.randomUUID(), key)).isFalse();

    browser.get(NEW);
    Map<String, String> typed = Map.of("title", "Spring", "card", card);
    for (byte[] hostile :
        List.of("<svg/>".getBytes(StandardCharsets.UTF_8), new byte[(1 << 20) + 1])) {
      Page refused = browser.upload(NEW, typed, Map.of("banner=a.png", hostile));
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.html())
          .containsAnyOf("This image cannot be used", "Larger than 1 MB")
          .contains("value=\"Spring\"");
    }
    Map<String, String> spoilt = new HashMap<>(typed);
    spoilt.put("kept", "no base64 <>");
    assertThat(browser.upload(NEW, spoilt, Map.of()).status()).isEqualTo(422);
  }

  @Test
  void any_card_of_many_is_found_and_chosen_without_losing_what_was_typed() {
    String old = onSale(CardMaker.aCashCard().of(appid));
    String second = CardMaker.aCashCard().of(appid).create(commands);
    browser.get(NEW);
    assertThat(browser.upload(NEW, Map.of("go", "make"), Map.of()).html())
        .as("few need no search")
        .doesNotContain("id=\"look\"");
    IntStream.range(0, 101).forEach(one -> CardMaker.aCashCard().of(appid).create(commands));
    Page form = browser.get(NEW);
    assertThat(form.html()).contains("The 100 newest cards are listed").doesNotContain(old);

    Page found =
        browser.upload(
            NEW,
            Map.of(
                "title",
                "Spring",
                "shared",
                "true",
                "outer_str",
                "newspaper",
                "look",
                title(old),
                "go",
                "look"),
            Map.of("banner", Papers.png()));
    assertThat(found).returns(200, Page::status).returns(NEW, Page::path);
    assertThat(found.html())
        .contains(
            "value=\"" + old + "\"",
            "value=\"Spring\"",
            "value=\"newspaper\"",
            "Selected banner",
            "1 found")
        .doesNotContain("is-invalid", "??");
    assertThat(landings.count(merchant)).isZero();
    Page more =
        browser.upload(
            NEW, Map.of("title", "Spring", "card", old, "look", second, "go", "look"), Map.of());
    assertThat(more.html())
        .containsPattern("value=\"" + old + "\"[^>]*selected")
        .contains("value=\"" + second + "\"");
    assertThat(
            browser
                .upload(
                    NEW, Map.of("card", old, "look", "no such title \0 %", "go", "look"), Map.of())
                .html())
        .contains("No matching cards", "value=\"" + old + "\"");
    assertThat(
            browser
                .upload(NEW, Map.of("look", onSale(CardMaker.aCashCard()), "go", "look"), Map.of())
                .html())
        .as("another merchant's")
        .contains("No matching cards");
    Page made = browser.upload(NEW, Map.of("title", "Spring", "card", old), Map.of());
    assertThat(made.html()).contains(title(old));
    browser.get(made.path() + "/change");
    assertThat(
            browser
                .upload(
                    made.path() + "/change",
                    Map.of("title", "Spring", "card", old, "look", second, "go", "look"),
                    Map.of())
                .html())
        .contains("value=\"" + second + "\"");
  }

  @Test
  void every_page_is_reached_from_the_list() {
    String card = onSale(CardMaker.aCashCard().of(appid));
    IntStream.rangeClosed(1, 203)
        .forEach(
            one ->
                landings.make(
                    merchant,
                    UUID.randomUUID(),
                    new LandingEntry("Page no " + one, List.of(card), false, null, null, false)));
    Page first = browser.get("/console/landings");
    assertThat(first.html())
        .contains("Page no 203<", "Page no 154<", "?page=2")
        .doesNotContain("Page no 153<");
    assertThat(browser.get("/console/landings?page=5").html())
        .contains("Page no 3<", "Page no 1<", "?page=4")
        .doesNotContain("?page=6");
    assertThat(browser.get("/console/landings?page=2000000000").html()).contains("Page no 1<");
    assertThat(browser.get("/console/landings?page=-1").html()).contains("Page no 203<");
  }

  private List<LandingFault> faults(String title, String... ids) {
    return landings
        .make(
            merchant,
            UUID.randomUUID(),
            new LandingEntry(
                title, Arrays.stream(ids).map(String::valueOf).toList(), false, null, null, false))
        .faults();
  }

  /** Everything that a browser sends with the form of this card. */
  private static Map<String, String> sent(Page page, String card) {
    String form =
        page.html()
            .split("id=\"card-" + Pattern.quote(card) + "\"")[1]
            .split("</form>")[0]
            .split("<form")[1];
    Map<String, String> fields = new HashMap<>();
    Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")
        .matcher(form)
        .results()
        .forEach(field -> fields.put(field.group(1), field.group(2)));
    assertThat(fields).containsEntry("cardId", card);
    return fields;
  }

  private Page signIn(PageVisitor phone) {
    String email = mark + "@guests.example";
    phone.submit("/wallet/sign-in", Map.of("email", email));
    Matcher code =
        Pattern.compile("\\d{6}")
            .matcher(new Mailbox(email, mail.getImap().getPort()).letters(1).get(0).subject());
    assertThat(code.find()).isTrue();
    return phone.submit("/wallet/sign-in/code", Map.of("code", code.group()));
  }

  private String title(String card) {
    return cards.find(card).orElseThrow().terms().title();
  }
}
