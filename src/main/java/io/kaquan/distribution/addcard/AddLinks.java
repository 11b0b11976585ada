package io.kaquan.distribution.addcard;

import io.kaquan.distribution.addcard.AddLink.Signed;
import io.kaquan.distribution.addcard.LinkReader.Ext;
import io.kaquan.distribution.delivery.Deliveries;
import io.kaquan.distribution.delivery.Deliveries.Item;
import io.kaquan.platform.access.Tickets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to signed links. Looking at one changes nothing; opening one uses it up. Safe to call at
 * once.
 */
@Component
public class AddLinks {
  private static final Duration AHEAD = Duration.ofMinutes(5);

  /** Longer than any link is good, so that none comes back. */
  private static final Duration KEPT = Duration.ofDays(2);

  private static final int CLAIM_SECONDS = 1800;

  /**
   * @param hold how long after its signature a link can be opened; at most a day
   */
  @ConfigurationProperties("kaquan.add-links")
  record Settings(@DefaultValue("10m") Duration hold) {
    Settings {
      if (hold.isNegative() || hold.isZero() || hold.compareTo(Duration.ofDays(1)) > 0) {
        throw new IllegalArgumentException(
            "kaquan.add-links.hold is more than nothing and at most a day");
      }
    }
  }

  /** Why a link leads nowhere. */
  public enum Fault {
    /** Not signed by its appid, or changed on the way. */
    FORGED,
    OVER,
    /** By another browser. */
    USED,
    /** One of the cards can't be claimed by it. */
    NOT_CLAIMABLE
  }

  /** Exactly one of the two is set. */
  public record Looked(AddLink link, Fault fault) {}

  /**
   * Exactly one of the two is set.
   *
   * @param ticket of the delivery by which it is claimed
   */
  public record Opened(String ticket, Fault fault) {}

  private final AddLinkRepository repository;
  private final Tickets tickets;
  private final Deliveries deliveries;
  private final Clock clock;
  private final Settings settings;

  AddLinks(
      AddLinkRepository repository,
      Tickets tickets,
      Deliveries deliveries,
      Clock clock,
      Settings settings) {
    this.repository = repository;
    this.tickets = tickets;
    this.deliveries = deliveries;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * The link as it was signed.
   *
   * @param cardExt WeChat's {@code cardExt}; empty where a list is given
   * @param cardList as for {@code wx.addCard}: one to five of {@code {cardId, cardExt}}, all for
   *     one person; empty for a single one
   * @param browser a secret of the browser that opens it: the one that used the link up may see it
   *     again
   */
  public Looked look(String appid, String cardId, String cardExt, String cardList, String browser) {
    Optional<List<Ext>> read =
        LinkReader.read(cardId, cardExt, cardList).filter(exts -> LinkReader.isSane(appid));
    if (read.isEmpty()
        || read.get().stream().anyMatch(ext -> !isSigned(appid, ext))
        || !isForOne(read.get())) {
      return new Looked(null, Fault.FORGED);
    }
    List<Ext> exts = read.get();
    AddLink link =
        new AddLink(
            appid,
            nullable(exts.get(0).openid()),
            exts.stream()
                .map(
                    ext ->
                        new Signed(
                            ext.cardId(),
                            nullable(ext.code()),
                            nullable(ext.outerStr()),
                            ext.nonce(),
                            ext.signature()))
                .toList());
    boolean usedByOthers =
        repository.uses(appid, marks(link)).stream()
            .anyMatch(use -> !use.browser().equals(browser));
    if (usedByOthers) {
      return new Looked(null, Fault.USED);
    }
    Instant now = clock.instant();
    boolean fresh =
        exts.stream()
            .map(ext -> Instant.ofEpochSecond(Long.parseLong(ext.timestamp())))
            .allMatch(
                signed ->
                    signed.isBefore(now.plus(AHEAD)) && now.isBefore(signed.plus(settings.hold())));
    return fresh ? new Looked(link, null) : new Looked(null, Fault.OVER);
  }

  /**
   * Uses the link up for this browser, which gets the same answer when it asks again; everybody
   * else comes too late.
   */
  @Transactional
  public Opened open(AddLink link, String browser) {
    Set<String> marks = marks(link);
    int added = repository.add(link.appid(), marks, browser, clock.instant());
    if (added < marks.size()) {
      return repository.uses(link.appid(), marks).stream()
          .filter(use -> use.browser().equals(browser) && use.ticket() != null)
          .findFirst()
          .map(use -> new Opened(use.ticket(), null))
          .orElseGet(() -> refused(link, browser, added));
    }
    Deliveries.Made made =
        deliveries.make(
            link.appid(),
            link.cards().stream()
                .map(
                    card ->
                        new Item(card.cardId(), card.code(), link.openid(), true, card.outerStr()))
                .toList(),
            CLAIM_SECONDS);
    if (made.fault() != null) {
      repository.remove(link.appid(), marks(link), browser);
      return new Opened(null, Fault.NOT_CLAIMABLE);
    }
    repository.leadTo(made.delivery().ticket(), link.appid(), marks, browser);
    return new Opened(made.delivery().ticket(), null);
  }

  private Opened refused(AddLink link, String browser, int added) {
    if (added > 0) {
      repository.remove(link.appid(), marks(link), browser);
    }
    return new Opened(null, Fault.USED);
  }

  private boolean isSigned(String appid, Ext ext) {
    if (!ext.timestamp().matches("\\d{1,10}") || ext.nonce().isEmpty() || ext.cardId().isEmpty()) {
      return false;
    }
    Instant signed = Instant.ofEpochSecond(Long.parseLong(ext.timestamp()));
    return tickets.at(appid, signed).stream()
        .map(
            ticket ->
                CardSignature.of(
                    ticket, ext.timestamp(), ext.cardId(), ext.code(), ext.openid(), ext.nonce()))
        .anyMatch(right -> isEqual(right, ext.signature()));
  }

  private static boolean isForOne(List<Ext> exts) {
    return exts.stream().map(Ext::openid).distinct().count() == 1
        && exts.stream().map(Ext::nonce).distinct().count() == exts.size()
        && exts.stream().map(Ext::signature).distinct().count() == exts.size();
  }

  void sweep() {
    repository.forget(clock.instant().minus(KEPT));
  }

  /**
   * By what a use of the link is known. By the signatures too: WeChat signs the values as one text,
   * so that signs can be moved from one value to its neighbour, and make another nonce that is
   * signed as well.
   */
  private static Set<String> marks(AddLink link) {
    return link.cards().stream()
        .flatMap(card -> Stream.of(card.nonce(), "signature " + card.signature()))
        .collect(Collectors.toSet());
  }

  private static String nullable(String value) {
    return value.isEmpty() ? null : value;
  }

  private static boolean isEqual(String one, String two) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), two.getBytes(StandardCharsets.UTF_8));
  }
}
