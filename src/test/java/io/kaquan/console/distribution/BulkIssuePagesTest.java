package io.kaquan.console.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.kaquan.card.design.CardId;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.Mailbox;
import io.kaquan.fixture.MerchantScenario;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A list of people in the console, from the file to the wallet. */
class BulkIssuePagesTest extends MerchantScenario {
  @Autowired private GreenMail mail;

  @Test
  void a_list_from_a_chinese_spreadsheet_is_looked_at_and_handed_out_once() {
    String card = onSale(CardMaker.aCashCard().of(appid).withStock(4).forEachPerson(1));
    String path = "/console/cards/" + card + "/list";
    String ann = "Ann-" + mark + "@guests.example";
    String text =
        "备注;收件人\r\n林小云;"
            + openid('a')
            + "\r\n\r\n;"
            + ann
            + "\r\n=1+1;nobody\r\n重复;"
            + openid('a')
            + "\r\n;"
            + openid('b')
            + "\r\n;"
            + openid('c')
            + "\r\n;"
            + openid('d')
            + "\r\n";
    Map<String, byte[]> file = Map.of("file=客人.csv", text.getBytes(Charset.forName("GBK")));
    browser.get(path);
    Page read = browser.upload(path, Map.of("outer_str", " spring letter "), file);
    assertThat(read.path()).matches(path + "/[0-9a-f-]{36}");
    assertThat(read.html())
        .contains(
            "List read: 5 people",
            "林小云",
            "to be sent: 1.",
            "Unreadable lines",
            "Duplicates",
            "spring letter",
            "Neither an e-mail address nor an openid",
            "There is less stock")
        .doesNotContain("??", "data-again");
    browser.get(path);
    assertThat(coupons.ofCard(new CardId(card)).inHand()).as("nobody has anything yet").isZero();

    browser.get(read.path());
    browser.submit(read.path() + "/start", Map.of("language", "en"));
    Page done = finished(read.path());
    assertThat(done.html())
        .contains("4 of 7 handed out", "Sold out: add stock")
        .doesNotContain("??");
    assertThat(coupons.ofCard(new CardId(card)).inHand()).isEqualTo(4);
    Page result = browser.get(done.path() + "/result.csv");
    assertThat(result.html().lines())
        .hasSize(5)
        .first()
        .isEqualTo("\uFEFFline,recipient,code,claim_url,note");
    assertThat(result.html())
        .containsPattern("2," + openid('a') + ",`\\d{12},http[^,]*/wallet/hand/[^,]+,林小云");
    assertThat(browser.get(done.path() + "/failures.csv").html().lines())
        .containsExactly(
            "\uFEFFline,recipient,code,note,reason",
            "5,nobody,,`=1+1,Neither an e-mail address nor an openid",
            "6," + openid('a') + ",,重复,Same as an earlier line; handed out once",
            "9," + openid('d') + ",,,Sold out: add stock and upload this line again");
    assertThat(browser.get("/console/cards/" + card + "/deliveries").html())
        .contains("spring letter", "3 skipped");

    Mailbox.Mail letter =
        new Mailbox(ann.toLowerCase(Locale.ROOT), mail.getImap().getPort()).letters(1).get(0);
    assertThat(letter.subject()).isEqualTo("Corner Bakery has a coupon for you: " + title(card));
    String link =
        Pattern.compile("http[^\\s]*(/wallet/hand/[A-Za-z0-9_-]+)")
            .matcher(letter.text())
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    PageVisitor phone = new PageVisitor(address(""));
    assertThat(phone.get(link).path()).isEqualTo("/wallet/sign-in");
    assertThat(signedIn(phone, ann, 2).html()).contains(title(card));
    assertThat(phone.get(link).path()).as("it is theirs already").startsWith("/wallet/coupons/");

    String again = onSale(CardMaker.aCashCard().of(appid));
    String second = "/console/cards/" + again + "/list";
    browser.get(second);
    assertThat(browser.upload(second, Map.of("lines", ann), Map.of()).html())
        .contains("No e-mails will be sent");
    browser.get(second);
    Page typed = browser.upload(second, Map.of("lines", ann + "\n" + openid('e')), Map.of());
    browser.submit(typed.path() + "/start", Map.of());
    finished(typed.path());
    assertThat(phone.get("/wallet/coupons").html()).contains(title(again));
  }

