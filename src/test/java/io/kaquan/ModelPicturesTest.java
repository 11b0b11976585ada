package io.kaquan;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pictures of the models, as Cockpit shows them: whole, nothing upon something else, every word
 * with its place.
 */
class ModelPicturesTest {

  @ParameterizedTest
  @MethodSource("io.kaquan.fixture.Models#processes")
  void every_node_has_its_shape_and_every_flow_its_line(Path file) {
    BpmnModelInstance model = Models.read(file);
    assertThat(model.getModelElementsByType(BpmnShape.class))
        .extracting(shape -> shape.getBpmnElement().getId())
        .doesNotHaveDuplicates()
        .containsAll(
            model.getModelElementsByType(FlowNode.class).stream().map(FlowNode::getId).toList());
    assertThat(model.getModelElementsByType(BpmnEdge.class))
        .extracting(edge -> edge.getBpmnElement().getId())
        .doesNotHaveDuplicates()
        .containsAll(
            model.getModelElementsByType(SequenceFlow.class).stream()
                .map(SequenceFlow::getId)
                .toList());
    model
        .getModelElementsByType(BpmnShape.class)
        .forEach(
            shape -> assertThat(shape.getId()).isEqualTo(shape.getBpmnElement().getId() + "_di"));
    model
        .getModelElementsByType(BpmnEdge.class)
        .forEach(edge -> assertThat(edge.getId()).isEqualTo(edge.getBpmnElement().getId() + "_di"));
  }

