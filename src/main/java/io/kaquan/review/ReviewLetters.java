package io.kaquan.review;

import io.kaquan.messaging.notification.Letter;
import io.kaquan.messaging.notification.Notifications;
import io.kaquan.platform.web.Addresses;
import io.kaquan.platform.web.Languages;
import io.kaquan.review.ReviewRepository.Asked;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What the staff are told about a review. The facts: 0 kind, 1 merchant, 2 subject, 3 due moment.
 */
@Component
class ReviewLetters {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Notifications notifications;
  private final Addresses addresses;
  private final MessageSource words;
  private final Clock clock;

  ReviewLetters(
      Notifications notifications, Addresses addresses, MessageSource words, Clock clock) {
    this.notifications = notifications;
    this.addresses = addresses;
    this.words = words;
    this.clock = clock;
  }

  /** A topic of their own: a merchant's letter does not wait for those to the staff. */
  void toStaff(String kind, UUID id, Asked asked, List<String> recipients) {
    List<String> facts =
        List.of(
            kindOf(asked, Languages.CHINESE),
            asked.facts().merchantName(),
            asked.facts().subject(),
            minute(asked.dueAt()));
    String tasklist = addresses.of("/camunda/app/tasklist/default/");
    recipients.forEach(
        recipient ->
            notifications.post(
                new Letter(
                    "review:" + id,
                    recipient,
                    Languages.CHINESE,
                    kind,
                    facts,
                    List.of(),
                    tasklist)));
  }

  /** In both languages, as the form in Tasklist is. */
  String kindForStaff(Asked asked) {
    return kindOf(asked, Languages.CHINESE) + " " + kindOf(asked, Languages.ENGLISH);
  }

  /** In the zone of the house, as all dates in letters are. */
  String minute(Instant moment) {
    return MINUTE.format(moment.atZone(clock.getZone()));
  }

  private String kindOf(Asked asked, Locale locale) {
    return words.getMessage("review.kind." + asked.kind(), null, locale);
  }
}
