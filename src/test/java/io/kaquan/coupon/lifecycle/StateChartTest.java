package io.kaquan.coupon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.junit.jupiter.api.Test;

/**
 * The coupon's picture is its state chart: its ends are the states, its starts the transitions, its
 * lanes where one stands.
 */
class StateChartTest {
  private static final String REFUSED = "EndEvent_Refused";

  private final BpmnModelInstance model =
      Bpmn.readModelFromFile(new File("processes/coupon-lifecycle.bpmn"));

  @Test
  void every_state_has_one_end_and_every_end_but_the_refused_one_state() {
    List<String> ends =
        new ArrayList<>(Arrays.stream(CouponStatus.values()).map(StateChartTest::endOf).toList());
    ends.add(REFUSED);
    assertThat(model.getModelElementsByType(EndEvent.class))
        .extracting(EndEvent::getId)
        .containsExactlyInAnyOrderElementsOf(ends);
    for (CouponStatus status : CouponStatus.values()) {
      EndEvent end = model.getModelElementById(endOf(status));
      assertThat(end.getName()).endsWith(" (" + status + ")");
    }
  }

  /** {@code GIFT_SUCC} is {@code EndEvent_GiftSucc}: Cockpit's figures find the end by it. */
  private static String endOf(CouponStatus status) {
    return "EndEvent_"
        + Arrays.stream(status.name().split("_"))
            .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining());
  }

  @Test
  void a_card_asks_by_the_only_start_without_a_message_and_every_other_has_a_message_of_its_own() {
    Collection<StartEvent> starts = model.getModelElementsByType(StartEvent.class);
    assertThat(starts)
        .filteredOn(start -> start.getEventDefinitions().isEmpty())
        .extracting(StartEvent::getId)
        .containsExactly("StartEvent_ChunkAsked");
    assertThat(starts)
        .filteredOn(start -> !start.getEventDefinitions().isEmpty())
        .extracting(
            start ->
                ((MessageEventDefinition) start.getEventDefinitions().iterator().next())
                    .getMessage())
        .isNotEmpty()
        .doesNotContainNull()
        .doesNotHaveDuplicates();
  }

  @Test
  void every_node_stands_in_the_lane_that_it_belongs_to() {
    Collection<Lane> lanes = model.getModelElementsByType(Lane.class);
    assertThat(lanes.stream().flatMap(lane -> lane.getFlowNodeRefs().stream()).map(FlowNode::getId))
        .containsExactlyInAnyOrderElementsOf(
            model.getModelElementsByType(FlowNode.class).stream().map(FlowNode::getId).toList());
    Map<String, Bounds> shapes =
        model.getModelElementsByType(BpmnShape.class).stream()
            .collect(
                Collectors.toMap(shape -> shape.getBpmnElement().getId(), BpmnShape::getBounds));
    for (Lane lane : lanes) {
      for (FlowNode node : lane.getFlowNodeRefs()) {
        assertThat(stands(shapes.get(node.getId()), shapes.get(lane.getId())))
            .as(node.getId() + " in " + lane.getId())
            .isTrue();
      }
    }
  }

  private static boolean stands(Bounds node, Bounds lane) {
    return node.getX() >= lane.getX()
        && node.getX() + node.getWidth() <= lane.getX() + lane.getWidth()
        && node.getY() >= lane.getY()
        && node.getY() + node.getHeight() <= lane.getY() + lane.getHeight();
  }

  @Test
  void it_is_one_connected_picture() {
    Set<String> reached = new HashSet<>();
    Deque<FlowNode> next =
        new ArrayDeque<>(List.of(model.<FlowNode>getModelElementById(endOf(CouponStatus.NORMAL))));
    while (!next.isEmpty()) {
      FlowNode node = next.pop();
      if (reached.add(node.getId())) {
        node.getOutgoing().forEach(flow -> next.add(flow.getTarget()));
        node.getIncoming().forEach(flow -> next.add(flow.getSource()));
        if (node instanceof BoundaryEvent event) {
          next.add(event.getAttachedTo());
        }
        if (node instanceof Activity) {
          model.getModelElementsByType(BoundaryEvent.class).stream()
              .filter(event -> event.getAttachedTo() == node)
              .forEach(next::add);
        }
      }
    }
    assertThat(model.getModelElementsByType(FlowNode.class))
        .extracting(FlowNode::getId)
        .as("connected with the coupon in hand")
        .isSubsetOf(reached);
  }
}
