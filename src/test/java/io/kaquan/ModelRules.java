package io.kaquan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ComplexGateway;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * The rules of bpmnlint's "recommended" set, under their names there, for the elements that our
 * models have: no link events, ad-hoc sub-processes or compensation. Written anew because bpmnlint
 * needs Node.
 */
final class ModelRules {
  private final BpmnModelInstance model;
  private final List<String> findings = new ArrayList<>();

  private ModelRules(BpmnModelInstance model) {
    this.model = model;
  }

  /** Returns each finding as "id of the element, name of the rule". */
  static List<String> findings(BpmnModelInstance model) {
    ModelRules rules = new ModelRules(model);
    rules.all(FlowNode.class).forEach(rules::node);
    rules.all(Gateway.class).forEach(rules::gateway);
    rules.all(Event.class).forEach(rules::event);
    rules.all(Process.class).forEach(process -> rules.scope(process, process.getFlowElements()));
    rules.all(SubProcess.class).forEach(part -> rules.scope(part, part.getFlowElements()));
    rules.flows();
    rules.labels();
    rules.globals();
    rules.diagram();
    return rules.findings;
  }

  private void node(FlowNode node) {
    boolean eventSubProcess = isEventSubProcess(node);
    int in = node.getIncoming().size();
    int out = node.getOutgoing().size();
    if (!eventSubProcess) {
      that(in > 0 || out > 0, node, "no-disconnected");
      that(out > 0 || node instanceof EndEvent, node, "no-implicit-end");
      that(
          in > 0 || node instanceof StartEvent || node instanceof BoundaryEvent,
          node,
          "no-implicit-start");
    }
    if (!(node instanceof Gateway)) {
      that(in < 2, node, "fake-join");
      that(
          node.getOutgoing().stream().filter(flow -> !isConditionalOrDefault(flow)).count() < 2,
          node,
          "no-implicit-split");
    }
    if (node.getOutgoing().stream().anyMatch(ModelRules::isConditionalOrDefault)) {
      node.getOutgoing()
          .forEach(flow -> that(isConditionalOrDefault(flow), flow, "conditional-flows"));
    }
  }

  private void gateway(Gateway gateway) {
    int in = gateway.getIncoming().size();
    int out = gateway.getOutgoing().size();
    that(!(gateway instanceof ComplexGateway), gateway, "no-complex-gateway");
    that(!(gateway instanceof InclusiveGateway), gateway, "no-inclusive-gateway");
    that(in < 2 || out < 2, gateway, "no-gateway-join-fork");
    that(in != 1 || out != 1, gateway, "superfluous-gateway");
    if (gateway instanceof EventBasedGateway) {
      that(
          out > 1
              && gateway.getOutgoing().stream()
                  .allMatch(flow -> flow.getConditionExpression() == null),
          gateway,
          "event-based-gateway");
    }
  }

  private void event(Event event) {
    that(definitions(event).size() < 2, event, "single-event-definition");
  }

  private void scope(BaseElement scope, Collection<FlowElement> elements) {
    List<StartEvent> starts = only(elements, StartEvent.class);
    that(!starts.isEmpty(), scope, "start-event-required");
    that(!only(elements, EndEvent.class).isEmpty(), scope, "end-event-required");
    that(
        starts.stream().filter(start -> definitions(start).isEmpty()).count() < 2,
        scope,
        "single-blank-start-event");
    if (scope instanceof SubProcess part) {
      starts.forEach(
          start ->
              that(
                  definitions(start).isEmpty() != part.triggeredByEvent(),
                  start,
                  part.triggeredByEvent()
                      ? "event-sub-process-typed-start-event"
                      : "sub-process-blank-start-event"));
    }
    List<FlowNode> ends =
        only(elements, FlowNode.class).stream()
            .filter(node -> node.getOutgoing().isEmpty() && !isEventSubProcess(node))
            .toList();
    that(ends.size() != 1 || !isTermination(ends.get(0)), scope, "superfluous-termination");
  }

  private void flows() {
    Set<String> seen = new HashSet<>();
    for (SequenceFlow flow : all(SequenceFlow.class)) {
      String condition =
          Optional.ofNullable(flow.getConditionExpression())
              .map(ModelElementInstance::getTextContent)
              .orElse("");
      that(
          seen.add(flow.getSource().getId() + "#" + flow.getTarget().getId() + "#" + condition),
          flow,
          "no-duplicate-sequence-flows");
      boolean decided =
          flow.getSource() instanceof ExclusiveGateway
              || flow.getSource() instanceof InclusiveGateway;
      that(
          isBlank(flow.getName())
              || isConditionalOrDefault(flow)
              || decided && flow.getSource().getOutgoing().size() > 1,
          flow,
          "superfluous-label");
    }
  }

