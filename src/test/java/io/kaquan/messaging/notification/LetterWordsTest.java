package io.kaquan.messaging.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.Scenario;
import io.kaquan.messaging.notification.LetterRenderer.RenderedLetter;
import io.kaquan.platform.web.Languages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every kind of letter and notice that the message files know, in both languages. */
class LetterWordsTest extends Scenario {
  private static final Path FILES = Path.of("src/main/resources/messages");
  private static final Pattern KIND =
      Pattern.compile("(letter|notice)\\.([a-z0-9-]+)\\.(subject|title|text|button)");
  private static final Pattern FACT = Pattern.compile("\\{\\w+}|\\[");
  private static final List<String> FACTS =
      IntStream.range(0, 8).mapToObj(n -> "fact" + n).toList();
  private static final List<Reason> REASONS =
      List.of(new Reason(Map.of("zh-CN", "材料", "en", "Material"), "Blurred"));

  /** What the trade tells merchants, and by both ways. */
  private static final Set<String> TOLD_TWICE =
      Set.of(
          "activation-approved",
          "activation-refused",
          "activation-declined",
          "activation-withdrawn",
          "activation-lapse-warning",
          "activation-lapsed",
          "account-suspended",
          "account-suspended-verification",
          "account-resumed",
          "account-resumed-unverified",
          "verification-approved",
          "verification-refused",
          "verification-30",
          "verification-7",
          "verification-ended",
          "card-approved",
          "card-approved-by-rule",
          "card-refused");

  @Autowired private LetterRenderer renderer;

  static Stream<String> kinds() throws IOException {
    Map<String, Map<String, String>> english = words("_en.properties");
    assertThat(english.get("letter.activation-withdrawn")).isNotNull();
    assertThat(english.keySet())
        .containsAll(
            TOLD_TWICE.stream()
                .flatMap(kind -> Stream.of("letter." + kind, "notice." + kind))
                .toList());
    return english.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void says_the_same_in_both_languages(String kind) throws IOException {
    Map<String, String> english = words("_en.properties").get(kind);
    Map<String, String> chinese = words("_zh_CN.properties").get(kind);

    assertThat(english).containsKeys(kind.startsWith("letter") ? "subject" : "title", "text");
    assertThat(chinese.keySet()).isEqualTo(english.keySet());
    assertThat(marks(chinese)).as("facts, reasons and buttons").isEqualTo(marks(english));
    assertThat(String.join("", chinese.values())).containsPattern("\\p{IsHan}");
    assertThat(String.join("", english.values())).doesNotContainPattern("\\p{IsHan}");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void is_worded_without_a_gap(String kind) {
    for (Locale locale : List.of(Languages.ENGLISH, Languages.CHINESE)) {
      String name = kind.substring(kind.indexOf('.') + 1);
      String whole;
      if (kind.startsWith("letter")) {
        RenderedLetter letter =
            renderer.letter(
                new Letter(
                    "t", "a@b.example", locale, name, FACTS, REASONS, "https://l.example/x"));
        whole = letter.subject() + letter.text();
        assertThat(letter.html())
            .contains("lang=\"" + locale.toLanguageTag() + "\"")
            .doesNotContain("??", " th:");
      } else {
        whole =
            renderer.line(kind + ".title", FACTS, locale)
                + renderer.parts(kind + ".text", FACTS, REASONS, locale);
      }
      assertThat(whole)
          .doesNotContain("{", "}", "''", "??")
          .doesNotContainPattern("(?m)^\\[\\p{L}");
    }
  }

  private static Set<String> marks(Map<String, String> words) {
    return words.values().stream()
        .flatMap(text -> FACT.matcher(text).results().map(found -> found.group()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, Map<String, String>> words(String ending) throws IOException {
    Map<String, Map<String, String>> kinds = new TreeMap<>();
    try (Stream<Path> files = Files.walk(FILES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(ending)).toList()) {
        Properties properties = new Properties();
        properties.load(Files.newBufferedReader(file));
        properties.forEach(
            (key, value) -> {
              Matcher found = KIND.matcher((String) key);
              if (found.matches() && !found.group(2).equals("button")) {
                kinds
                    .computeIfAbsent(found.group(1) + "." + found.group(2), kind -> new TreeMap<>())
                    .put(found.group(3), (String) value);
              }
            });
      }
    }
    return kinds;
  }
}
