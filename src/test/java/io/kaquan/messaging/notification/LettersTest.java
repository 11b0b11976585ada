package io.kaquan.messaging.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.kaquan.fixture.Mailbox;
import io.kaquan.fixture.Mailbox.Mail;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.Scenario;
import io.kaquan.platform.web.Addresses;
import io.kaquan.platform.web.Languages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

class LettersTest extends Scenario {
  @Autowired private Notifications notifications;

  @Autowired private LetterRenderer renderer;

  @Autowired private Addresses addresses;

  @Autowired private TransactionOperations transaction;

  @Autowired private GreenMail mail;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final String reader = mark + "@reader.example";

  @Test
  void a_letter_comes_as_text_and_as_html_in_the_readers_language() {
    post("Corner <script>alert(1)</script> & Sons", Languages.ENGLISH);
    Mail letter = mailbox().letters(1).get(0);

    assertThat(letter.text())
        .startsWith("Hello,")
        .contains("Corner <script>alert(1)</script> & Sons", page());
    assertThat(letter.html())
        .contains(
            "lang=\"en\"",
            "Corner &lt;script&gt;alert(1)&lt;/script&gt; &amp; Sons",
            "href=\"" + page() + "\"",
            ">Choose a password</a>")
        .doesNotContain("<script", "??", "src=");

    post("面包店", Languages.CHINESE);
    assertThat(mailbox().letters(2).get(1).html()).contains("lang=\"zh-CN\"", "面包店", "卡券");
  }

  @Test
  void reasons_are_a_list_by_their_names_and_marks_in_what_people_typed_mean_nothing() {
    List<Reason> reasons =
        List.of(
            new Reason(Map.of("en", "Licence", "zh-CN", "营业执照"), "not <readable>\n[Pay here]"),
            Reason.ofTheWhole("{reasons} http://evil.example/x"));
    LetterRenderer.RenderedLetter english = renderer.letter(refusal(reasons, Languages.ENGLISH));
    assertThat(english.text())
        .contains("- Licence: not <readable>\n  [Pay here]\n- {reasons} http://evil.example/x");
    assertThat(english.html())
        .contains("<strong>Licence</strong>", "not &lt;readable&gt;", "[Pay here]")
        .doesNotContain("href=\"http://evil.example", ">Pay here<");
    assertThat(renderer.letter(refusal(reasons, Languages.CHINESE)).html())
        .contains("<strong>营业执照</strong>");
    assertThat(renderer.letter(refusal(List.of(), Languages.ENGLISH)).text())
        .doesNotContain("Reason");
  }

  private Letter refusal(List<Reason> reasons, Locale language) {
    return new Letter(
        "test:" + mark,
        reader,
        language,
        "activation-refused",
        List.of("Bakery", "Bread", "channel", "1", "2026-11-24 18:00"),
        reasons,
        page());
  }

  @Test
  void the_demo_shows_it_as_it_looks_and_lets_it_do_nothing() {
    post("Bakery", Languages.ENGLISH);
    String page =
        "/demo/mailbox/" + mailbox().letters(1).get(0).messageId().replaceAll("[<>]|@.*", "");
    PageVisitor visitor = new PageVisitor(address(""));

    assertThat(visitor.get("/demo/mailbox").html()).contains("href=\"" + page + "\"");
    PageVisitor.Page shown = visitor.get(page);
    assertThat(shown.html()).contains(">Choose a password</a>");
    assertThat(shown.response().headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "sandbox")
        .doesNotContain("script-src", "allow-scripts", "allow-same-origin");
    assertThat(visitor.get("/demo/mailbox/" + UUID.randomUUID()).status()).isEqualTo(404);
  }

  private void post(String merchant, Locale language) {
    transaction.executeWithoutResult(status -> notifications.post(letter(merchant, language)));
  }

  private Letter letter(String merchant, Locale language) {
    return new Letter(
        "test:" + mark,
        reader,
        language,
        "sign-up",
        List.of(merchant, "2026-11-24 18:00"),
        List.of(),
        page());
  }

  private String page() {
    return addresses.of("/console/links/" + mark);
  }

  private Mailbox mailbox() {
    return new Mailbox(reader, mail.getImap().getPort());
  }
}
