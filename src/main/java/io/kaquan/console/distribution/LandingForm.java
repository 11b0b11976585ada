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
 * @param banner drawn from the file that was sent in, now or with the form before; null for none
 * @param plain whether the picture that is there goes away
 * @param look a part of the titles of cards to choose from, or a card_id; empty for the newest
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
   * @param sent among it, as kept, the picture of the form before, as {@link #kept} gave it: a
   *     browser sends no file twice
   * @param faults gets what is wrong with the picture
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

  /** Without what PostgreSQL takes for no text. */
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

  /** The picture, for a hidden input; empty where there is none. */
  public String kept() {
    return banner == null ? "" : Base64.getEncoder().encodeToString(banner.jpeg());
  }

  /** Ten places for cards; empty ones last. */
  public List<String> places() {
    return Stream.concat(cards.stream(), Collections.nCopies(Landings.MOST_CARDS, "").stream())
        .limit(Landings.MOST_CARDS)
        .toList();
  }

  LandingEntry entry() {
    return new LandingEntry(title, cards, shared, Channels.read(channel), banner, plain);
  }
}
