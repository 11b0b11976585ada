package io.kaquan.review;

import io.kaquan.messaging.notification.Letter;
import io.kaquan.messaging.notification.Notifications;
import io.kaquan.platform.calendar.Minutes;
import io.kaquan.platform.web.Addresses;
import io.kaquan.platform.web.BothLanguages;
import io.kaquan.platform.web.Languages;
import io.kaquan.review.ReviewRepository.Asked;
import java.util.List;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What the staff are told about a review. The facts: 0 kind, 1 merchant, 2 subject, 3 due moment.
 */
@Component
class ReviewLetters {
  private final Notifications notifications;
  private final Minutes minutes;
  private final Addresses addresses;
  private final MessageSource words;
  private final BothLanguages both;

  ReviewLetters(
      Notifications notifications,
      Minutes minutes,
      Addresses addresses,
      MessageSource words,
      BothLanguages both) {
    this.notifications = notifications;
    this.minutes = minutes;
    this.addresses = addresses;
    this.words = words;
    this.both = both;
  }

  /** A topic of their own: a merchant's letter does not wait for those to the staff. */
  void toStaff(String kind, UUID id, Asked asked, List<String> recipients) {
    List<String> facts =
        List.of(
            words.getMessage("review.kind." + asked.kind(), null, Languages.CHINESE),
            asked.facts().merchantName(),
            asked.facts().subject(),
            minutes.of(asked.dueAt()));
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
    return both.of("review.kind." + asked.kind());
  }
}
