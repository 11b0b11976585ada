package io.kaquan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The message files: the same in both languages, translated, all used, none missing. */
class MessagesTest {
  private static final Path MESSAGES = Path.of("src/main/resources/messages");

  /** What people say in both languages alike. */
  private static final Set<String> SAME =
      Set.of(
          "AES",
          "API",
          "AppID",
          "AppSecret",
          "CSV",
          "EncodingAESKey",
          "HTTP",
          "ID",
          "IP",
          "JPEG",
          "JPG",
          "KB",
          "MB",
          "OpenID",
          "PDF",
          "PNG",
          "PostgreSQL",
          "QR",
          "SDK",
          "SHA",
          "Token",
          "URL",
          "UTF",
          "WeChat",
          "Excel",
          "Cockpit",
          "Tasklist",
          "Camunda",
          "App",
          "BPMN",
          "Android",
          "iOS",
          "Bundle",
          "English",
          "EN",
          "Email");

  /** Chinese names in English sentences, as the guide and the law have them. */
  private static final Set<String> GUIDE =
      Set.of("中文", "认证", "公众平台", "开放平台", "元旦", "休", "班", "元", "分", "折");

  private static final Pattern LITERAL =
      Pattern.compile(
          "['\"`{]#?\\{?([a-zA-Z][a-zA-Z0-9]*(?:-[a-zA-Z0-9]+)*(?:\\.[A-Za-z0-9_-]+)*\\.?)(?=['\"`}(])");
  private static final Pattern ASKED = Pattern.compile("#\\{([a-z][A-Za-z0-9_.-]+)(?=[}(])");
  private static final Pattern ASKED_BY_NAME =
      Pattern.compile("#messages\\.msg\\('([a-z][A-Za-z0-9_.-]+[A-Za-z0-9])'[,)]");

  @Test
  void both_languages_have_the_same_files_and_keys() throws IOException {
    for (Path english : files("_en")) {
      Path chinese = Path.of(english.toString().replace("_en.", "_zh_CN."));
      assertThat(read(chinese).keySet()).as(chinese.toString()).isEqualTo(read(english).keySet());
    }
    assertThat(files("_zh_CN")).hasSameSizeAs(files("_en"));
  }

  @Test
  void no_key_stands_twice() throws IOException {
    for (String language : List.of("_en", "_zh_CN")) {
      Map<String, Long> lines =
          files(language).stream()
              .flatMap(MessagesTest::lines)
              .filter(line -> line.matches("[a-zA-Z][^ =]*=.*"))
              .collect(
                  Collectors.groupingBy(
                      line -> line.substring(0, line.indexOf('=')), Collectors.counting()));
      assertThat(
              lines.entrySet().stream().filter(line -> line.getValue() > 1).map(Map.Entry::getKey))
          .as(language)
          .isEmpty();
    }
  }

  @Test
  void what_is_chinese_is_translated() throws IOException {
    Map<String, String> left = new TreeMap<>();
    all("_zh_CN")
        .forEach(
            (key, value) -> {
              String words =
                  value.replaceAll(
                      "\\{[^}]*}|https?://\\S+|[\\w.-]+@[\\w.-]+|/[a-z/-]+|[a-z]+\\.[a-z.]+", " ");
              boolean chinese = Pattern.compile("\\p{IsHan}").matcher(words).find();
              List<String> english =
                  Pattern.compile("[A-Za-z]{2,}")
                      .matcher(words)
                      .results()
                      .map(MatchResult::group)
                      .filter(word -> !SAME.contains(word))
                      .toList();
              if (!chinese && !english.isEmpty() && !isFormat(key)) {
                left.put(key, value);
              }
            });
    assertThat(left).isEmpty();
  }

  @Test
  void what_is_english_holds_no_chinese_but_names_of_the_guide() throws IOException {
    Map<String, String> left = new TreeMap<>();
    all("_en")
        .forEach(
            (key, value) -> {
              List<String> chinese =
                  Pattern.compile("\\p{IsHan}+")
                      .matcher(value)
                      .results()
                      .map(MatchResult::group)
                      .filter(word -> !GUIDE.contains(word))
                      .toList();
              if (!chinese.isEmpty()) {
                left.put(key, value);
              }
            });
    assertThat(left).isEmpty();
  }

