package io.kaquan.distribution.bulkissue;

import io.kaquan.card.design.CardId;
import io.kaquan.consumer.Consumers;
import io.kaquan.consumer.Consumers.Addressed;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.code.CouponCode;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.ClaimOrigin;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.coupon.lifecycle.CouponResult;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Source;
import io.kaquan.platform.engine.JobWaits;
import io.kaquan.platform.tenant.AppId;
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
 * Works on a bulk issue, chunk by chunk. Coupons, letters, outcomes and how far the list is are one
 * transaction: whatever is killed in between goes on behind the last chunk that was committed, and
 * nobody gets two.
 */
@Component
class BulkIssueWork {
  static final int CHUNK = 500;
  private static final int CHUNK_WITH_LETTERS = 100;
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);

  private final BulkIssueRepository repository;
  private final Coupons coupons;
  private final Consumers consumers;
  private final BulkIssueLetters letters;
  private final Clock clock;

  BulkIssueWork(
      BulkIssueRepository repository,
      Coupons coupons,
      Consumers consumers,
      BulkIssueLetters letters,
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
    BulkIssue bulkIssue =
        repository
            .lock(id)
            .filter(found -> found.isStarted() && !found.isFinished())
            .orElseThrow(
                () -> new IllegalStateException("There is no bulk issue " + id + " to work on"));
    boolean stopping = bulkIssue.status() == BulkIssueStatus.STOPPING;
    if (!stopping && letters.areWaiting(bulkIssue)) {
      throw new JobWaits("Enough letters are on their way", LOOK_AGAIN);
    }
    List<BulkIssueLine> lines =
        stopping
            ? List.of()
            : repository.lines(
                id, bulkIssue.reachedLine(), bulkIssue.mails() > 0 ? CHUNK_WITH_LETTERS : CHUNK);
    if (lines.isEmpty()) {
      repository.finish(id, clock.instant());
      return false;
    }
    handOut(bulkIssue, lines);
    return true;
  }

  private void handOut(BulkIssue bulkIssue, List<BulkIssueLine> lines) {
    Map<String, Addressed> addressed = new HashMap<>();
    // in order, so that two bulk issues never wait for each other
    lines.stream()
        .filter(line -> line.outcome() == null && line.isMail())
        .map(BulkIssueLine::recipient)
        .collect(Collectors.toCollection(TreeSet::new))
        .forEach(
            email ->
                addressed.put(email, consumers.addressed(email, new AppId(bulkIssue.appid()))));
    List<BulkIssueLine> open =
        lines.stream()
            .filter(line -> line.outcome() == null)
            .map(
                line ->
                    line.to(
                        line.isMail()
                            ? addressed.get(line.recipient()).openid().value()
                            : line.recipient()))
            .toList();
    List<CouponResult> answers =
        coupons.issueInTransaction(open.stream().map(line -> order(bulkIssue, line)).toList());
    List<BulkIssueLine> worked = new ArrayList<>();
    for (int place = 0; place < open.size(); place++) {
      BulkIssueLine line = open.get(place);
      worked.add(
          answers
              .get(place)
              .fold(
                  coupon -> line.with(BulkIssueOutcome.OK, coupon.code().value()),
                  why -> line.to(null).with(BulkIssueOutcome.of(why), null)));
    }
    repository.worked(bulkIssue.id(), worked);
    int ok = (int) worked.stream().filter(line -> line.outcome() == BulkIssueOutcome.OK).count();
    repository.reached(bulkIssue.id(), lines.size(), ok, lines.get(lines.size() - 1).line());
    letters.write(
        bulkIssue,
        worked.stream()
            .filter(
                line ->
                    line.outcome() == BulkIssueOutcome.OK
                        && line.isMail()
                        && !addressed.get(line.recipient()).known())
            .toList());
  }

  private static CouponCommand.Issue order(BulkIssue bulkIssue, BulkIssueLine line) {
    return new CouponCommand.Issue(
        new AppId(bulkIssue.appid()),
        new CardId(bulkIssue.cardId()),
        OpenId.parse(line.openid()).orElse(null),
        line.code() == null ? null : new CouponCode(line.code()),
        bulkIssue.channel(),
        new ClaimOrigin(ClaimOrigin.Kind.LIST, bulkIssue.id().toString()),
        "h/" + bulkIssue.id() + "/" + line.line(),
        new Actor(Source.CONSOLE, bulkIssue.askedBy(), null, null));
  }
}
