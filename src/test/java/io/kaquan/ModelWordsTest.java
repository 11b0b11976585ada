package io.kaquan;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.Models;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The words of the models: ids that say what they are, names that people can read, questions and
 * their answers.
 */
class ModelWordsTest {
  private static final Map<Class<? extends BaseElement>, String> PREFIXES = new LinkedHashMap<>();

  static {
    PREFIXES.put(StartEvent.class, "StartEvent_");
    PREFIXES.put(EndEvent.class, "EndEvent_");
    PREFIXES.put(BoundaryEvent.class, "BoundaryEvent_");
    PREFIXES.put(IntermediateCatchEvent.class, "Event_");
    PREFIXES.put(Gateway.class, "Gateway_");
    PREFIXES.put(CallActivity.class, "CallActivity_");
    PREFIXES.put(SubProcess.class, "SubProcess_");
    PREFIXES.put(Task.class, "Task_");
    PREFIXES.put(SequenceFlow.class, "Flow_");
    PREFIXES.put(Message.class, "Message_");
    PREFIXES.put(Error.class, "Error_");
    PREFIXES.put(Lane.class, "Lane_");
    PREFIXES.put(Participant.class, "Participant_");
  }

  @ParameterizedTest
  @MethodSource("io.kaquan.fixture.Models#processes")
  void ids_say_what_they_are(Path file) {
    BpmnModelInstance model = Models.read(file);
    // a capital after the prefix: what a modeler generates (Activity_0abc123) never has one
    PREFIXES.forEach(
        (kind, prefix) ->
            model
                .getModelElementsByType(kind)
                .forEach(
                    element ->
                        assertThat(element.getId())
                            .as(kind.getSimpleName())
                            .matches(prefix + "[A-Z][A-Za-z0-9]+")));
    assertThat(model.getModelElementsByType(FlowNode.class))
        .as("kinds without a prefix")
        .allSatisfy(node -> assertThat(PREFIXES.keySet()).anyMatch(kind -> kind.isInstance(node)));
  }

  @ParameterizedTest
  @MethodSource("io.kaquan.fixture.Models#processes")
  void people_can_read_every_name(Path file) {
    BpmnModelInstance model = Models.read(file);
    model.getModelElementsByType(FlowNode.class).stream()
        .filter(node -> !(node instanceof Gateway))
        .forEach(node -> assertThat(node.getName()).as("name of " + node.getId()).isNotBlank());
    model
        .getModelElementsByType(Lane.class)
        .forEach(lane -> assertThat(lane.getName()).as("name of " + lane.getId()).isNotBlank());
    model
        .getModelElementsByType(Participant.class)
        .forEach(
            participant ->
                assertThat(participant.getName())
                    .as("name of " + participant.getId())
                    .isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("io.kaquan.fixture.Models#processes")
  void a_gateway_that_chooses_asks_and_its_flows_answer(Path file) {
    for (Gateway gateway : Models.read(file).getModelElementsByType(Gateway.class)) {
      assertThat(gateway)
          .isInstanceOfAny(
              ExclusiveGateway.class,
              InclusiveGateway.class,
              ParallelGateway.class,
              EventBasedGateway.class);
      if (!chooses(gateway)) {
        continue;
      }
      assertThat(gateway.getName()).as("question of " + gateway.getId()).isNotNull().endsWith("?");
      assertThat(gateway.getOutgoing().stream().map(SequenceFlow::getName))
          .as("answers to " + gateway.getName())
          .doesNotContainNull()
          .doesNotContain("")
          .doesNotHaveDuplicates();
      SequenceFlow otherwise =
          gateway instanceof ExclusiveGateway exclusive
              ? exclusive.getDefault()
              : ((InclusiveGateway) gateway).getDefault();
      assertThat(gateway.getOutgoing())
          .as("ways out of " + gateway.getId())
          .allMatch(flow -> (flow == otherwise) == (flow.getConditionExpression() == null));
    }
  }

  @ParameterizedTest
  @MethodSource("io.kaquan.fixture.Models#processes")
  void only_a_gateway_that_chooses_has_conditions(Path file) {
    assertThat(Models.read(file).getModelElementsByType(SequenceFlow.class))
        .filteredOn(flow -> flow.getConditionExpression() != null)
        .allSatisfy(
            flow -> {
              assertThat(chooses(flow.getSource())).as("condition on " + flow.getId()).isTrue();
              assertThat(flow.getConditionExpression().getTextContent()).matches("\\$\\{[^{}]+}");
            });
  }

  private static boolean chooses(FlowNode node) {
    return (node instanceof ExclusiveGateway || node instanceof InclusiveGateway)
        && node.getOutgoing().size() > 1;
  }

  @ParameterizedTest
  @MethodSource("io.kaquan.fixture.Models#processes")
  void no_way_ends_in_the_air_and_none_splits_without_a_gateway(Path file) {
    for (FlowNode node : Models.read(file).getModelElementsByType(FlowNode.class)) {
      boolean onEvent = node instanceof SubProcess part && part.triggeredByEvent();
      if (!(node instanceof StartEvent || node instanceof BoundaryEvent || onEvent)) {
        assertThat(node.getIncoming()).as("ways into " + node.getId()).isNotEmpty();
      }
      if (!(node instanceof EndEvent || node instanceof SubProcess)) {
        assertThat(node.getOutgoing()).as("ways out of " + node.getId()).isNotEmpty();
      }
      if (!(node instanceof Gateway)) {
        assertThat(node.getOutgoing())
            .as("ways out of " + node.getId())
            .hasSizeLessThanOrEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.kaquan.fixture.Models#processes")
  void messages_and_errors_are_named_like_their_ids_and_used(Path file) {
    BpmnModelInstance model = Models.read(file);
    Collection<Message> messages = model.getModelElementsByType(Message.class);
    messages.forEach(
        message ->
            assertThat(message.getName())
                .isEqualTo(message.getId().replaceFirst("Message_", "Msg_")));
    assertThat(
            model.getModelElementsByType(MessageEventDefinition.class).stream()
                .map(MessageEventDefinition::getMessage)
                .collect(Collectors.toSet()))
        .isEqualTo(Set.copyOf(messages));
    Collection<Error> errors = model.getModelElementsByType(Error.class);
    errors.forEach(
        error ->
            assertThat(error.getErrorCode())
                .isEqualTo(error.getId().replaceFirst("Error_", "Err_")));
    assertThat(
            model.getModelElementsByType(ErrorEventDefinition.class).stream()
                .map(ErrorEventDefinition::getError)
                .collect(Collectors.toSet()))
        .isEqualTo(Set.copyOf(errors));
  }
}
