package io.kaquan.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Arrays;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.api.Test;

class ArrowsTest {
  private final BpmnModelInstance model = Bpmn.readModelFromFile(new File("processes/coupon-lifecycle.bpmn"));

  @Test
  void every_open_arrow_is_carried_out_by_a_service_task_and_every_service_task_by_an_arrow() {
    assertThat(model.getModelElementsByType(ServiceTask.class)).extracting(ServiceTask::getId)
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Arrow.values()).map(Arrow::activity).toList());
  }

  @Test
  void every_open_arrow_begins_with_a_message_of_the_model() {
    assertThat(model.getModelElementsByType(Message.class)).extracting(Message::getName)
        .containsAll(Arrays.stream(Arrow.values()).map(Arrow::message).toList());
  }
}
