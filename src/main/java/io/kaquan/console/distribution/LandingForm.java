package io.kaquan.console.distribution;

import io.kaquan.distribution.delivery.Channels;
import io.kaquan.distribution.landing.Banner;
import io.kaquan.distribution.landing.Landing;
import io.kaquan.distribution.landing.LandingEntry;
import io.kaquan.distribution.landing.Landings;
import io.kaquan.distribution.landing.NotABanner;
import java.io.IOException;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;

/**
 * The form of a landing page as it was typed.
 *
 * @param cards card_ids in their order, without empty ones
 * @param banner made from the file that was uploaded with this form or the one before; null if
 *     there is none
 * @param plain whether the present banner is removed
 * @param look search text for the cards to choose from: a part of their titles, or a card_id; empty
 *     for the newest
 */
record LandingForm(
    String title,
    List<String> cards,
    boolean shared,
    String channel,
    @Nullable Banner banner,
    boolean plain,
    String look) {
  static final LandingForm NOTHING = new LandingForm("", List.of(), true, "", null, false, "");

  static LandingForm of(Landing page) {
    return new LandingForm(
        page.title(),
        page.cards().stream().map(Landing.Shown::cardId).toList(),
        page.shared(),
        page.channel() == null ? "" : page.channel(),
        null,
        false,
        "");
  }

  /**
   * @param sent the inputs; {@code kept} holds the banner of the form before, as {@link #kept}
   *     returned it, because a browser does not send a file twice
   * @param faults receives what is wrong with the file
   */
  static LandingForm read(
      MultiValueMap<String, String> sent,
      @Nullable MultipartFile file,
      Map<String, String> faults) {
    return new LandingForm(
        text(sent, "title").strip(),
        sent.getOrDefault("card", List.of()).stream()
            .map(LandingForm::plain)
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .distinct()
            .toList(),
        sent.containsKey("shared"),
        text(sent, "outer_str"),
        banner(file, text(sent, "kept"), faults),
        sent.containsKey("plain"),
        text(sent, "look").strip());
  }

  private static String text(MultiValueMap<String, String> sent, String input) {
    String typed = sent.getFirst(input);
    return typed == null ? "" : plain(typed);
  }

  /** Without zero bytes, which PostgreSQL does not store. */
  private static String plain(String typed) {
    return typed.replace("\u0000", "");
  }

  private static @Nullable Banner banner(
      @Nullable MultipartFile file, String kept, Map<String, String> faults) {
    try {
      if (file != null && !file.isEmpty()) {
        if (file.getSize() > Banner.BIGGEST) {
          faults.put("banner", "console.landings.fault.banner.big");
          return null;
        }
        return Banner.of(file.getBytes());
      }
      return kept.isEmpty() ? null : Banner.of(Base64.getDecoder().decode(kept));
    } catch (NotABanner | IOException | IllegalArgumentException e) {
      faults.put("banner", "console.landings.fault.banner");
      return null;
    }
  }

  /** The banner in Base64, for a hidden input; empty if there is none. */
  public String kept() {
    return banner == null ? "" : Base64.getEncoder().encodeToString(banner.jpeg());
  }

  /** The chosen card_ids, filled up with empty ones to the most that a page can hold. */
  public List<String> places() {
    return Stream.concat(cards.stream(), Collections.nCopies(Landings.MOST_CARDS, "").stream())
        .limit(Landings.MOST_CARDS)
        .toList();
  }

  LandingEntry entry() {
    return new LandingEntry(title, cards, shared, Channels.read(channel), banner, plain);
  }
}
