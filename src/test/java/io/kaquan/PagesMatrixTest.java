package io.kaquan;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.kaquan.fixture.Chromium;
import io.kaquan.fixture.Desk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every page of ours × language × theme × width. With {@code -Dscreens=src/docs/screens} the main
 * ones are kept there; {@code -Dlanguages=en} leaves the other one out, for a quick look.
 */
@Tag("full")
class PagesMatrixTest extends PageStops {
  private static final List<Integer> WIDER = List.of(768, 1440);

  private static final Pattern NO_WORDS = Pattern.compile("\\?\\?[\\w.-]+\\?\\?");

  /** What is no page of its own: pictures, files, and what scripts ask for. */
  private static final Pattern NO_PAGE =
      Pattern.compile(
          ".*\\.(png|jpg|csv)|.*\\{file:.*|.*/state|.*/documents/.*|/ops/(applications|cards)/\\{[a-zA-Z]+}/review");

  @Test
  void every_page_is_usable_in_both_languages_and_themes_at_each_width() throws Exception {
    LocalDate first = LocalDate.now(clock);
    aBusyWeek();
    everybodySignsIn();
    guestPages();
    memberPages(first);
    cardPages();
    walletPages();
    staffPages();
    assertThat(seen()).as("pages of the table").isEqualTo(pagesOfTheTable());

    if (System.getProperty("screens") != null) {
      keepTheMainOnes();
    }
    for (String language : System.getProperty("languages", "zh-CN,en").split(",")) {
      people.values().forEach(window -> speak(window, language));
      for (Stop stop : way) {
        try {
          visit(stop, language);
        } catch (PlaywrightException broken) {
          faults.add(now + ": " + broken.getMessage());
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  private void visit(Stop stop, String language) {
    Page page = people.get(stop.who());
    now = stop.name() + " " + language;
    page.setViewportSize(PHONE, 740);
    look(page, ColorScheme.LIGHT);
    page.navigate(address(stop.path()));
    stop.then().accept(page);
    NO_WORDS
        .matcher(page.content())
        .results()
        .forEach(words -> faults.add(now + " lacks " + words.group()));
    for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      look(page, theme);
      String name = "matrix/" + language + "-" + theme.name().toLowerCase(Locale.ROOT) + "-";
      String onPhone = name + PHONE + "/" + stop.name();
      faults.addAll(
          LETTER.equals(stop.pattern())
              ? Chromium.look(page, onPhone)
              : Chromium.lookClosely(page, onPhone));
      // what is wider than the window is so in both themes
      for (int width : theme == ColorScheme.LIGHT ? WIDER : List.of(WIDER.get(WIDER.size() - 1))) {
        page.setViewportSize(width, 900);
        faults.addAll(Chromium.look(page, name + width + "/" + stop.name()));
      }
      page.setViewportSize(PHONE, 740);
    }
  }

  private static void look(Page page, ColorScheme theme) {
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(theme)
            .setReducedMotion(ReducedMotion.REDUCE));
  }

  private Set<String> seen() {
    TreeSet<String> patterns = new TreeSet<>();
    way.stream().map(Stop::pattern).filter(pattern -> pattern != null).forEach(patterns::add);
    return patterns;
  }

  /** {@link AccessTest} says that it holds them all. */
  private static Set<String> pagesOfTheTable() throws IOException {
    TreeSet<String> patterns = new TreeSet<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(Path.of("src/test/resources/access/pages.csv"))) {
      rows.stream()
          .filter(row -> row.getField("method").equals("GET"))
          .map(row -> row.getField("path"))
          .filter(path -> !NO_PAGE.matcher(path).matches())
          .forEach(patterns::add);
    }
    return patterns;
  }

  private void keepTheMainOnes() {
    people.values().forEach(window -> speak(window, "en"));
    Map.of(
            "first",
            "first",
            "wizard-look",
            "wizard",
            "card",
            "card",
            "figures",
            "figures",
            "landing-signed-in",
            "landing",
            "coupon",
            "coupon",
            "till-found",
            "till")
        .forEach(
            (name, file) -> {
              Stop stop =
                  way.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
              Page page = people.get(stop.who());
              boolean phone = List.of("landing", "coupon", "till").contains(file);
              page.setViewportSize(phone ? PHONE : 1280, phone ? 780 : 960);
              page.navigate(address(stop.path()));
              stop.then().accept(page);
              keep(page, file);
            });
    Desk desk = Desk.signedIn(chromium.window(1440), address(""), "reviewer", "tasklist");
    desk.claim(shop.cards.get("waiting"));
    desk.acceptAll();
    desk.page().setViewportSize(1280, 800);
    keep(desk.page(), "review-card");
  }

  private static void keep(Page page, String file) {
    page.waitForLoadState(LoadState.NETWORKIDLE);
    page.evaluate("document.fonts.ready.then(() => true)");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of(System.getProperty("screens"), file + ".png")));
  }
}
