package io.kaquan.console.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.MerchantScenario;
import io.kaquan.fixture.PageVisitor.Page;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CodeBatchPagesTest extends MerchantScenario {

  @Test
  void codes_are_made_and_downloaded_and_some_of_them_made_void() {
    String card = onSale(CardMaker.aCashCard().of(appid).withStock(50));
    String path = "/console/cards/" + card + "/lots";
    assertThat(browser.get("/console/cards/" + card).html()).contains("href=\"" + path);
    assertThat(browser.get(path).html()).contains("No bulk jobs yet", "50 left in stock");
    Page refused = browser.upload(path, Map.of("number", "51"), Map.of());
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.html()).contains("There is not that much stock left", "value=\"51\"");
    assertThat(browser.upload(path, Map.of("number", "many"), Map.of()).html())
        .contains("A whole number from 1 to 1,000,000");

    Page batch = finished(browser.upload(path, Map.of("number", "３0"), Map.of()).path());
    assertThat(batch.html())
        .contains("30 codes generated", "Download codes")
        .doesNotContain("??", "failures.csv");
    Page file = browser.get(batch.path() + "/codes.csv");
    assertThat(file.response().headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
    List<String> lines = file.html().lines().toList();
    assertThat(lines).hasSize(31).first().isEqualTo("\uFEFFcode,status");
    assertThat(lines.subList(1, 31))
        .allMatch(line -> line.matches("`\\d{12},DEPOSITED"))
        .doesNotHaveDuplicates();
    assertThat(browser.get(batch.path() + "/failures.csv").status())
        .as("it has no list")
        .isEqualTo(404);
    assertThat(browser.get("/console/cards/" + card).html()).contains("20 of 50 left");

    String end = path + "/void";
    Page form = browser.get(end + "?target=" + batch.path().substring(path.length() + 1));
    assertThat(form.html())
        .containsPattern("value=\"lot\" checked")
        .contains("Generate codes, 30 codes");
    Page unsure =
        browser.upload(
            end, Map.of("way", "list", "confirmed", "yes", "reason", "misprint"), Map.of());
    assertThat(unsure.status()).isEqualTo(422);
    assertThat(unsure.html())
        .contains(
            "This does not match the card’s title", "Please choose a file", "value=\"misprint\"");
    String list =
        lines.get(1).substring(0, 13) + "\r\n" + lines.get(2).substring(0, 13) + "\r\nno-code\r\n";
    Page ended =
        finished(
            browser
                .upload(
                    end,
                    Map.of("way", "list", "confirmed", title(card), "reason", "misprint"),
                    Map.of("file=gone.csv", list.getBytes(StandardCharsets.UTF_8)))
                .path());
    assertThat(ended.html())
        .contains("2 coupons voided", "gone.csv", "misprint", "The card has no such code");
    assertThat(browser.get(ended.path() + "/failures.csv").html().lines())
        .containsExactly("\uFEFFline,code,reason", "3,no-code,The card has no such code");

    browser.get(end);
    Page rest =
        finished(
            browser.upload(end, Map.of("way", "rest", "confirmed", title(card)), Map.of()).path());
    assertThat(rest.html()).contains("28 coupons voided");
    assertThat(browser.get(path).html())
        .contains("Generate codes", "Void coupons from a list", "Void all remaining", "1 skipped")
        .doesNotContain("??");
    assertThat(browser.get(path + "?lang=zh-CN").html())
        .contains("批量券码", "按名单作废")
        .doesNotContain("??");
  }

  @Test
  void codes_are_imported_from_a_file() {
    String card = onSale(CardMaker.aCashCard().of(appid).withDepositedCodes());
    String path = "/console/cards/" + card + "/lots";
    assertThat(browser.get(path).html()).contains("Import your codes", "Up to 1,000,000 lines");
    assertThat(browser.upload(path, Map.of(), Map.of()).html())
        .contains("Please choose a file with at least one code");
    assertThat(
            browser
                .upload(
                    path, Map.of(), Map.of("file=a.csv", "\n\n".getBytes(StandardCharsets.UTF_8)))
                .status())
        .isEqualTo(422);
    Page batch =
        finished(
            browser
                .upload(
                    path,
                    Map.of(),
                    Map.of(
                        "file=<b>.csv", "A-1\nA-2\n=A+1\nA-1\n".getBytes(StandardCharsets.UTF_8)))
                .path());
    assertThat(batch.html())
        .contains(
            "3 codes imported", "&lt;b&gt;.csv", "Same as an earlier line", "Raise the stock");
    assertThat(browser.get(batch.path() + "/codes.csv").html()).contains("`=A+1,DEPOSITED");
    assertThat(browser.get(batch.path() + "/failures.csv").html())
        .contains("4,A-1,Same as an earlier line");
    assertThat(
            browser
                .get(
                    "/console/cards/"
                        + onSale(CardMaker.aCashCard().of(appid))
                        + "/lots/"
                        + batch.path().substring(path.length() + 1))
                .status())
        .as("another card's")
        .isEqualTo(404);
  }

  private Page finished(String path) {
    assertThat(path).matches("/console/cards/p[^/]+/lots/[0-9a-f-]{36}");
    Awaitility.await("the code batch is finished")
        .atMost(Duration.ofSeconds(30))
        .until(() -> !browser.get(path).html().contains("data-again"));
    return browser.get(path);
  }

  private String title(String card) {
    return cards.find(card).orElseThrow().terms().title();
  }
}
