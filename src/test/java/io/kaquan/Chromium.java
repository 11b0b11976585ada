package io.kaquan;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The browser of this machine. Where there is none the test is skipped, but fails where {@code
 * CI=true}. Each page's pictures go to {@code target/screens}.
 */
public class Chromium implements AutoCloseable {
  private static final List<String> OFFLINE =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /**
   * @param settings more of its command line
   */
  public static Chromium open(String... settings) {
    Optional<Path> program =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    if ("true".equals(System.getenv("CI"))) {
      assertThat(program).as("a Chromium").isPresent();
    }
    Assumptions.assumeTrue(program.isPresent(), "there is no Chromium on this machine");
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Chromium(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program.get())
                    .setArgs(Stream.concat(OFFLINE.stream(), Stream.of(settings)).toList())));
  }

  /** A fresh person's browser window, in English. */
  public Page window(int width) {
    return window(width, "en");
  }

  /** A fresh person's browser window. */
  public Page window(int width, String language) {
    BrowserContext person =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, width < 500 ? 740 : 900)
                .setLocale(language));
    person.setDefaultTimeout(30_000);
    return person.newPage();
  }

  public static void picture(Page page, String name) {
    page.evaluate("document.fonts.ready.then(() => true)");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/screens", name + ".png")));
  }

  /** Takes a picture; what is wider than the window. Empty is good. */
  public static List<String> look(Page page, String name) {
    picture(page, name);
    Object wider =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    return Integer.valueOf(0).equals(wider)
        ? List.of()
        : List.of(name + " is wider than the window by " + wider);
  }

  /** Looks, and asks axe what would keep people out. Empty is good. */
  public static List<String> lookClosely(Page page, String name) {
    List<String> faults = new ArrayList<>(look(page, name));
    AxeRunOptions onlyFaults = new AxeRunOptions();
    onlyFaults.setResultTypes(List.of("violations"));
    // no frames here: legacy mode opens no second page for what it has found
    new AxeBuilder(page)
        .setLegacyMode(true).options(onlyFaults).analyze().getViolations().stream()
            .filter(
                fault -> Set.of("serious", "critical").contains(String.valueOf(fault.getImpact())))
            .forEach(
                fault ->
                    faults.add(
                        name
                            + " "
                            + fault.getId()
                            + ": "
                            + fault.getNodes().stream()
                                .map(node -> node.getHtml())
                                .limit(3)
                                .toList()));
    return faults;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
