package io.kaquan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The models in {@code processes/} keep {@link ModelRules}. */
class ModelRulesTest {
  private static final Path MODELS = Path.of("processes");

  /** Findings that stand, each with its reason. */
  private static final Map<String, String> ACCEPTED =
      Map.ofEntries(
          Map.entry(
              "SubProcess_ReviewAndSale no-implicit-end",
              "never completes: the end of the validity interrupts it"),
          Map.entry("EndEvent_Normal fake-join", "one end for each state of a coupon"),
          Map.entry("EndEvent_GiftTimeout fake-join", "one end for each state of a coupon"),
          Map.entry("EndEvent_Expire fake-join", "one end for each state of a coupon"),
          Map.entry("EndEvent_Refused fake-join", "one end for each outcome"),
          Map.entry("Task_HandOutNextLines fake-join", "a loop of one task"),
          Map.entry("Task_RecountNextAccount fake-join", "a loop of one task"),
          Map.entry("Gateway_SameState no-inclusive-gateway", "a batch may go both ways"),
          Map.entry("Gateway_ValidityOver no-inclusive-gateway", "a batch may go both ways"),
          Map.entry("Flow_FriendsCode superfluous-label", "says which of the two codes goes on"),
          Map.entry("Flow_GiversCode superfluous-label", "says which of the two codes goes on"));

  @Test
  void models_keep_the_rules() throws IOException {
    List<Path> models;
    try (var files = Files.list(MODELS)) {
      models = files.filter(file -> file.toString().endsWith(".bpmn")).toList();
    }
    List<String> findings = new ArrayList<>();
    for (Path model : models) {
      findings.addAll(findings(Files.readString(model)));
    }
    assertThat(findings).containsExactlyInAnyOrderElementsOf(ACCEPTED.keySet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id=\"Flow_CardCreated_di\" bpmnElement=\"Flow_CardCreated\" | id=\"Flow_CardCreated_di\" | no-bpmndi",
        "name=\"Review card\" | | label-required",
        "default=\"Flow_ReviewerNeededYes\" | | conditional-flows",
        "<bpmn:incoming>Flow_CardCreated</bpmn:incoming> | | no-implicit-start",
        "<bpmn:outgoing>Flow_ToReview</bpmn:outgoing> | | no-implicit-end",
        "messageRef=\"Message_CardChanged\" | | global",
      })
  void a_broken_rule_is_found(String right, String wrong, String rule) throws IOException {
    String model = Files.readString(MODELS.resolve("card-lifecycle.bpmn"));
    assertThat(model).contains(right);
    assertThat(findings(model.replace(right, wrong == null ? "" : wrong)))
        .anyMatch(finding -> finding.endsWith(" " + rule) && !ACCEPTED.containsKey(finding));
  }

  private static List<String> findings(String model) {
    return ModelRules.findings(
        Bpmn.readModelFromStream(new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8))));
  }
}
