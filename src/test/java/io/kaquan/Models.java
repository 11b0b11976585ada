package io.kaquan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;

/**
 * The files of {@code processes/} and {@code forms/}, for the tests that read them. A folder
 * without files is an error.
 */
final class Models {

  private Models() {}

  static Stream<Path> processes() throws IOException {
    return files("processes", ".bpmn");
  }

  static Stream<Path> forms() throws IOException {
    return files("forms", ".form");
  }

  static Stream<Path> pages() throws IOException {
    return files("forms", ".html");
  }

  private static Stream<Path> files(String folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      var found = files.sorted().toList();
      assertThat(found)
          .allSatisfy(
              file -> assertThat(file.toString()).containsPattern("[.](bpmn|dmn|form|html)$"));
      var wanted = found.stream().filter(file -> file.toString().endsWith(ending)).toList();
      assertThat(wanted).isNotEmpty();
      return wanted.stream();
    }
  }

  /** Reads the file and holds it to the schema of BPMN 2.0. */
  static BpmnModelInstance read(Path file) {
    BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
    Bpmn.validateModel(model);
    return model;
  }

  static Process process(BpmnModelInstance model) {
    assertThat(model.getModelElementsByType(Process.class)).hasSize(1);
    return model.getModelElementsByType(Process.class).iterator().next();
  }

  /** {@code coupon-lifecycle} is {@code CouponLifecycle}, {@code GIFT_SUCC} is {@code GiftSucc}. */
  static String camel(String words) {
    return Stream.of(words.toLowerCase(Locale.ROOT).split("[-_]"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }
}