  @Test
  void both_languages_fill_in_the_same_things() throws IOException {
    Map<String, String> chinese = all("_zh_CN");
    Map<String, String> different = new TreeMap<>();
    all("_en")
        .forEach(
            (key, value) -> {
              // Chinese names the holiday, English has no names for most of them; and what is left
              // of ten, where English says what is off
              if (!key.startsWith("activation.why.")
                  && !key.equals("wallet.discount")
                  && !holes(value).equals(holes(chinese.getOrDefault(key, "")))) {
                different.put(key, holes(value) + " but " + holes(chinese.getOrDefault(key, "")));
              }
            });
    assertThat(different).isEmpty();
  }

  @Test
  void every_key_is_used() throws IOException {
    Set<String> said = new TreeSet<>();
    for (Path file : sources()) {
      LITERAL
          .matcher(Files.readString(file))
          .results()
          .map(found -> found.group(1))
          .forEach(said::add);
    }
    Set<String> beginnings =
        said.stream().filter(one -> one.endsWith(".")).collect(Collectors.toSet());
    Set<String> unused = new TreeSet<>(all("_en").keySet());
    unused.removeIf(key -> said.contains(key) || beginnings(key).anyMatch(beginnings::contains));
    assertThat(unused).isEmpty();
  }

  @Test
  void no_key_is_missing() throws IOException {
    Set<String> there = all("_en").keySet();
    Set<String> missing = new TreeSet<>();
    for (Path file : sources()) {
      String text = Files.readString(file);
      Stream.concat(ASKED.matcher(text).results(), ASKED_BY_NAME.matcher(text).results())
          .map(found -> found.group(1))
          .filter(key -> file.toString().endsWith(".html") && !there.contains(key))
          .forEach(key -> missing.add(file + ": " + key));
    }
    assertThat(missing).isEmpty();
  }

  private static Stream<String> beginnings(String key) {
    return Stream.iterate(
            key.lastIndexOf('.'), dot -> dot > 0, dot -> key.lastIndexOf('.', dot - 1))
        .map(dot -> key.substring(0, dot + 1));
  }

  /** What is no words: patterns of moments, and what the demo's people type to sign in. */
  private static boolean isFormat(String key) {
    return key.contains(".pattern.") || key.matches("demo\\.people\\..*\\.(name|password)");
  }

  private static Set<String> holes(String value) {
    Matcher hole = Pattern.compile("\\{([a-z0-9]+)").matcher(value);
    return hole.results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Collection<Path> sources() throws IOException {
    try (Stream<Path> files =
        Stream.of(
                "src/main/java",
                "src/main/resources/templates",
                "src/main/resources/static",
                "processes",
                "forms")
            .map(Path::of)
            .flatMap(MessagesTest::walk)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(java|html|js|bpmn|form|dmn)"))
          .toList();
    }
  }

  @SuppressWarnings("StreamResourceLeak") // closed with the stream that it becomes a part of
  private static Stream<Path> walk(Path folder) {
    try {
      return Files.walk(folder);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Map<String, String> all(String language) throws IOException {
    Map<String, String> all = new TreeMap<>();
    for (Path file : files(language)) {
      all.putAll(read(file));
    }
    return all;
  }

  private static List<Path> files(String language) throws IOException {
    try (Stream<Path> files = Files.walk(MESSAGES)) {
      return files
          .filter(file -> file.toString().endsWith(language + ".properties"))
          .sorted()
          .toList();
    }
  }

  private static Map<String, String> read(Path file) throws IOException {
    Properties words = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      words.load(reader);
    }
    return words.stringPropertyNames().stream()
        .collect(
            Collectors.toMap(key -> key, words::getProperty, (one, other) -> one, TreeMap::new));
  }
}
