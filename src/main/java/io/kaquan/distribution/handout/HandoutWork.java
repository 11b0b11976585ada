package io.kaquan.distribution.handout;

import io.kaquan.consumer.Consumers;
import io.kaquan.consumer.Consumers.Addressed;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.ClaimOrigin;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.CouponResult;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Source;
import io.kaquan.platform.engine.JobWaits;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Works on a hand-out, chunk by chunk. Coupons, letters, outcomes and how far the list is are one
 * transaction: whatever is killed in between goes on behind the last chunk that was committed, and
 * nobody gets two.
 */
@Component
class HandoutWork {
  static final int CHUNK = 500;
  private static final int CHUNK_WITH_LETTERS = 100;
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);

  private final HandoutRepository repository;
  private final Coupons coupons;
  private final Consumers consumers;
  private final HandoutLetters letters;
  private final Clock clock;

  HandoutWork(
      HandoutRepository repository,
      Coupons coupons,
      Consumers consumers,
      HandoutLetters letters,
      Clock clock) {
    this.repository = repository;
    this.coupons = coupons;
    this.consumers = consumers;
    this.letters = letters;
    this.clock = clock;
  }

  /**
   * Hands the next lines out; false when nothing is left, or it was asked to stop.
   *
   * @throws JobWaits while enough letters of it are on their way
   */
  @Transactional
  public boolean nextLines(UUID id) {
    Handout handout =
        repository
            .lock(id)
            .filter(found -> found.isStarted() && !found.isFinished())
            .orElseThrow(
                () -> new IllegalStateException("There is no hand-out " + id + " to work on"));
    boolean stopping = handout.status() == HandoutStatus.STOPPING;
    if (!stopping && letters.areWaiting(handout)) {
      throw new JobWaits("Enough letters are on their way", LOOK_AGAIN);
    }
    List<HandoutLine> lines =
        stopping
            ? List.of()
            : repository.lines(
                id, handout.reachedLine(), handout.mails() > 0 ? CHUNK_WITH_LETTERS : CHUNK);
    if (lines.isEmpty()) {
      repository.finish(id, clock.instant());
      return false;
    }
    handOut(handout, lines);
    return true;
  }

  private void handOut(Handout handout, List<HandoutLine> lines) {
    Map<String, Addressed> addressed = new HashMap<>();
    // in order, so that two hand-outs never wait for each other
    lines.stream()
        .filter(line -> line.outcome() == null && line.isMail())
        .map(HandoutLine::recipient)
        .collect(Collectors.toCollection(TreeSet::new))
        .forEach(email -> addressed.put(email, consumers.addressed(email, handout.appid())));
    List<HandoutLine> open =
        lines.stream()
            .filter(line -> line.outcome() == null)
            .map(
                line ->
                    line.to(
                        line.isMail()
                            ? addressed.get(line.recipient()).openid()
                            : line.recipient()))
            .toList();
    List<CouponResult> answers =
        coupons.issueInTransaction(open.stream().map(line -> order(handout, line)).toList());
    List<HandoutLine> worked = new ArrayList<>();
    for (int place = 0; place < open.size(); place++) {
      HandoutLine line = open.get(place);
      worked.add(
          answers
              .get(place)
              .fold(
                  coupon -> line.with(HandoutOutcome.OK, coupon.code()),
                  why -> line.to(null).with(HandoutOutcome.of(why), null)));
    }
    repository.worked(handout.id(), worked);
    int ok = (int) worked.stream().filter(line -> line.outcome() == HandoutOutcome.OK).count();
    repository.reached(handout.id(), lines.size(), ok, lines.get(lines.size() - 1).line());
    letters.write(
        handout,
        worked.stream()
            .filter(
                line ->
                    line.outcome() == HandoutOutcome.OK
                        && line.isMail()
                        && !addressed.get(line.recipient()).known())
            .toList());
  }

  private static CouponCommand.Issue order(Handout handout, HandoutLine line) {
    return new CouponCommand.Issue(
        handout.appid(),
        handout.cardId(),
        line.openid(),
        line.code(),
        handout.channel(),
        new ClaimOrigin(ClaimOrigin.Kind.LIST, handout.id().toString()),
        "h/" + handout.id() + "/" + line.line(),
        new Actor(Source.CONSOLE, handout.askedBy(), null, null));
  }
}
