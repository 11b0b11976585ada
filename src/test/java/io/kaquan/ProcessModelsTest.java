package io.kaquan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kaquan.coupon.CouponStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Models are code: every file in processes/ and forms/ is held to the house's habits. */
class ProcessModelsTest extends Scenario {
  private static final Map<Class<? extends FlowNode>, String> PREFIXES = Map.of(
      StartEvent.class, "StartEvent_", EndEvent.class, "EndEvent_", BoundaryEvent.class, "BoundaryEvent_",
      IntermediateCatchEvent.class, "Event_", Gateway.class, "Gateway_", CallActivity.class, "CallActivity_",
      SubProcess.class, "SubProcess_");
  private static final Set<String> TELLS_THE_CALLER = Set.of("Task_ComputeDueMoment", "Task_ComputeCardDueMoment");
  private static final Set<String> FORM_PARTS = Set.of("textfield", "textarea", "number", "checkbox", "radio", "select",
      "checklist", "taglist", "datetime", "text", "html", "image", "iframe", "table", "expression", "group",
      "dynamiclist", "separator", "spacer", "button");

  @Autowired
  ApplicationContext beans;
  @Autowired
  RepositoryService deployed;

  static Stream<Path> models() throws IOException {
    return files("processes", ".bpmn");
  }

  static Stream<Path> forms() throws IOException {
    return files("forms", ".form");
  }

  private static Stream<Path> files(String folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      List<Path> found = files.sorted().toList();
      assertThat(found).isNotEmpty().allSatisfy(file -> assertThat(file.toString()).endsWith(ending));
      return found.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void a_model_is_valid_deployed_and_named_like_its_file(Path file) {
    BpmnModelInstance model = read(file);
    Bpmn.validateModel(model);
    Process process = process(model);
    String expected = Stream.of(file.getFileName().toString().replace(".bpmn", "").split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)).collect(Collectors.joining());
    assertThat(process.getId()).isEqualTo(expected);
    assertThat(process.isExecutable()).isTrue();
    assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
    assertThat(deployed.createProcessDefinitionQuery().processDefinitionKey(expected).count()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("models")
  void ids_say_what_they_are_and_people_can_read_the_names(Path file) {
    BpmnModelInstance model = read(file);
    for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
      assertThat(node.getId()).startsWith(prefix(node)).doesNotMatch(".*_[0-9a-z]{7}$");
      if (!(node instanceof Gateway)) {
        assertThat(node.getName()).as("name of " + node.getId()).isNotBlank();
      }
    }
    for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
      assertThat(flow.getId()).startsWith("Flow_").doesNotMatch(".*_[0-9a-z]{7}$");
    }
    for (Gateway gateway : model.getModelElementsByType(Gateway.class)) {
      boolean asks = (gateway instanceof ExclusiveGateway || gateway instanceof InclusiveGateway)
          && gateway.getOutgoing().size() > 1;
      if (asks) {
        assertThat(gateway.getName()).as("question of " + gateway.getId()).endsWith("?");
        assertThat(gateway.getOutgoing()).allSatisfy(
            flow -> assertThat(flow.getName()).as("answer of " + flow.getId()).isNotBlank());
      } else {
        assertThat(gateway).isInstanceOfAny(ExclusiveGateway.class, EventBasedGateway.class, ParallelGateway.class);
      }
    }
    model.getModelElementsByType(Message.class).forEach(message -> {
      assertThat(message.getId()).startsWith("Message_");
      assertThat(message.getName()).isEqualTo(message.getId().replace("Message_", "Msg_"));
    });
    model.getModelElementsByType(Error.class).forEach(error -> {
      assertThat(error.getId()).startsWith("Error_");
      assertThat(error.getErrorCode()).isEqualTo(error.getId().replace("Error_", "Err_"));
    });
  }

  private static String prefix(FlowNode node) {
    return PREFIXES.entrySet().stream().filter(kind -> kind.getKey().isInstance(node)).map(Map.Entry::getValue)
        .findFirst().orElse("Task_");
  }

