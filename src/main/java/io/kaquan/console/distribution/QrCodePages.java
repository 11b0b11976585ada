package io.kaquan.console.distribution;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardStanding;
import io.kaquan.card.lifecycle.CardCommands;
import io.kaquan.card.view.CardView;
import io.kaquan.card.view.ValidityView;
import io.kaquan.console.card.MerchantCards;
import io.kaquan.distribution.bulkissue.BulkIssues;
import io.kaquan.distribution.delivery.Channels;
import io.kaquan.distribution.delivery.Deliveries;
import io.kaquan.distribution.delivery.Deliveries.Delivery;
import io.kaquan.distribution.delivery.Deliveries.Item;
import io.kaquan.distribution.landing.Landings;
import io.kaquan.platform.web.Addresses;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.SignedIn;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * 二维码投放: making a QR code, the page to print it from, stopping it; and the list of all deliveries
 * of a card.
 */
@Controller
@RequestMapping("/console/cards/{cardId}")
class QrCodePages {
  private static final int LAST_PAGE = 1000;

  /** A QR code in the list, with what it says about this card. */
  public record QrCodeRow(Delivery delivery, Item item, boolean over, long claimed) {}

  private final MerchantCards own;
  private final CardCommands commands;
  private final Deliveries deliveries;
  private final Channels channels;
  private final BulkIssues bulkIssues;
  private final Landings landings;
  private final Addresses addresses;
  private final Clock clock;

  QrCodePages(
      MerchantCards own,
      CardCommands commands,
      Deliveries deliveries,
      Channels channels,
      BulkIssues bulkIssues,
      Landings landings,
      Addresses addresses,
      Clock clock) {
    this.own = own;
    this.commands = commands;
    this.deliveries = deliveries;
    this.channels = channels;
    this.bulkIssues = bulkIssues;
    this.landings = landings;
    this.addresses = addresses;
    this.clock = clock;
  }

  /**
   * @param page of the QR codes, from 1
   */
  @GetMapping("/deliveries")
  String all(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String cardId,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    Card card = own.one(me, cardId);
    int shown = Math.min(Math.max(1, page), LAST_PAGE);
    Deliveries.Page found = deliveries.of(card.terms().appid(), cardId, shown);
    model.addAttribute("card", card);
    model.addAttribute("page", shown);
    model.addAttribute("more", found.more() && shown < LAST_PAGE);
    Map<String, Long> claimed = deliveries.claimed(card.terms().appid(), found.deliveries());
    model.addAttribute(
        "rows",
        found.deliveries().stream()
            .map(
                one ->
                    new QrCodeRow(
                        one,
                        one.of(cardId).orElseThrow(),
                        deliveries.isExpired(one),
                        claimed.getOrDefault(one.ticket(), 0L)))
            .toList());
    model.addAttribute("landings", landings.showing(me.merchantId().value(), cardId));
    model.addAttribute("handouts", bulkIssues.of(me.merchantId().value(), cardId));
    return "console/distribution/deliveries";
  }

  @PostMapping("/qr")
  String make(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String cardId,
      @RequestParam(name = "outer_str", defaultValue = "") String channel,
      @RequestParam(required = false) @Nullable String once,
      RedirectAttributes next) {
    Card card = own.one(me, cardId);
    String named = Channels.read(channel);
    Deliveries.Made made =
        !Channels.isRight(named)
            ? new Deliveries.Made(null, Deliveries.Fault.BAD_ARGUMENT)
            : own.standing(card) == CardStanding.ON_SALE
                ? deliveries.make(
                    card.terms().appid(),
                    List.of(new Item(cardId, null, null, once != null, named)),
                    null)
                : new Deliveries.Made(null, Deliveries.Fault.WRONG_STATUS);
    if (made.fault() != null) {
      next.addFlashAttribute("faults", Map.of("outer_str", "console.cards.qr." + made.fault()));
      next.addFlashAttribute("outerStr", channel);
      next.addFlashAttribute("once", once != null);
      return "redirect:/console/cards/" + cardId + "#qr";
    }
    channels.note(me.merchantId().value(), named);
    commands.markDispatched(card.terms().appid(), cardId);
    return "redirect:/console/cards/" + cardId + "/qr/" + made.delivery().ticket();
  }

  @GetMapping("/qr/{delivery}")
  String show(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String cardId,
      @PathVariable String delivery,
      Model model) {
    Card card = own.one(me, cardId);
    Delivery found = find(card, delivery);
    model.addAttribute("card", card);
    model.addAttribute("face", CardView.of(card));
    model.addAttribute("time", ValidityView.of(card.terms().validity(), clock));
    model.addAttribute("delivery", found);
    model.addAttribute("item", found.of(cardId).orElseThrow());
    model.addAttribute("over", deliveries.isExpired(found));
    model.addAttribute("claimed", deliveries.claimed(found));
    model.addAttribute("link", link(found));
    return "console/distribution/qr-code";
  }

  /** Stopping it again changes nothing. */
  @PostMapping("/qr/{delivery}/end")
  String end(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String cardId,
      @PathVariable String delivery) {
    Delivery found = find(own.one(me, cardId), delivery);
    deliveries.end(found.appid(), found.ticket());
    return "redirect:/console/cards/" + cardId + "/qr/" + found.ticket();
  }

  @GetMapping("/qr/{delivery}/" + QrCodeFile.NAMES)
  ResponseEntity<byte[]> file(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String cardId,
      @PathVariable String delivery,
      @PathVariable String file) {
    return QrCodeFile.answer(file, link(find(own.one(me, cardId), delivery)), cardId);
  }

  private Delivery find(Card card, String ticket) {
    return deliveries
        .find(ticket)
        .filter(one -> one.appid().equals(card.terms().appid()))
        .filter(one -> one.of(card.terms().cardId()).isPresent())
        .orElseThrow(NotFound::new);
  }

  private String link(Delivery delivery) {
    return addresses.of("/wallet/q/" + delivery.ticket());
  }
}
