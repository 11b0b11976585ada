package io.kaquan.console.distribution;

import static java.util.Objects.requireNonNull;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardFilter;
import io.kaquan.card.catalogue.CardStanding;
import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.console.card.MerchantCards;
import io.kaquan.distribution.delivery.Channels;
import io.kaquan.distribution.landing.Landing;
import io.kaquan.distribution.landing.LandingAnswer;
import io.kaquan.distribution.landing.Landings;
import io.kaquan.merchant.account.Account;
import io.kaquan.platform.web.Addresses;
import io.kaquan.platform.web.NotFound;
import io.kaquan.platform.web.Paged;
import io.kaquan.signin.Access;
import io.kaquan.signin.Permission;
import io.kaquan.signin.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 投放货架: landing pages with several cards, made and changed by the merchant. */
@Controller("consoleLandingPages")
@RequestMapping("/console/landings")
class LandingPages {
  private static final int UNPROCESSABLE = 422;
  private static final String LOOK = "look";
  private static final int MOST_CHOICES = 100;
  private static final int MOST_LOOKED_AT = 1_000;
  private static final Set<CardStanding> NEVER =
      Set.of(CardStanding.DELETED, CardStanding.OVER, CardStanding.REFUSED);

  /** A card of a landing page. */
  public record LandingCard(Card card, CardStanding standing) {}

  /** A card that can be put on a landing page. */
  public record CardChoice(CardTerms terms, CardStanding standing) {}

  /** A landing page in the list. */
  public record LandingRow(Landing page, long claimed) {}

  private final MerchantCards own;
  private final Cards cards;
  private final Landings landings;
  private final Channels channels;
  private final Addresses addresses;

  LandingPages(
      MerchantCards own, Cards cards, Landings landings, Channels channels, Addresses addresses) {
    this.own = own;
    this.cards = cards;
    this.landings = landings;
    this.channels = channels;
    this.addresses = addresses;
  }

  @GetMapping
  String all(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    Paged<Landing> paged =
        Paged.of(
            landings.count(me.merchantId().value()),
            page,
            from -> landings.of(me.merchantId().value(), from, Paged.ON_A_PAGE));
    Map<String, Long> claimed = landings.claimed(paged.rows());
    model.addAttribute("paged", paged);
    model.addAttribute(
        "pages",
        paged.rows().stream()
            .map(one -> new LandingRow(one, claimed.getOrDefault(one.key(), 0L)))
            .toList());
    model.addAttribute(
        "making",
        IntStream.of(MOST_CHOICES, MOST_LOOKED_AT)
            .anyMatch(most -> placeable(me, "", most).findAny().isPresent()));
    return "console/distribution/landings";
  }

  @Access(Permission.EDIT)
  @GetMapping("/new")
  String form(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String card,
      Model model) {
    LandingForm begun = LandingForm.NOTHING;
    return form(
        me,
        null,
        card.isEmpty()
            ? begun
            : new LandingForm("", List.of(MerchantCards.searched(card)), true, "", null, false, ""),
        UUID.randomUUID(),
        Map.of(),
        model);
  }

  /**
   * @param go {@code look} if the form was only sent to search for other cards to choose from
   */
  @PostMapping("/new")
  String make(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(required = false) @Nullable MultipartFile banner,
      @RequestParam(required = false) @Nullable UUID form,
      @RequestParam(defaultValue = "") String go,
      Model model,
      HttpServletResponse response) {
    Map<String, String> faults = new HashMap<>();
    LandingForm typed = LandingForm.read(sent, banner, faults);
    UUID number = form == null ? UUID.randomUUID() : form;
    if (faults.isEmpty() && go.equals(LOOK)) {
      return form(me, null, typed, number, faults, model);
    }
    if (faults.isEmpty()) {
      LandingAnswer answer = landings.make(me.merchantId().value(), number, typed.entry());
      if (answer.isDone()) {
        return "redirect:/console/landings/" + answer.key();
      }
      say(answer, faults);
    }
    response.setStatus(UNPROCESSABLE);
    return form(me, null, typed, number, faults, model);
  }

  @GetMapping("/{key}")
  String one(@AuthenticationPrincipal SignedIn me, @PathVariable String key, Model model) {
    Landing page = find(me, key);
    Map<String, Card> cards =
        own.some(me, page.cards().stream().map(Landing.Shown::cardId).toList());
    Map<String, CardStanding> standings = this.cards.standings(cards.values());
    model.addAttribute("page", page);
    model.addAttribute("link", link(page));
    model.addAttribute("claimed", landings.claimed(page));
    model.addAttribute(
        "rows",
        page.cards().stream()
            .map(one -> cards.get(one.cardId()))
            .filter(card -> card != null)
            .map(
                card -> new LandingCard(card, requireNonNull(standings.get(card.terms().cardId()))))
            .toList());
    return "console/distribution/landing";
  }

  @Access(Permission.EDIT)
  @GetMapping("/{key}/change")
  String change(@AuthenticationPrincipal SignedIn me, @PathVariable String key, Model model) {
    Landing page = open(me, key);
    return form(me, page, LandingForm.of(page), null, Map.of(), model);
  }