  @ParameterizedTest
  @MethodSource("models")
  void every_task_has_its_delegate_its_save_point_and_its_form(Path file) {
    BpmnModelInstance model = read(file);
    boolean inOneTransaction = process(model).getId().equals("CouponLifecycle");
    for (ServiceTask task : model.getModelElementsByType(ServiceTask.class)) {
      assertThat(bean(task.getCamundaDelegateExpression())).as(task.getId()).isInstanceOf(JavaDelegate.class);
      assertThat(task.isCamundaAsyncBefore()).as(task.getId() + " asyncBefore")
          .isEqualTo(!inOneTransaction && !TELLS_THE_CALLER.contains(task.getId()));
    }
    if (inOneTransaction) {
      assertThat(model.getModelElementsByType(FlowNode.class))
          .noneMatch(node -> node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter());
    }
    for (CamundaTaskListener listener : model.getModelElementsByType(CamundaTaskListener.class)) {
      assertThat(bean(listener.getCamundaDelegateExpression())).isInstanceOf(TaskListener.class);
    }
    for (CamundaExecutionListener listener : model.getModelElementsByType(CamundaExecutionListener.class)) {
      assertThat(bean(listener.getCamundaDelegateExpression())).isInstanceOf(ExecutionListener.class);
    }
    for (UserTask task : model.getModelElementsByType(UserTask.class)) {
      assertThat(task.isCamundaAsyncAfter()).as(task.getId() + " asyncAfter").isTrue();
      assertThat(task.getCamundaCandidateGroups()).as(task.getId()).isNotBlank();
      String form = task.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "formRef");
      assertThat(Path.of("forms", form + ".form")).exists();
    }
    assertThat(read(file).getModelElementsByType(org.camunda.bpm.model.bpmn.instance.Script.class)).isEmpty();
  }

  private Object bean(String expression) {
    assertThat(expression).matches("\\$\\{\\w+}");
    return beans.getBean(expression.substring(2, expression.length() - 1));
  }

  @ParameterizedTest
  @MethodSource("models")
  void the_picture_is_whole_and_nothing_lies_upon_something_else(Path file) {
    BpmnModelInstance model = read(file);
    Map<String, BpmnShape> shapes = model.getModelElementsByType(BpmnShape.class).stream()
        .collect(Collectors.toMap(shape -> shape.getBpmnElement().getId(), shape -> shape));
    Set<String> edges = model.getModelElementsByType(BpmnEdge.class).stream()
        .peek(edge -> assertThat(edge.getWaypoints()).hasSizeGreaterThanOrEqualTo(2))
        .map(edge -> edge.getBpmnElement().getId()).collect(Collectors.toSet());
    Collection<FlowNode> nodes = model.getModelElementsByType(FlowNode.class);
    assertThat(nodes).allSatisfy(node -> assertThat(shapes).containsKey(node.getId()));
    assertThat(model.getModelElementsByType(SequenceFlow.class))
        .allSatisfy(flow -> assertThat(edges).contains(flow.getId()));
    List<FlowNode> standing = nodes.stream().filter(node -> !(node instanceof BoundaryEvent)).toList();
    for (FlowNode one : standing) {
      for (FlowNode other : standing) {
        if (one != other && one.getParentElement() == other.getParentElement()) {
          assertThat(overlap(shapes.get(one.getId()).getBounds(), shapes.get(other.getId()).getBounds()))
              .as(one.getId() + " on " + other.getId()).isFalse();
        }
      }
    }
    List<Bounds> labels = shapes.values().stream().filter(shape -> shape.getBpmnLabel() != null)
        .map(shape -> shape.getBpmnLabel().getBounds()).toList();
    assertThat(labels).doesNotContainNull();
    for (Bounds label : labels) {
      assertThat(labels.stream().filter(other -> other != label)).noneMatch(other -> overlap(label, other));
    }
  }

  private static boolean overlap(Bounds one, Bounds other) {
    return one.getX() < other.getX() + other.getWidth() && other.getX() < one.getX() + one.getWidth()
        && one.getY() < other.getY() + other.getHeight() && other.getY() < one.getY() + one.getHeight();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void a_form_is_named_like_its_file_and_speaks_both_languages(Path file) throws IOException {
    JsonNode form = new ObjectMapper().readTree(file.toFile());
    assertThat(form.path("id").asText() + ".form").isEqualTo(file.getFileName().toString());
    Set<String> keys = new HashSet<>();
    for (JsonNode part : form.path("components")) {
      assertThat(part.path("type").asText()).isIn(FORM_PARTS);
      if (part.has("key")) {
        assertThat(keys.add(part.path("key").asText())).as("key twice: " + part.path("key")).isTrue();
        assertThat(part.path("label").asText()).as("label of " + part.path("key"))
            .containsPattern("\\p{IsHan}").containsPattern("[A-Za-z]");
      }
    }
    assertThat(keys).isNotEmpty();
  }

  @Test
  void the_coupons_picture_is_a_state_chart() {
    BpmnModelInstance model = read(Path.of("processes/coupon-lifecycle.bpmn"));
    List<String> ends = model.getModelElementsByType(EndEvent.class).stream().map(EndEvent::getName).toList();
    List<String> expected = new ArrayList<>(Stream.of(CouponStatus.values()).map(status -> "(" + status + ")").toList());
    assertThat(ends).hasSize(expected.size() + 1).contains("Refused, reason kept");
    assertThat(expected).allSatisfy(state -> assertThat(ends).filteredOn(name -> name.endsWith(state)).hasSize(1));
    assertThat(model.getModelElementsByType(StartEvent.class)).filteredOn(start -> start.getEventDefinitions().isEmpty())
        .extracting(StartEvent::getName).containsExactly("Chunk asked for by the card");
    assertThat(model.getModelElementsByType(Lane.class)).hasSize(5).allSatisfy(lane ->
        assertThat(lane.getFlowNodeRefs()).allSatisfy(node -> assertThat(inside(model, node, lane)).isTrue()));
    assertThat(connectedWith(model.getModelElementsByType(FlowNode.class).iterator().next(), model))
        .containsExactlyInAnyOrderElementsOf(model.getModelElementsByType(FlowNode.class).stream().map(FlowNode::getId).toList());
  }

  private static boolean inside(BpmnModelInstance model, FlowNode node, Lane lane) {
    Bounds small = ((BpmnShape) node.getDiagramElement()).getBounds();
    Bounds big = model.getModelElementsByType(BpmnShape.class).stream()
        .filter(shape -> shape.getBpmnElement() == lane).findFirst().orElseThrow().getBounds();
    double middle = small.getY() + small.getHeight() / 2;
    return middle >= big.getY() && middle <= big.getY() + big.getHeight();
  }

  private static Set<String> connectedWith(FlowNode first, BpmnModelInstance model) {
    Set<String> reached = new HashSet<>();
    Deque<FlowNode> next = new ArrayDeque<>(List.of(first));
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
              .filter(event -> event.getAttachedTo() == node).forEach(next::add);
        }
      }
    }
    return reached;
  }

  private static BpmnModelInstance read(Path file) {
    return Bpmn.readModelFromFile(file.toFile());
  }

  private static Process process(BpmnModelInstance model) {
    return model.getModelElementsByType(Process.class).iterator().next();
  }
}
