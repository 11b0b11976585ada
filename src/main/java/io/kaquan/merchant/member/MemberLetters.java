package io.kaquan.merchant.member;

import io.kaquan.messaging.notification.Letter;
import io.kaquan.messaging.notification.Notifications;
import io.kaquan.platform.calendar.Minutes;
import io.kaquan.platform.web.Addresses;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Letters to people who sign in, or are about to. The facts: 0 merchant, 1 when the link ends, 2
 * role, 3 who invites.
 */
@Component
class MemberLetters {
  private final Notifications notifications;
  private final Minutes minutes;
  private final MessageSource words;
  private final Addresses addresses;
  private final Clock clock;

  MemberLetters(
      Notifications notifications,
      Minutes minutes,
      MessageSource words,
      Addresses addresses,
      Clock clock) {
    this.notifications = notifications;
    this.minutes = minutes;
    this.words = words;
    this.addresses = addresses;
    this.clock = clock;
  }

  void signUp(Link link, LinkToken secret) {
    post(link, "sign-up", page(secret), "");
  }

  /** Somebody wanted to sign up with the address of a member. */
  void knownAlready(Member member) {
    post(member, "sign-up-known", addresses.of("/console/forgotten"));
  }

  void reset(Link link, LinkToken secret) {
    post(link, "password-reset", page(secret), "");
  }

  void invitation(Link link, LinkToken secret, Member owner) {
    post(link, "invitation", page(secret), owner.email());
  }

  /** To somebody who asked for it, by a link that an owner showed. */
  void join(Link link, LinkToken secret) {
    post(link, "join", page(secret), "");
  }

  /** The address is a member's of another merchant, and can be of one only. */
  void invitedElsewhere(Link link) {
    post(link, "invitation-known", addresses.of("/console"), "");
  }

  void passwordChanged(Member member) {
    post(member, "password-changed", addresses.of("/console/forgotten"));
  }

  private String page(LinkToken secret) {
    return addresses.of("/console/links/" + secret.text());
  }

  private void post(Link link, String kind, String page, String inviter) {
    String role =
        link.role() == null
            ? ""
            : words.getMessage("merchant.role." + link.role(), null, link.locale());
    String name = link.merchantName() == null ? "" : link.merchantName();
    notifications.post(
        new Letter(
            "member:" + link.id(),
            link.email(),
            link.locale(),
            kind,
            List.of(name, minutes.of(link.expiresAt()), role, inviter),
            List.of(),
            page));
  }

  private void post(Member member, String kind, String page) {
    notifications.post(
        new Letter(
            "member:" + UUID.randomUUID(),
            member.email(),
            member.locale(),
            kind,
            List.of(member.merchantName(), minutes.of(clock.instant())),
            List.of(),
            page));
  }
}
