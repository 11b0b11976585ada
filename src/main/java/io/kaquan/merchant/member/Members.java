package io.kaquan.merchant.member;

import io.kaquan.merchant.member.Link.Purpose;
import io.kaquan.messaging.notification.EmailAddress;
import io.kaquan.platform.access.Limit;
import io.kaquan.platform.access.Limit.Step;
import io.kaquan.platform.access.Limits;
import io.kaquan.platform.tenant.MerchantId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The door to who works for a merchant, for its owners. A merchant always keeps an owner. Safe to
 * call at once.
 */
@Component
public class Members {
  private static final Limit INVITATIONS =
      Limit.of("invitations", new Step(50, Duration.ofDays(1)));

  private final MerchantRepository repository;
  private final LinkRepository links;
  private final MemberLetters letters;
  private final Limits limits;
  private final TransactionOperations transaction;
  private final Clock clock;

  Members(
      MerchantRepository repository,
      LinkRepository links,
      MemberLetters letters,
      Limits limits,
      TransactionOperations transaction,
      Clock clock) {
    this.repository = repository;
    this.links = links;
    this.letters = letters;
    this.limits = limits;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Oldest first. */
  public List<Member> of(MerchantId merchantId) {
    return repository.members(merchantId);
  }

  /** Those that can still be accepted, oldest first. */
  public List<Link> invitations(MerchantId merchantId) {
    return links.invitations(merchantId, clock.instant());
  }

  /**
   * Sends an invitation that holds for seven days; an earlier one to the same address ends. Whether
   * the address is a member's of another merchant only its reader is told.
   *
   * @param stores ids of the stores where a clerk is to redeem; empty for all, of no meaning for
   *     other roles
   * @return a fault's message key; empty when the letter is on its way
   */
  public Optional<String> invite(Member owner, String email, Role role, List<Long> stores) {
    String address = EmailAddress.read(email);
    if (!EmailAddress.isRight(address)) {
      return Optional.of("merchant.fault.email");
    }
    Optional<Member> known = repository.member(address);
    if (known.filter(member -> member.merchantId().equals(owner.merchantId())).isPresent()) {
      return Optional.of("merchant.fault.member-already");
    }
    if (limits.take(INVITATIONS, owner.merchantId().toString()).isPresent()) {
      return Optional.of("merchant.fault.invitations");
    }
    transaction.executeWithoutResult(
        status -> {
          links.endInvitations(owner.merchantId(), address, clock.instant());
          LinkToken secret = LinkToken.draw();
          Link link =
              new Link(
                  UUID.randomUUID(),
                  Purpose.INVITATION,
                  address,
                  owner.merchantName(),
                  owner.merchantId(),
                  null,
                  role,
                  storesOf(role, stores),
                  known.map(Member::locale).orElse(owner.locale()),
                  clock.instant().plus(Purpose.INVITATION.life()));
          links.add(link, secret.hash(), clock.instant());
          if (known.isPresent()) {
            letters.invitedElsewhere(link);
          } else {
            letters.invitation(link, secret, owner);
          }
        });
    return Optional.empty();
  }

  /**
   * Makes a link for people who are in the room, to be shown as a QR code: for an hour, each who
   * opens it can have an invitation sent to an address of their own, to be a clerk.
   *
   * @return the link's secret: it is not kept
   */
  @Transactional
  public String showToClerks(Member owner, List<Long> stores) {
    LinkToken secret = LinkToken.draw();
    links.add(
        new Link(
            UUID.randomUUID(),
            Purpose.JOIN,
            null,
            owner.merchantName(),
            owner.merchantId(),
            null,
            Role.CLERK,
            stores,
            owner.locale(),
            clock.instant().plus(Purpose.JOIN.life())),
        secret.hash(),
        clock.instant());
    return secret.text();
  }

  /**
   * Ends an invitation, or a link that is shown; false when there is none of this merchant to end.
   */
  @Transactional
  public boolean withdrawInvitation(MerchantId merchantId, UUID id) {
    return links.withdraw(merchantId, id, clock.instant());
  }

  /**
   * Holds from the member's next click on; as {@link #invite} for the stores. False: no such member
   * of this merchant, or it would leave no owner.
   */
  @Transactional
  public boolean changeRole(MerchantId merchantId, UUID memberId, Role role, List<Long> stores) {
    repository.lock(merchantId);
    return repository.changeRole(merchantId, memberId, role, storesOf(role, stores));
  }

  /**
   * Ends with the member's next click. False: no such member of this merchant, or it would leave no
   * owner.
   */
  @Transactional
  public boolean remove(MerchantId merchantId, UUID memberId) {
    repository.lock(merchantId);
    return repository.remove(merchantId, memberId);
  }

  private static List<Long> storesOf(Role role, List<Long> stores) {
    return role == Role.CLERK ? List.copyOf(stores) : List.of();
  }
}
