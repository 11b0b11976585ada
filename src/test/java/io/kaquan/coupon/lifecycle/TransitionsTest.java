package io.kaquan.coupon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words that {@link Transition} shares with the models stand in the models. */
class TransitionsTest {
  private final BpmnModelInstance model =
      Bpmn.readModelFromFile(new File("processes/coupon-lifecycle.bpmn"));

  @Test
  void every_open_transition_is_a_service_task_and_every_service_task_a_transition() {
    assertThat(model.getModelElementsByType(ServiceTask.class))
        .extracting(ServiceTask::getId)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Transition.values()).map(Transition::activity).toList());
  }

  @ParameterizedTest
  @EnumSource
  void a_transition_begins_with_its_message_and_leads_to_its_activity(Transition transition) {
    List<StartEvent> starts =
        model.getModelElementsByType(StartEvent.class).stream()
            .filter(
                start ->
                    start.getEventDefinitions().stream()
                        .anyMatch(
                            definition ->
                                definition instanceof MessageEventDefinition message
                                    && message.getMessage().getName().equals(transition.message())))
            .toList();
    assertThat(starts).as("starts with " + transition.message()).hasSize(1);
    assertThat(firstActivities(starts.get(0)))
        .as("activities behind " + transition.message())
        .containsExactly(transition.activity());
  }

  private static List<String> firstActivities(FlowNode node) {
    return node.getOutgoing().stream()
        .map(SequenceFlow::getTarget)
        .flatMap(
            next ->
                next instanceof Activity ? Stream.of(next.getId()) : firstActivities(next).stream())
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void a_transition_of_which_nothing_could_be_done_ends_as_refused(Transition transition) {
    assertThat(model.getModelElementsByType(BoundaryEvent.class))
        .filteredOn(event -> event.getAttachedTo().getId().equals(transition.activity()))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getEventDefinitions())
                  .singleElement()
                  .isInstanceOfSatisfying(
                      ErrorEventDefinition.class,
                      error ->
                          assertThat(error.getError().getErrorCode())
                              .isEqualTo(Transition.EVERY_ITEM_REFUSED));
              assertThat(event.getOutgoing())
                  .extracting(flow -> flow.getTarget().getId())
                  .containsExactly("EndEvent_Refused");
            });
  }

  @Test
  void the_process_and_the_variables_of_the_code_are_those_of_the_models() {
    assertThat(model.getModelElementsByType(Process.class))
        .extracting(Process::getId)
        .containsExactly(Transition.PROCESS);
    assertThat(model.getModelElementsByType(ConditionExpression.class))
        .extracting(ConditionExpression::getTextContent)
        .contains(
            "${" + Transition.BACK_IN_HAND + " > 0}", "${" + Transition.BACK_EXPIRED + " > 0}");
    assertThat(
            Bpmn.readModelFromFile(new File("processes/card-lifecycle.bpmn"))
                .getModelElementsByType(CamundaOut.class))
        .extracting(CamundaOut::getCamundaSource)
        .isNotEmpty()
        .containsOnly(Transition.LEFT);
  }
}
