package io.kaquan.coupon.reversal;

import io.kaquan.card.design.CardId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.CouponStatus;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Refusal;
import io.kaquan.coupon.lifecycle.Source;
import io.kaquan.coupon.reversal.LateReversal.Decision;
import io.kaquan.merchant.member.Member;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.messaging.notification.Letter;
import io.kaquan.messaging.notification.Notice;
import io.kaquan.messaging.notification.Notifications;
import io.kaquan.platform.calendar.Minutes;
import io.kaquan.platform.calendar.WorkingDays;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.web.Addresses;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door to redemptions that are taken back after the window: a member asks with a reason, an
 * owner other than the one who asks decides within three working days, and no answer means no. Safe
 * to call from anywhere at once.
 */
@Component
public class LateReversals {
  private static final String PAGE = "/console/reversals";
  private static final String KIND = "late-reversal";

  /**
   * No answers: the next sweep asks again. The second is about what the asker mistyped elsewhere.
   */
  private static final Set<Refusal> WAITS =
      Set.of(Refusal.BUSY, Refusal.OUTCOME_UNKNOWN, Refusal.TOO_MANY_GUESSES);

  private final LateReversalRepository repository;
  private final Coupons coupons;
  private final Merchants merchants;
  private final WorkingDays calendar;
  private final Notifications notifications;
  private final Minutes minutes;
  private final Addresses addresses;
  private final Clock clock;
  private final TransactionTemplate transaction;

  LateReversals(
      LateReversalRepository repository,
      Coupons coupons,
      Merchants merchants,
      WorkingDays calendar,
      Notifications notifications,
      Minutes minutes,
      Addresses addresses,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.repository = repository;
    this.coupons = coupons;
    this.merchants = merchants;
    this.calendar = calendar;
    this.notifications = notifications;
    this.minutes = minutes;
    this.addresses = addresses;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** What became of a wish to ask or to decide. */
  public enum Said {
    DONE,
    /**
     * Ask: there is an open question about this coupon. Decide: somebody was faster, or it has
     * lapsed.
     */
    ALREADY,
    /** Ask: the coupon is not redeemed. */
    NOT_REDEEMED,
    /** Ask: no other owner could answer. */
    NO_OTHER_OWNER
  }

  /**
   * Asks the other owners, by a notice and letters. A second question about the coupon has to wait
   * for the answer to the first.
   *
   * @param coupon of this merchant, as it was found
   */
  public Said ask(Member asker, Coupon coupon, String title, String reason) {
    if (coupon.status() != CouponStatus.CONSUMED
        || !coupon.merchantId().equals(asker.merchantId())) {
      return Said.NOT_REDEEMED;
    }
    List<Member> others =
        merchants.owners(asker.merchantId()).stream()
            .filter(owner -> !owner.id().equals(asker.id()))
            .toList();
    if (others.isEmpty()) {
      return Said.NO_OTHER_OWNER;
    }
    Instant now = clock.instant();
    LateReversal asked =
        new LateReversal(
            UUID.randomUUID(),
            coupon.merchantId().value(),
            coupon.appid().value(),
            coupon.cardId().value(),
            coupon.code().value(),
            title,
            reason.strip(),
            asker.email(),
            now,
            calendar.review(now).due(),
            null,
            null,
            null,
            null);
    return Boolean.TRUE.equals(
            transaction.execute(
                status -> {
                  repository.lapse(now);
                  return repository.add(asked) && tell(asked, others);
                }))
        ? Said.DONE
        : Said.ALREADY;
  }

  private boolean tell(LateReversal asked, List<Member> owners) {
    List<String> facts =
        List.of(asked.title(), asked.askedBy(), minutes.of(asked.dueAt()), asked.reason());
    notifications.post(new Notice(asked.merchantId(), KIND, facts, PAGE));
    owners.forEach(
        owner ->
            notifications.post(
                new Letter(
                    "late-reversal:" + asked.id(),
                    owner.email(),
                    owner.locale(),
                    KIND,
                    facts,
                    List.of(),
                    addresses.of(PAGE))));
    return true;
  }

  /**
   * Newest first, at most 200; those whose time is over have lapsed, whether that is written down
   * or not.
   */
  public List<LateReversal> of(UUID merchantId) {
    return repository.of(merchantId, clock.instant());
  }

  /** The open question about a coupon; mostly none. */
  public Optional<LateReversal> open(String cardId, String code) {
    return repository.open(cardId, code, clock.instant());
  }

  /**
   * Answers a question of the owner's merchant, not the owner's own. One that is approved is
   * carried out at once; should the program be stopped in between, the next sweep does it. Empty
   * when there is no such question.
   */
  public Optional<Said> decide(Member owner, UUID id, boolean approve) {
    if (repository
        .find(owner.merchantId().value(), id)
        .filter(asked -> !asked.askedBy().equals(owner.email()))
        .isEmpty()) {
      return Optional.empty();
    }
    Decision decision = approve ? Decision.APPROVED : Decision.REFUSED;
    if (!repository.decide(id, decision, owner.email(), clock.instant())) {
      return Optional.of(Said.ALREADY);
    }
    repository
        .find(owner.merchantId().value(), id)
        .filter(one -> approve)
        .ifPresent(this::carryOut);
    return Optional.of(Said.DONE);
  }

  /** Carries out what was approved and not carried out yet, and writes down what has lapsed. */
  void sweep() {
    repository.toDo().forEach(this::carryOut);
    repository.lapse(clock.instant());
  }

  /** The request number makes it happen once, however often it is tried. */
  private void carryOut(LateReversal approved) {
    Actor by = new Actor(Source.CONSOLE, approved.askedBy(), null, null);
    coupons
        .execute(
            new CouponCommand.Reverse(
                new AppId(approved.appid()),
                new CouponCode(approved.code()),
                new CardId(approved.cardId()),
                approved.reason(),
                approved.decidedBy(),
                "late-reversal-" + approved.id(),
                by))
        .fold(
            done -> {
              repository.outcome(approved.id(), "DONE");
              return null;
            },
            why -> {
              if (!WAITS.contains(why)) {
                repository.outcome(approved.id(), why.name());
              }
              return null;
            });
  }
}
