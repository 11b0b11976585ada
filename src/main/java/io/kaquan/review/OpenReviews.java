package io.kaquan.review;

import io.kaquan.platform.calendar.WorkingDays;
import io.kaquan.platform.calendar.WorkingDays.Deadline;
import io.kaquan.review.ReviewRepository.Asked;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the process does to a review, in the transaction of the process. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OpenReviews {
  private final ReviewRepository repository;
  private final WorkingDays workingDays;
  private final ReviewLetters letters;
  private final ObjectProvider<ReviewSubject> rooms;
  private final Clock clock;

  OpenReviews(
      ReviewRepository repository,
      WorkingDays workingDays,
      ReviewLetters letters,
      ObjectProvider<ReviewSubject> rooms,
      Clock clock) {
    this.repository = repository;
    this.workingDays = workingDays;
    this.letters = letters;
    this.rooms = rooms;
    this.clock = clock;
  }

  Asked asked(UUID id) {
    return repository.asked(id);
  }

  /** Sets the clock. */
  Deadline begin(UUID id) {
    Deadline deadline = workingDays.review(asked(id).submittedAt());
    repository.due(id, deadline.due());
    return deadline;
  }

  /** Tells the reviewers, once. */
  void remind(UUID id, List<String> reviewers) {
    if (repository.reminded(id, clock.instant())) {
      letters.toStaff("review-reminder", id, asked(id), reviewers);
    }
  }

  /** Tells the lead reviewers, once. */
  void escalate(UUID id, List<String> leads) {
    if (repository.escalated(id, clock.instant())) {
      letters.toStaff("review-overdue", id, asked(id), leads);
    }
  }

  /** Keeps what a reviewer said; it takes effect when the process goes on. */
  void decide(UUID id, String decision, String reason, String by) {
    repository.decided(id, decision, reason, by, clock.instant());
  }

  void approve(UUID id) {
    Review review = close(id);
    room(id).approved(id, review.decidedBy());
  }

  void refuse(UUID id) {
    Review review = close(id);
    room(id).refused(id, review.reason(), review.decidedBy());
  }

  /** The room that asked knows already: it told us. */
  void withdraw(UUID id) {
    close(id);
  }

  private Review close(UUID id) {
    repository.closed(id, clock.instant());
    return repository.find(id, clock.instant()).orElseThrow();
  }

  private ReviewSubject room(UUID id) {
    String kind = asked(id).kind();
    return rooms.stream()
        .filter(room -> room.kind().equals(kind))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("nobody has things of the kind " + kind + " reviewed"));
  }
}