  @Test
  void the_same_form_twice_is_one_list_and_what_is_wrong_is_said() {
    String card = onSale(CardMaker.aCashCard().of(appid).withCustomCodes());
    String path = "/console/cards/" + card + "/list";
    assertThat(browser.get("/console/cards/" + card).html())
        .contains("hand it out by list")
        .doesNotContain("name=\"outer_str\"");
    assertThat(browser.get(path).html()).contains("then your own code for this person");
    Page empty = browser.upload(path, Map.of("outer_str", "x".repeat(129)), Map.of());
    assertThat(empty.status()).isEqualTo(422);
    assertThat(empty.html()).contains("At most 128 characters", "x".repeat(129));
    assertThat(browser.upload(path, Map.of("lines", " \n,\n"), Map.of()).html())
        .contains("type at least one line");

    String form = UUID.randomUUID().toString();
    Map<String, String> typed =
        Map.of(
            "form",
            form,
            "lines",
            openid('a') + ",A-1\n" + openid('b') + "，A-2\n" + openid('c') + ",A-1\n" + openid('d'));
    browser.get(path);
    Page first = browser.upload(path, typed, Map.of());
    browser.get(path);
    Page second = browser.upload(path, typed, Map.of());
    assertThat(second.path()).isEqualTo(first.path());
    String action = first.path() + "/start";
    browser.submit(action, Map.of());
    String token =
        Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
            .matcher(browser.get("/console/me").html())
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    browser.post(action, Map.of("_csrf", token));
    assertThat(finished(first.path()).html())
        .contains("2 of 4 handed out", "The code is missing", "uses or used this code");
    assertThat(coupons.ofCard(new CardId(card)).inHand()).isEqualTo(2);
    assertThat(browser.get(first.path() + "?lang=zh-CN").html())
        .contains("已投放 2 行", "未投放的行")
        .doesNotContain("??");
  }

  @Test
  void a_list_that_was_not_begun_is_thrown_away_and_others_find_nothing() {
    String card = onSale(CardMaker.aCashCard().of(appid));
    String path = "/console/cards/" + card + "/list";
    browser.get(path);
    Page read =
        browser.upload(
            path,
            Map.of(),
            Map.of("file=a.csv", "openid\nnobody\n".getBytes(StandardCharsets.UTF_8)));
    assertThat(read.html()).contains("List read: 0 people").doesNotContain("id=\"start\"");
    merchants.register("Other", "other" + mark + "@bakery.example", "flour", Locale.ENGLISH);
    PageVisitor other =
        new PageVisitor(address("")).signedInAs("other" + mark + "@bakery.example", "flour");
    assertThat(List.of("", "/result.csv", "/failures.csv"))
        .allSatisfy(file -> assertThat(other.get(read.path() + file).status()).isEqualTo(404));
    assertThat(
            browser
                .get(
                    "/console/cards/"
                        + onSale(CardMaker.aCashCard().of(appid))
                        + "/list/"
                        + read.path().substring(path.length() + 1))
                .status())
        .as("another card's")
        .isEqualTo(404);

    browser.get(read.path());
    assertThat(browser.submit(read.path() + "/stop", Map.of()).html())
        .contains("The list has been discarded");
    assertThat(browser.get(read.path()).html())
        .contains("The list has been discarded")
        .doesNotContain("nobody");
    assertThat(browser.get(read.path() + "/failures.csv").status()).isEqualTo(404);
  }

  private Page signedIn(PageVisitor phone, String email, int letters) {
    phone.get("/wallet/sign-in");
    phone.submit("/wallet/sign-in", Map.of("email", email));
    Matcher code =
        Pattern.compile("\\d{6}")
            .matcher(
                new Mailbox(email.toLowerCase(Locale.ROOT), mail.getImap().getPort())
                    .letters(letters)
                    .get(letters - 1)
                    .subject());
    assertThat(code.find()).isTrue();
    return phone.submit("/wallet/sign-in/code", Map.of("code", code.group()));
  }

  private Page finished(String path) {
    Awaitility.await("the list is handed out")
        .atMost(Duration.ofSeconds(30))
        .until(() -> !browser.get(path).html().contains("data-again"));
    return browser.get(path);
  }

  private String title(String card) {
    return cards.find(card).orElseThrow().terms().title();
  }
}
