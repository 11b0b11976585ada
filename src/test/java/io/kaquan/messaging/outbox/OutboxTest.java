package io.kaquan.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.kaquan.fixture.Mailbox;
import io.kaquan.fixture.Mailbox.Mail;
import io.kaquan.fixture.Scenario;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A letter between the transaction that wrote it and the mail server. */
class OutboxTest extends Scenario {
  @Autowired private Outbox outbox;

  @Autowired private LetterSender sender;

  @Autowired private TransactionOperations transaction;

  @Autowired private JdbcClient db;

  @Autowired private GreenMail mail;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final String reader = mark + "@reader.example";

  @Test
  void a_letter_is_repeated_under_the_same_id_after_a_stop_before_it_was_noted_as_sent() {
    add(reader);
    String id = mailbox().letters(1).get(0).messageId();
    Awaitility.await()
        .until(
            () ->
                db.sql("SELECT status FROM letter WHERE recipient = :reader")
                    .param("reader", reader)
                    .query(String.class)
                    .single()
                    .equals("SENT"));

    // as a node leaves it that is killed right after the mail server's answer
    db.sql("UPDATE letter SET status = 'PENDING', sent_at = NULL WHERE recipient = :reader")
        .param("reader", reader)
        .update();
    sender.run();

    assertThat(mailbox().letters(2)).extracting(Mail::messageId).containsExactly(id, id);
  }

  @Test
  void a_mail_server_that_refuses_at_first_gets_the_same_letter_later() {
    String refused = mark + "@unreachable.example";
    add(refused);
    Awaitility.await()
        .until(() -> stored("status || attempts || (taken_until IS NULL)").equals("PENDING1true"));
    String before = stored("message_id || subject || body || html");
    sender.run();
    assertThat(stored("attempts")).as("not before its pause is over").isEqualTo("1");

    db.sql("UPDATE letter SET recipient = :reader WHERE topic = :topic")
        .param("reader", reader)
        .param("topic", "test:" + mark)
        .update();
    moveClockBy(Duration.ofSeconds(11));
    sender.run();

    Mail letter = mailbox().letters(1).get(0);
    assertThat(before).startsWith(letter.messageId());
    assertThat(stored("message_id || subject || body || html")).isEqualTo(before);
  }

  @Test
  void a_letter_that_was_rolled_back_is_never_sent() {
    transaction.executeWithoutResult(
        status -> {
          outbox.add(letter(reader));
          status.setRollbackOnly();
        });
    assertThat(
            db.sql("SELECT count(*) FROM letter WHERE recipient = :reader")
                .param("reader", reader)
                .query(Long.class)
                .single())
        .isZero();
  }

  private void add(String recipient) {
    transaction.executeWithoutResult(status -> outbox.add(letter(recipient)));
  }

  private OutgoingLetter letter(String recipient) {
    return new OutgoingLetter(
        "test:" + mark,
        "sign-up",
        recipient,
        Locale.ENGLISH,
        "Welcome",
        "Hello,",
        "<html lang=\"en\"><p>Hello,</p></html>");
  }

  private String stored(String what) {
    return db.sql("SELECT " + what + " FROM letter WHERE topic = :topic")
        .param("topic", "test:" + mark)
        .query(String.class)
        .single();
  }

  private Mailbox mailbox() {
    return new Mailbox(reader, mail.getImap().getPort());
  }
}
