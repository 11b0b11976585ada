package io.kaquan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;

/**
 * What stands in templates and scripts themselves: no words for people, and nothing that the
 * content security policy forbids.
 */
class PageWordsTest {
  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Path ASSETS = Path.of("src/main/resources/static/assets");

  /** Names that are the same in every language, and the languages' own. */
  private static final Set<String> NAMES =
      Set.of(
          "中文",
          "EN",
          "PNG",
          "SVG",
          "English",
          "AppID",
          "Token",
          "EncodingAESKey",
          "Java · WxJava",
          "Node.js",
          "PHP · EasyWeChat",
          "Python · wechatpy",
          "CSV",
          "QR",
          "PDF",
          "IP",
          "API",
          "openid",
          "SHA-256");

  private static final Set<String> READ =
      Set.of(
          "title",
          "alt",
          "placeholder",
          "aria-label",
          "aria-description",
          "label",
          "content",
          "summary",
          "data-done",
          "data-words",
          "data-too-big");
  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
  private static final Pattern HAN = Pattern.compile("'[^']*\\p{IsHan}[^']*'");
  private static final Pattern SENTENCE =
      Pattern.compile("'[A-Z][a-z]+ [a-z]{2,}[^']*'|'[a-z]+ [a-z]+ [a-z]+[^']*'");
  private static final Pattern SAID_BY_SCRIPT =
      Pattern.compile("(['\"`])(?:[^'\"`]*\\p{IsHan}|[A-Z][a-z]+ [a-z]+ )[^'\"`]*\\1");

  @Test
  void no_words_stand_in_a_template() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files(TEMPLATES, ".html")) {
      for (Element element : Jsoup.parse(Files.readString(file)).getAllElements()) {
        element.textNodes().stream()
            .filter(text -> isShown(element))
            .map(TextNode::text)
            .map(String::strip)
            .filter(text -> isWords(text.replaceAll("\\[\\[.*?]]", "")))
            .forEach(text -> found.add(file + ": " + text));
        element.attributes().forEach(attribute -> found.addAll(words(file, element, attribute)));
      }
    }
    assertThat(found).isEmpty();
  }

  private static List<String> words(Path file, Element element, Attribute attribute) {
    String name = attribute.getKey();
    String value = attribute.getValue();
    boolean read =
        READ.contains(name)
            && !element.hasAttr("th:" + name)
            && !element.tagName().equals("meta")
            && !element.tagName().equals("link")
            && isWords(value);
    boolean said =
        name.startsWith("th:")
            && (HAN.matcher(value.replace("'中文'", "")).find() || SENTENCE.matcher(value).find());
    return read || said ? List.of(file + ": " + name + "=" + value) : List.of();
  }

  /** What stands inside an element that Thymeleaf fills or replaces is an example only. */
  private static boolean isShown(Element element) {
    return Stream.concat(Stream.of(element), element.parents().stream())
        .noneMatch(
            around ->
                around.hasAttr("th:text")
                    || around.hasAttr("th:replace") && !around.tagName().equals("html")
                    || Set.of("pre", "code", "script", "style").contains(around.tagName()));
  }

  private static boolean isWords(String text) {
    return !NAMES.contains(text) && WORD.matcher(text).find();
  }

  @Test
  void no_words_stand_in_a_script() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files(ASSETS, ".js")) {
      for (String line : Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "").split("\n")) {
        String code = line.replaceFirst("(^|\\s)//.*", "");
        if (SAID_BY_SCRIPT.matcher(code).find()) {
          found.add(file + ": " + line.strip());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void nothing_inline_and_nothing_from_elsewhere_stands_in_a_template() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files(TEMPLATES, ".html")) {
      // letters are no pages: mail programs know inline styles only
      if (file.toString().contains("notification")) {
        continue;
      }
      for (Element element : Jsoup.parse(Files.readString(file)).getAllElements()) {
        element
            .attributes()
            .forEach(
                attribute -> {
                  String name = attribute.getKey().replaceFirst("^(data-)?th[:-]", "");
                  if (name.equals("style")
                      || name.matches("on[a-z]+")
                      || attribute.getValue().contains("javascript:")
                      || name.equals("utext")
                      || attribute.getKey().equals("th:attr")
                          && attribute.getValue().contains("style=")) {
                    found.add(file + ": " + attribute);
                  }
                });
        if (element.tagName().equals("style")
            || element.tagName().equals("script") && !element.data().isBlank()) {
          found.add(file + ": <" + element.tagName() + "> with a body");
        }
        if (Set.of("script", "link", "img", "iframe", "video").contains(element.tagName())
            && (element.attr("src") + element.attr("href")).matches("(https?:)?//.*")) {
          found.add(file + ": " + element.outerHtml());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void every_form_that_changes_something_gets_its_token_from_thymeleaf() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files(TEMPLATES, ".html")) {
      for (Element form : Jsoup.parse(Files.readString(file)).select("form[method=post]")) {
        if (!form.hasAttr("th:action")) {
          found.add(file + ": " + form.attributes());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void styles_load_nothing_from_elsewhere() throws IOException {
    TreeSet<String> found = new TreeSet<>();
    for (Path file : files(ASSETS, "")) {
      String text = Files.readString(file).replace("http://www.w3.org/2000/svg", "");
      if (Pattern.compile("(?i)(@import|url\\(|fetch\\(|src\\s*=)\\s*['\"]?(https?:)?//")
          .matcher(text)
          .find()) {
        found.add(file.toString());
      }
    }
    assertThat(found).isEmpty();
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found =
          files
              .filter(Files::isRegularFile)
              .filter(file -> file.toString().endsWith(ending))
              .sorted()
              .toList();
      assertThat(found).isNotEmpty();
      return found;
    }
  }
}
