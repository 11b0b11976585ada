package io.kaquan.console.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Papers;
import io.kaquan.fixture.Scenario;
import io.kaquan.merchant.account.AccountKind;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.activation.ApplicationStatus;
import io.kaquan.merchant.activation.Applications;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Papers and submissions as careless and as hostile people send them. */
class UploadsTest extends Scenario {
  private static final Map<String, String> WORDS =
      Map.of(
          "companyName",
          "Corner Bakery",
          "creditCode",
          "91350100M000100Y43",
          "contactName",
          "Ann",
          "phone",
          "13800138000",
          "email",
          "ann@bakery.example",
          "category",
          "catering.bakery",
          "brandName",
          "Corner Bakery",
          "description",
          "Bread and cake");

  @Autowired private Merchants merchants;

  @Autowired private Accounts accounts;

  @Autowired private Applications applications;

  @Autowired private JdbcClient db;

  private final String appid =
      "wx" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  private final String email = appid + "@bakery.example";
  private PageVisitor browser;
  private UUID merchant;
  private String form;

  @BeforeEach
  void aDraft() {
    merchant = merchants.register("Corner Bakery", email, "flour", Locale.ENGLISH).value();
    accounts.add(
        new MerchantId(merchant),
        new AppId(appid),
        "s".repeat(32),
        AccountKind.SERVICE,
        "Bakery",
        true);
    browser = new PageVisitor(address("")).signedInAs(email, "flour");
    browser.get("/console/plugins/card/" + appid + "/apply");
    form =
        browser.submit("/console/plugins/card/" + appid + "/apply", Map.of("agreed", "yes")).path();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "svg",
        "html",
        "zip",
        "empty",
        "fifty megabytes",
        "cut off",
        "../../etc/passwd.png",
        "a\\b.png"
      })
  void what_is_no_paper_is_refused_with_a_sentence_and_nothing_is_stored(String what)
      throws IOException {
    browser.get(form);
    String name = what.contains(".png") ? what : "licence.png";
    Page page =
        browser.upload(
            form,
            Map.of("companyName", "Corner Bakery", "go", "preview"),
            Map.of("licence=" + name, content(what)));

    assertThat(page.status()).isEqualTo(422);
    assertThat(page.html())
        .contains("licence-fault")
        .contains("Corner Bakery")
        .doesNotContain("??");
    assertThat(page.html().split("id=\"licence-fault\">")[1].split("<")[0])
        .as("a sentence")
        .hasSizeGreaterThan(10);
    assertThat(
            db.sql("SELECT count(*) FROM document WHERE merchant_id = :merchant")
                .param("merchant", merchant)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void pressing_submit_many_times_at_once_begins_one_round() throws Exception {
    fillIn();
    ExecutorService fingers = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Page>> presses =
          IntStream.range(0, 8)
              .<Callable<Page>>mapToObj(
                  n -> {
                    PageVisitor tab = new PageVisitor(address("")).signedInAs(email, "flour");
                    tab.get(form.replace("/materials", "/preview"));
                    return () -> tab.submit(form.replace("/materials", "/submit"), Map.of());
                  })
              .toList();
      for (Future<Page> press : fingers.invokeAll(presses)) {
        assertThat(press.get())
            .returns(200, Page::status)
            .returns(form.replace("/materials", ""), Page::path);
      }
    } finally {
      fingers.shutdown();
    }
    oneRound();
  }

  @Test
  void a_second_tab_and_the_back_button_begin_no_second_round() {
    fillIn();
    PageVisitor otherTab = new PageVisitor(address("")).signedInAs(email, "flour");
    otherTab.get(form.replace("/materials", "/preview"));
    PageVisitor third = new PageVisitor(address("")).signedInAs(email, "flour");
    third.get(form);
    browser.get(form.replace("/materials", "/preview"));
    browser.submit(form.replace("/materials", "/submit"), Map.of());

    assertThat(otherTab.submit(form.replace("/materials", "/submit"), Map.of()).html())
        .contains("In review");
    assertThat(
            third
                .upload(form, Map.of("companyName", "Somebody else", "go", "preview"), Map.of())
                .html())
        .contains("In review")
        .doesNotContain("Somebody else");
    assertThat(browser.get(form)).as("back").returns(form.replace("/materials", ""), Page::path);
    oneRound();
  }

  private void fillIn() {
    browser.get(form);
    Map<String, String> typed = new HashMap<>(WORDS);
    typed.put("go", "preview");
    assertThat(
            browser
                .upload(
                    form,
                    typed,
                    Map.of(
                        "licence", Papers.png(), "paper-food", Papers.pdf(1), "logo", Papers.png()))
                .path())
        .endsWith("/preview");
  }

  private void oneRound() {
    assertThat(applications.of(new MerchantId(merchant)))
        .singleElement()
        .returns(ApplicationStatus.IN_REVIEW, one -> one.status());
    assertThat(applications.rounds(applications.of(new MerchantId(merchant)).get(0).id()))
        .hasSize(1);
  }

  private static byte[] content(String what) throws IOException {
    return switch (what) {
      case "svg" ->
          bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");
      case "html" -> bytes("<!DOCTYPE html><html><script>alert(1)</script></html>");
      case "zip" -> zip();
      case "empty" -> new byte[0];
      case "fifty megabytes" -> fifty();
      case "cut off" -> Arrays.copyOf(Papers.png(), 60);
      default -> Papers.png();
    };
  }

  private static byte[] fifty() {
    byte[] big = new byte[50 << 20];
    System.arraycopy(Papers.png(), 0, big, 0, Papers.png().length);
    return big;
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("a"));
      zip.write(1);
    }
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