  private void labels() {
    for (FlowNode node : all(FlowNode.class)) {
      boolean silent =
          node instanceof ParallelGateway
              || node instanceof EventBasedGateway
              || node instanceof SubProcess
              || node instanceof Gateway && node.getOutgoing().size() < 2;
      that(silent || !isBlank(node.getName()), node, "label-required");
    }
    for (SequenceFlow flow : all(SequenceFlow.class)) {
      that(
          flow.getConditionExpression() == null || !isBlank(flow.getName()),
          flow,
          "label-required");
    }
    all(Participant.class).forEach(pool -> that(!isBlank(pool.getName()), pool, "label-required"));
    all(Lane.class).forEach(lane -> that(!isBlank(lane.getName()), lane, "label-required"));
  }

  private void globals() {
    Set<Message> messages =
        Stream.concat(
                all(MessageEventDefinition.class).stream().map(MessageEventDefinition::getMessage),
                all(ReceiveTask.class).stream().map(ReceiveTask::getMessage))
            .collect(Collectors.toSet());
    Set<Error> errors =
        all(ErrorEventDefinition.class).stream()
            .map(ErrorEventDefinition::getError)
            .collect(Collectors.toSet());
    Set<String> names = new HashSet<>();
    for (Message message : all(Message.class)) {
      that(messages.contains(message), message, "global");
      that(!isBlank(message.getName()) && names.add(message.getName()), message, "global");
    }
    for (Error error : all(Error.class)) {
      that(errors.contains(error), error, "global");
      that(!isBlank(error.getName()), error, "global");
    }
  }

  private void diagram() {
    Set<BaseElement> drawn = new HashSet<>();
    all(BpmnShape.class).forEach(shape -> drawn.add(shape.getBpmnElement()));
    all(BpmnEdge.class).forEach(edge -> drawn.add(edge.getBpmnElement()));
    Stream.of(all(FlowNode.class), all(SequenceFlow.class), all(Participant.class), all(Lane.class))
        .flatMap(Collection::stream)
        .forEach(element -> that(drawn.contains(element), element, "no-bpmndi"));
    List<BpmnShape> shapes =
        all(BpmnShape.class).stream()
            .filter(shape -> shape.getBpmnElement() instanceof FlowNode)
            .toList();
    for (BpmnShape one : shapes) {
      for (BpmnShape other : shapes) {
        BaseElement upper = one.getBpmnElement();
        BaseElement lower = other.getBpmnElement();
        that(
            one == other
                || upper.getParentElement() != lower.getParentElement()
                    && !upper.getParentElement().equals(lower.getParentElement())
                || isAttached(upper, lower)
                || isAttached(lower, upper)
                || !overlap(one.getBounds(), other.getBounds()),
            upper,
            "no-overlapping-elements");
        that(
            !lower.equals(upper.getParentElement())
                || !other.isExpanded()
                || isInside(one.getBounds(), other.getBounds()),
            upper,
            "no-overlapping-elements");
      }
    }
  }

  private void that(boolean right, BaseElement element, String rule) {
    if (!right) {
      findings.add(element.getId() + " " + rule);
    }
  }

  private <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
    return model.getModelElementsByType(type);
  }

  private static <T> List<T> only(Collection<FlowElement> elements, Class<T> type) {
    return elements.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static Collection<EventDefinition> definitions(Event event) {
    return event instanceof CatchEvent caught
        ? caught.getEventDefinitions()
        : ((ThrowEvent) event).getEventDefinitions();
  }

  private static boolean isTermination(FlowNode node) {
    return node instanceof EndEvent end
        && end.getEventDefinitions().stream().anyMatch(TerminateEventDefinition.class::isInstance);
  }

  private static boolean isEventSubProcess(FlowNode node) {
    return node instanceof SubProcess part && part.triggeredByEvent();
  }

  private static boolean isConditionalOrDefault(SequenceFlow flow) {
    FlowNode source = flow.getSource();
    SequenceFlow otherwise =
        source instanceof ExclusiveGateway exclusive
            ? exclusive.getDefault()
            : source instanceof InclusiveGateway inclusive
                ? inclusive.getDefault()
                : source instanceof Activity activity ? activity.getDefault() : null;
    return flow.getConditionExpression() != null || flow.equals(otherwise);
  }

  private static boolean isAttached(BaseElement event, BaseElement host) {
    return event instanceof BoundaryEvent boundary && host.equals(boundary.getAttachedTo());
  }

  private static boolean overlap(Bounds one, Bounds other) {
    return one.getX() <= other.getX() + other.getWidth()
        && other.getX() <= one.getX() + one.getWidth()
        && one.getY() <= other.getY() + other.getHeight()
        && other.getY() <= one.getY() + one.getHeight();
  }

  private static boolean isInside(Bounds inner, Bounds outer) {
    return inner.getX() >= outer.getX()
        && inner.getY() >= outer.getY()
        && inner.getX() + inner.getWidth() <= outer.getX() + outer.getWidth()
        && inner.getY() + inner.getHeight() <= outer.getY() + outer.getHeight();
  }

  private static boolean isBlank(String name) {
    return name == null || name.isBlank();
  }
}
