package io.kaquan;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.awaitility.Awaitility;

/** Somebody's mailbox, read by IMAP. */
public class Mailbox {

  /**
   * @param html the same, as mail programs show it
   */
  public record Mail(String subject, String text, String html, String messageId) {}

  private final String address;
  private final int imapPort;

  public Mailbox(String address, int imapPort) {
    this.address = address;
    this.imapPort = imapPort;
  }

  /** All letters, oldest first, as soon as there are this many. */
  public List<Mail> letters(int expected) {
    return Awaitility.await(expected + " letters to " + address)
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(this::read, letters -> letters.size() >= expected);
  }

  private List<Mail> read() throws MessagingException, IOException {
    Session session = Session.getInstance(new Properties());
    try (Store store = session.getStore("imap")) {
      store.connect("127.0.0.1", imapPort, address, address);
      Folder inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_ONLY);
      List<Mail> letters = new ArrayList<>();
      for (Message message : inbox.getMessages()) {
        Multipart both = (Multipart) message.getContent();
        letters.add(
            new Mail(
                message.getSubject(),
                String.valueOf(both.getBodyPart(0).getContent()),
                String.valueOf(both.getBodyPart(1).getContent()),
                message.getHeader("Message-ID")[0]));
      }
      return letters;
    }
  }
}