  @ParameterizedTest
  @MethodSource("io.kaquan.fixture.Models#processes")
  void a_line_leads_from_its_source_to_its_target(Path file) {
    BpmnModelInstance model = Models.read(file);
    Map<String, Bounds> shapes = shapes(model);
    for (BpmnEdge edge : model.getModelElementsByType(BpmnEdge.class)) {
      List<Waypoint> points = List.copyOf(edge.getWaypoints());
      assertThat(points).as(edge.getId()).hasSizeGreaterThanOrEqualTo(2);
      if (edge.getBpmnElement() instanceof SequenceFlow flow) {
        assertThat(touches(points.get(0), shapes.get(flow.getSource().getId())))
            .as(flow.getId() + " begins at " + flow.getSource().getId())
            .isTrue();
        assertThat(touches(points.get(points.size() - 1), shapes.get(flow.getTarget().getId())))
            .as(flow.getId() + " ends at " + flow.getTarget().getId())
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.kaquan.fixture.Models#processes")
  void nothing_lies_upon_something_else(Path file) {
    BpmnModelInstance model = Models.read(file);
    Map<String, Bounds> shapes = shapes(model);
    List<FlowNode> nodes = List.copyOf(model.getModelElementsByType(FlowNode.class));
    for (FlowNode node : nodes) {
      Bounds bounds = shapes.get(node.getId());
      assertThat(bounds.getWidth() > 0 && bounds.getHeight() > 0)
          .as("size of " + node.getId())
          .isTrue();
      if (node.getParentElement() instanceof SubProcess part) {
        assertThat(within(bounds, shapes.get(part.getId())))
            .as(node.getId() + " in " + part.getId())
            .isTrue();
      }
      if (node instanceof BoundaryEvent event) {
        assertThat(onBorder(bounds, shapes.get(event.getAttachedTo().getId())))
            .as(node.getId() + " on the border of " + event.getAttachedTo().getId())
            .isTrue();
      }
      for (FlowNode other : nodes) {
        if (node != other
            && node.getParentElement() == other.getParentElement()
            && !hosts(node, other)
            && !hosts(other, node)) {
          assertThat(overlap(bounds, shapes.get(other.getId())))
              .as(node.getId() + " on " + other.getId())
              .isFalse();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.kaquan.fixture.Models#processes")
  void every_word_beside_a_shape_or_a_line_has_its_place(Path file) {
    BpmnModelInstance model = Models.read(file);
    Map<String, Bounds> labels = labels(model);
    for (FlowElement element : model.getModelElementsByType(FlowElement.class)) {
      boolean named = element.getName() != null && !element.getName().isBlank();
      // a task and a sub-process carry their name inside
      if (named && !(element instanceof Activity)) {
        assertThat(labels.get(element.getId()))
            .as("place of the words of " + element.getId())
            .isNotNull();
      }
    }
    Map<String, Bounds> shapes = shapes(model);
    labels.forEach(
        (owner, label) -> {
          labels.forEach(
              (other, words) ->
                  assertThat(!owner.equals(other) && overlap(label, words))
                      .as("words of " + owner + " on words of " + other)
                      .isFalse());
          model.getModelElementsByType(FlowNode.class).stream()
              .filter(node -> !(node instanceof SubProcess))
              .forEach(
                  node ->
                      assertThat(overlap(label, shapes.get(node.getId())))
                          .as("words of " + owner + " on " + node.getId())
                          .isFalse());
        });
  }

  @ParameterizedTest
  @MethodSource("io.kaquan.fixture.Models#processes")
  void a_line_runs_straight_through_no_shape_and_over_no_words(Path file) {
    BpmnModelInstance model = Models.read(file);
    Map<String, Bounds> shapes = shapes(model);
    for (BpmnEdge edge : model.getModelElementsByType(BpmnEdge.class)) {
      if (edge.getBpmnElement() instanceof SequenceFlow flow) {
        List<Waypoint> points = List.copyOf(edge.getWaypoints());
        for (int i = 1; i < points.size(); i++) {
          Waypoint from = points.get(i - 1);
          Waypoint to = points.get(i);
          assertThat(from.getX().equals(to.getX()) || from.getY().equals(to.getY()))
              .as(flow.getId() + " runs straight")
              .isTrue();
          model.getModelElementsByType(FlowNode.class).stream()
              .filter(node -> !(node instanceof SubProcess) && !isAtAnEndOf(flow, node))
              .forEach(
                  node ->
                      assertThat(crosses(from, to, shapes.get(node.getId())))
                          .as(flow.getId() + " through " + node.getId())
                          .isFalse());
          labels(model)
              .forEach(
                  (owner, label) ->
                      assertThat(crosses(from, to, label))
                          .as(flow.getId() + " over the words of " + owner)
                          .isFalse());
        }
      }
    }
  }

  private static boolean isAtAnEndOf(SequenceFlow flow, FlowNode node) {
    return node == flow.getSource() || node == flow.getTarget() || hosts(node, flow.getSource());
  }

  /** The README shows what the engine runs: a model that is drawn anew is exported anew. */
  @ParameterizedTest
  @ValueSource(strings = {"merchant-activation", "card-lifecycle", "coupon-lifecycle"})
  void the_readmes_picture_shows_the_model_as_it_is(String name) throws IOException {
    BpmnModelInstance model = Models.read(Path.of("processes", name + ".bpmn"));
    Set<String> shown =
        Pattern.compile("data-element-id=\"([A-Za-z]+_[A-Za-z]+)\"")
            .matcher(Files.readString(Path.of("src", "docs", name + ".svg")))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    assertThat(shown)
        .containsAll(shapes(model).keySet())
        .containsAll(
            model.getModelElementsByType(SequenceFlow.class).stream()
                .map(SequenceFlow::getId)
                .toList());
    assertThat(shown.stream().filter(id -> id.startsWith("Task_") || id.startsWith("Flow_")))
        .as("nothing that the model has no more")
        .allMatch(id -> model.getModelElementById(id) != null);
  }

  private static Map<String, Bounds> shapes(BpmnModelInstance model) {
    return model.getModelElementsByType(BpmnShape.class).stream()
        .collect(Collectors.toMap(shape -> shape.getBpmnElement().getId(), BpmnShape::getBounds));
  }

  private static Map<String, Bounds> labels(BpmnModelInstance model) {
    Map<String, Bounds> labels = new TreeMap<>();
    model
        .getModelElementsByType(BpmnShape.class)
        .forEach(shape -> put(labels, shape.getBpmnElement().getId(), shape.getBpmnLabel()));
    model
        .getModelElementsByType(BpmnEdge.class)
        .forEach(edge -> put(labels, edge.getBpmnElement().getId(), edge.getBpmnLabel()));
    return labels;
  }

  private static void put(Map<String, Bounds> labels, String owner, BpmnLabel label) {
    if (label != null) {
      assertThat(label.getBounds()).as("place of the words of " + owner).isNotNull();
      labels.put(owner, label.getBounds());
    }
  }

  private static boolean hosts(FlowNode host, FlowNode guest) {
    return guest instanceof BoundaryEvent event && event.getAttachedTo() == host;
  }

  private static boolean overlap(Bounds one, Bounds other) {
    return one.getX() < right(other)
        && other.getX() < right(one)
        && one.getY() < bottom(other)
        && other.getY() < bottom(one);
  }

  /** Whether a straight piece of a line runs through the inside; along a border is beside. */
  private static boolean crosses(Waypoint from, Waypoint to, Bounds box) {
    return Math.min(from.getX(), to.getX()) < right(box)
        && box.getX() < Math.max(from.getX(), to.getX())
        && Math.min(from.getY(), to.getY()) < bottom(box)
        && box.getY() < Math.max(from.getY(), to.getY());
  }

  static boolean within(Bounds small, Bounds big) {
    return small.getX() >= big.getX()
        && right(small) <= right(big)
        && small.getY() >= big.getY()
        && bottom(small) <= bottom(big);
  }

  private static boolean onBorder(Bounds guest, Bounds host) {
    double x = guest.getX() + guest.getWidth() / 2;
    double y = guest.getY() + guest.getHeight() / 2;
    boolean upright =
        (x == host.getX() || x == right(host)) && y >= host.getY() && y <= bottom(host);
    boolean level = (y == host.getY() || y == bottom(host)) && x >= host.getX() && x <= right(host);
    return upright || level;
  }

  private static boolean touches(Waypoint point, Bounds shape) {
    return point.getX() >= shape.getX() - 1
        && point.getX() <= right(shape) + 1
        && point.getY() >= shape.getY() - 1
        && point.getY() <= bottom(shape) + 1;
  }

  private static double right(Bounds bounds) {
    return bounds.getX() + bounds.getWidth();
  }

  private static double bottom(Bounds bounds) {
    return bounds.getY() + bounds.getHeight();
  }
}
