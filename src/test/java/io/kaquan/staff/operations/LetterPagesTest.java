package io.kaquan.staff.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.kaquan.fixture.Mailbox;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.Scenario;
import io.kaquan.messaging.notification.Letter;
import io.kaquan.messaging.notification.Notifications;
import io.kaquan.messaging.outbox.Outbox;
import io.kaquan.messaging.outbox.UndeliveredLetter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

class LetterPagesTest extends Scenario {
  @Autowired private Notifications notifications;

  @Autowired private Outbox outbox;

  @Autowired private TransactionOperations transaction;

  @Autowired private JdbcClient db;

  @Autowired private GreenMail mail;

  private final String reader = UUID.randomUUID() + "@reader.example";

  @Test
  void a_letter_that_gave_up_is_seen_and_sent_again() {
    UUID id = gaveUp();
    PageVisitor operator = new PageVisitor(address("")).signedInAtTasklistAs("admin");
    assertThat(operator.get("/ops/letters").html())
        .contains(reader, "was not found", "tried 9 times");
    assertThat(new PageVisitor(address("")).get("/actuator/prometheus").html())
        .contains("kaquan_letters_gave_up");

    assertThat(operator.submit("/ops/letters/" + id + "/again", Map.of()).html())
        .contains("on its way again")
        .doesNotContain(reader);
    assertThat(new Mailbox(reader, mail.getImap().getPort()).letters(2))
        .extracting(Mailbox.Mail::messageId)
        .hasSize(2)
        .containsOnly("<" + id + "@kaquan>");
  }

  @Test
  void all_are_sent_again_at_once() {
    UUID id = gaveUp();
    PageVisitor operator = new PageVisitor(address("")).signedInAtTasklistAs("admin");
    assertThat(operator.get("/ops/letters?lang=zh-CN").html())
        .contains(reader, "未能发出的邮件")
        .doesNotContain("??");

    assertThat(operator.post("/ops/letters/again", Map.of()).status())
        .as("without the form's token")
        .isEqualTo(403);
    assertThat(outbox.undelivered()).extracting(UndeliveredLetter::id).contains(id);
    assertThat(operator.get("/ops/letters?lang=en").html()).contains("Send again");
    String token =
        operator.get("/ops/letters").html().split("name=\"_csrf\" value=\"")[1].split("\"")[0];
    assertThat(operator.post("/ops/letters/again", Map.of("_csrf", token)).html())
        .contains("on their way again");

    assertThat(outbox.undelivered()).extracting(UndeliveredLetter::id).doesNotContain(id);
    assertThat(outbox.sendAgain(id)).as("somebody was faster").isFalse();
    new Mailbox(reader, mail.getImap().getPort()).letters(2);
  }

  /** Sent once, then as it stands when no server would take it. */
  private UUID gaveUp() {
    transaction.executeWithoutResult(
        status ->
            notifications.post(
                new Letter(
                    "test:" + reader,
                    reader,
                    Locale.ENGLISH,
                    "wallet-code",
                    List.of("123456", "10"))));
    Awaitility.await()
        .until(
            () ->
                db.sql("SELECT count(*) FROM letter WHERE recipient = :reader AND status = 'SENT'")
                        .param("reader", reader)
                        .query(Long.class)
                        .single()
                    == 1);
    return db.sql(
            """
        UPDATE letter
           SET status = 'GAVE_UP', sent_at = NULL, attempts = 9, last_error = 'MailSendException: host was not found'
         WHERE recipient = :reader
        RETURNING id
        """)
        .param("reader", reader)
        .query(UUID.class)
        .single();
  }
}
