package io.kaquan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form is one that Tasklist 7.24 can show, in both languages. */
class FormsTest {
  /** What form-js 1.8.7 knows, which Tasklist 7.24 brings; a later one's parts would not appear. */
  private static final Set<String> PARTS =
      Set.of(
          "textfield",
          "textarea",
          "number",
          "checkbox",
          "radio",
          "select",
          "checklist",
          "taglist",
          "datetime",
          "text",
          "html",
          "image",
          "iframe",
          "table",
          "expression",
          "group",
          "dynamiclist",
          "separator",
          "spacer",
          "button");

  private static final Set<String> SHOW_WORDS = Set.of("text", "html");

  @ParameterizedTest
  @MethodSource("io.kaquan.fixture.Models#forms")
  void a_form_is_named_like_its_file_and_made_for_this_engine(Path file) throws IOException {
    JsonNode form = read(file);
    assertThat(form.path("id").asText() + ".form").isEqualTo(file.getFileName().toString());
    assertThat(form.path("type").asText()).isEqualTo("default");
    assertThat(form.path("executionPlatform").asText()).isEqualTo("Camunda Platform");
    assertThat(form.path("executionPlatformVersion").asText()).startsWith("7.24.");
    assertThat(form.path("schemaVersion").asInt()).isEqualTo(16);
  }

  @ParameterizedTest
  @MethodSource("io.kaquan.fixture.Models#forms")
  void a_form_has_only_known_parts_and_no_key_or_id_twice(Path file) throws IOException {
    List<JsonNode> parts = parts(read(file));
    assertThat(parts).extracting(part -> part.path("type").asText()).isSubsetOf(PARTS);
    assertThat(parts)
        .extracting(part -> part.path("id").asText())
        .doesNotContain("")
        .doesNotHaveDuplicates();
    assertThat(
            parts.stream().filter(part -> part.has("key")).map(part -> part.path("key").asText()))
        .isNotEmpty()
        .doesNotContain("")
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("io.kaquan.fixture.Models#forms")
  void a_form_speaks_both_languages(Path file) throws IOException {
    for (JsonNode part : parts(read(file))) {
      if (part.has("key") || part.has("label")) {
        speaksBoth(part.path("label").asText());
      }
      part.path("values").forEach(value -> speaksBoth(value.path("label").asText()));
      if (SHOW_WORDS.contains(part.path("type").asText())) {
        // what is shown: neither the tags with their style nor the values that the process fills in
        speaksBoth(
            (part.path("text").asText() + part.path("content").asText())
                .replaceAll("(?s)<style>.*?</style>|<[^>]*>|\\{\\{.*?}}", " "));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.kaquan.fixture.Models#pages")
  void a_page_says_what_it_sends_and_speaks_both_languages(Path file) throws IOException {
    String page = Files.readString(file);
    assertThat(page)
        .startsWith("<form")
        .containsPattern("<form[^>]* data-variables=\"[A-Za-z ]+\"");
    assertThat(page)
        .as("text that others typed is put in as text")
        .doesNotContain("innerHTML", "insertAdjacentHTML", "{{");
    Pattern.compile("<(legend|button|label)[^>]*>([^<]+)")
        .matcher(page.substring(0, page.indexOf("<script")))
        .results()
        .forEach(found -> speaksBoth(found.group(2)));
  }

  private static void speaksBoth(String words) {
    assertThat(words).containsPattern("\\p{IsHan}").containsPattern("[A-Za-z]{2,}");
  }

  private static JsonNode read(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  /** All parts of the form, those in groups too. */
  private static List<JsonNode> parts(JsonNode within) {
    List<JsonNode> parts = new ArrayList<>();
    within
        .path("components")
        .forEach(
            part -> {
              parts.add(part);
              parts.addAll(parts(part));
            });
    return parts;
  }
}
