package io.kaquan.messaging.outbox;

import io.kaquan.messaging.outbox.OutboxRepository.Envelope;
import io.kaquan.platform.schedule.TimetableEntry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Takes letters out of the box and hands them to the mail server. A letter is taken in one short
 * transaction, carried in none, and noted as sent or failed in another; what a killed node had
 * taken is taken again after two minutes.
 */
@Component
class LetterSender implements TimetableEntry, DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(LetterSender.class);
  private static final Duration HELD = Duration.ofMinutes(2);
  private static final int AT_ONCE = 20;
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final OutboxRepository repository;
  private final ObjectProvider<JavaMailSender> post;
  private final LetterSettings settings;
  private final Clock clock;
  private final AtomicBoolean called = new AtomicBoolean();
  private final ExecutorService walker =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "letter-sender"));

  LetterSender(
      OutboxRepository repository,
      ObjectProvider<JavaMailSender> post,
      LetterSettings settings,
      Clock clock) {
    this.repository = repository;
    this.post = post;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "carry-letters";
  }

  @Override
  public String cron() {
    return "*/10 * * * * ?";
  }

  @Override
  public void run() {
    carryAll();
  }

  /** Starts a round soon, in a thread of its own; many calls make one round. */
  void wake() {
    if (called.compareAndSet(false, true)) {
      try {
        walker.execute(
            () -> {
              called.set(false);
              carryAll();
            });
      } catch (RejectedExecutionException e) {
        log.debug("Letters wait for the next start");
      }
    }
  }

  private void carryAll() {
    JavaMailSender sender = post.getIfAvailable();
    if (sender == null) {
      return;
    }
    List<Envelope> taken;
    do {
      Instant now = clock.instant();
      taken = repository.take(now, now.plus(HELD), AT_ONCE);
      taken.forEach(envelope -> carry(sender, envelope));
    } while (taken.size() == AT_ONCE);
  }

  private void carry(JavaMailSender sender, Envelope envelope) {
    try {
      sender.send(message(sender, envelope));
    } catch (MessagingException | RuntimeException e) {
      failed(envelope, e);
      return;
    }
    repository.sent(envelope.id(), clock.instant());
  }

  private void failed(Envelope envelope, Exception why) {
    boolean forGood = envelope.attempts() > settings.pauses().size();
    Duration pause = forGood ? Duration.ZERO : settings.pauses().get(envelope.attempts() - 1);
    String error =
        why.getClass().getSimpleName()
            + ": "
            + String.valueOf(why.getMessage()).lines().findFirst().orElse("");
    repository.failed(
        envelope.id(),
        forGood,
        clock.instant().plus(pause),
        error.substring(0, Math.min(error.length(), 500)));
    log.warn(
        "Letter {} was not sent at try {}{}: {}",
        envelope.id(),
        envelope.attempts(),
        forGood ? ", and there is no next one" : "",
        why.getClass().getSimpleName());
  }

  private MimeMessage message(JavaMailSender sender, Envelope envelope) throws MessagingException {
    MimeMessage message = new FixedId(sender.createMimeMessage(), envelope.messageId());
    MimeMessageHelper helper = new MimeMessageHelper(message, UTF_8);
    helper.setFrom(new InternetAddress(settings.from()));
    helper.setTo(envelope.recipient());
    helper.setSubject(envelope.subject());
    helper.setSentDate(Date.from(clock.instant()));
    if (envelope.html() == null) {
      helper.setText(envelope.body());
    } else {
      message.setContent(
          new MimeMultipart(
              "alternative", part(envelope.body(), "plain"), part(envelope.html(), "html")));
    }
    return message;
  }

  private static MimeBodyPart part(String text, String kind) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, UTF_8, kind);
    return part;
  }

  /**
   * Jakarta Mail gives every message a new id when it is saved; ours stays, so that a repetition
   * can be told.
   */
  private static class FixedId extends MimeMessage {
    private final String id;

    FixedId(MimeMessage like, String id) throws MessagingException {
      super(like.getSession());
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }

  @Override
  public void destroy() throws InterruptedException {
    walker.shutdown();
    walker.awaitTermination(20, TimeUnit.SECONDS);
  }
}