  /**
   * @param go as for a new one
   */
  @PostMapping("/{key}/change")
  String change(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String key,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(required = false) @Nullable MultipartFile banner,
      @RequestParam(defaultValue = "") String go,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    Landing page = open(me, key);
    Map<String, String> faults = new HashMap<>();
    LandingForm typed = LandingForm.read(sent, banner, faults);
    if (faults.isEmpty() && go.equals(LOOK)) {
      return form(me, page, typed, null, faults, model);
    }
    if (faults.isEmpty()) {
      LandingAnswer answer =
          landings.change(me.merchantId().value(), key, typed.entry()).orElseThrow(NotFound::new);
      if (answer.isDone()) {
        next.addFlashAttribute("done", "console.landings.changed");
        return "redirect:/console/landings/" + key;
      }
      say(answer, faults);
    }
    response.setStatus(UNPROCESSABLE);
    return form(me, page, typed, null, faults, model);
  }

  /** Ending it again changes nothing. */
  @PostMapping("/{key}/end")
  String end(
      @AuthenticationPrincipal SignedIn me, @PathVariable String key, RedirectAttributes next) {
    Landing page = find(me, key);
    landings.end(me.merchantId().value(), page.key());
    next.addFlashAttribute("done", "console.landings.end.done");
    return "redirect:/console/landings/" + page.key();
  }

  @GetMapping("/{key}/" + QrCodeFile.NAMES)
  ResponseEntity<byte[]> file(
      @AuthenticationPrincipal SignedIn me, @PathVariable String key, @PathVariable String file) {
    Landing page = find(me, key);
    return QrCodeFile.answer(file, link(page), "page-" + page.id());
  }

  private String form(
      SignedIn me,
      @Nullable Landing page,
      LandingForm typed,
      @Nullable UUID form,
      Map<String, String> faults,
      Model model) {
    model.addAttribute("page", page);
    model.addAttribute("typed", typed);
    model.addAttribute("form", form);
    model.addAttribute("faults", faults);
    choices(me, typed, model);
    model.addAttribute("channels", channels.of(me.merchantId().value()));
    return "console/distribution/landing-form";
  }

  private static void say(LandingAnswer answer, Map<String, String> faults) {
    answer.faults().forEach(fault -> faults.put(fault.field(), "console.landings.fault." + fault));
  }

  /**
   * Adds the cards to choose from, grouped by the names of their accounts: those already chosen,
   * then the newest that match the search. The number of SQL statements does not depend on the
   * number of cards.
   */
  private void choices(SignedIn me, LandingForm typed, Model model) {
    List<Account> accounts = own.accounts(me);
    Map<String, String> names =
        accounts.stream()
            .collect(Collectors.toMap(account -> account.appid().value(), Account::name));
    Map<String, Card> there =
        own.some(me, Stream.concat(typed.cards().stream(), Stream.of(typed.look())).toList());
    Map<String, CardStanding> standings = cards.standings(there.values());
    Function<String, Stream<CardChoice>> known =
        cardId ->
            Stream.ofNullable(there.get(cardId))
                .map(
                    card ->
                        new CardChoice(
                            card.terms(), requireNonNull(standings.get(card.terms().cardId()))));
    List<CardChoice> found =
        Stream.concat(
                known.apply(typed.look()).filter(LandingPages::isPlaceable),
                placeable(me, typed.look(), MOST_LOOKED_AT))
            .limit(MOST_CHOICES + 1)
            .toList();
    model.addAttribute(
        "choices",
        Stream.concat(
                typed.cards().stream().flatMap(known),
                found.stream()
                    .limit(MOST_CHOICES)
                    .filter(choice -> !typed.cards().contains(choice.terms().cardId())))
            .collect(
                Collectors.groupingBy(
                    choice -> names.getOrDefault(choice.terms().appid(), choice.terms().appid()),
                    LinkedHashMap::new,
                    Collectors.toList())));
    model.addAttribute("found", Math.min(found.size(), MOST_CHOICES));
    model.addAttribute("more", found.size() > MOST_CHOICES);
  }

  private Stream<CardChoice> placeable(SignedIn me, String look, int most) {
    return cards
        .listed(
            new CardFilter(me.merchantId().value(), null, null, "", MerchantCards.searched(look)),
            most)
        .stream()
        .map(one -> new CardChoice(one.terms(), one.standing()))
        .filter(LandingPages::isPlaceable);
  }

  private static boolean isPlaceable(CardChoice choice) {
    return !Landings.isByListOnly(choice.terms()) && !NEVER.contains(choice.standing());
  }

  private Landing find(SignedIn me, String key) {
    return landings.find(me.merchantId().value(), key).orElseThrow(NotFound::new);
  }

  private Landing open(SignedIn me, String key) {
    Landing page = find(me, key);
    if (page.isEnded()) {
      throw new NotFound();
    }
    return page;
  }

  private String link(Landing page) {
    return addresses.of("/wallet/l/" + page.key());
  }
}
