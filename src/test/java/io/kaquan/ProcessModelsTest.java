package io.kaquan;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.Models;
import io.kaquan.fixture.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.Script;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What the engine has to find behind every model: its deployment, its beans, its save points, its
 * forms.
 */
class ProcessModelsTest extends Scenario {
  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

  /** The process that begins and ends in one transaction. */
  private static final String ONE_TRANSACTION = "CouponLifecycle";

  /** They answer the person who submits, and so run in that person's transaction. */
  private static final Set<String> TELL_THE_CALLER =
      Set.of(
          "Task_ComputeDueMoment",
          "Task_ComputeCardDueMoment",
          "Task_ComputeReviewDueMoment",
          "Task_PutOnSale",
          "Task_RecordCardRefusal",
          "Task_RecordRuleApproval");

  /** What follows its decision runs with it: nothing of the merchant may fall in between. */
  private static final Set<String> DECIDES_AT_ONCE = Set.of("Task_ReviewCard");

  @Autowired RepositoryService repository;
  @Autowired ProcessEngineConfiguration engine;

  @ParameterizedTest
  @MethodSource("io.kaquan.fixture.Models#processes")
  void a_model_is_named_like_its_file_and_kept_for_a_time(Path file) {
    Process process = Models.process(Models.read(file));
    assertThat(process.getId())
        .isEqualTo(Models.camel(file.getFileName().toString().replace(".bpmn", "")));
    assertThat(process.getName()).isNotBlank();
    assertThat(process.isExecutable()).isTrue();
    assertThat(process.getCamundaHistoryTimeToLiveString()).matches("P\\d+D");
  }

  @ParameterizedTest
  @MethodSource("io.kaquan.fixture.Models#processes")
  void what_the_engine_runs_is_what_stands_in_the_file(Path file) throws IOException {
    ProcessDefinition definition =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(Models.process(Models.read(file)).getId())
            .latestVersion()
            .singleResult();
    assertThat(definition).isNotNull();
    assertThat(deployed(definition, "processes/" + file.getFileName()))
        .isEqualTo(Files.readAllBytes(file));
    for (Path form : Models.forms().toList()) {
      assertThat(deployed(definition, "forms/" + form.getFileName()))
          .isEqualTo(Files.readAllBytes(form));
    }
  }

  private byte[] deployed(ProcessDefinition definition, String name) throws IOException {
    assertThat(repository.getDeploymentResourceNames(definition.getDeploymentId())).contains(name);
    try (InputStream content = repository.getResourceAsStream(definition.getDeploymentId(), name)) {
      return content.readAllBytes();
    }
  }

  @ParameterizedTest
  @MethodSource("io.kaquan.fixture.Models#processes")
  void every_task_and_listener_finds_its_bean_and_no_model_holds_a_script(Path file) {
    BpmnModelInstance model = Models.read(file);
    model
        .getModelElementsByType(ServiceTask.class)
        .forEach(
            task -> holds(task.getId(), task.getCamundaDelegateExpression(), JavaDelegate.class));
    model
        .getModelElementsByType(CamundaTaskListener.class)
        .forEach(
            listener ->
                holds(
                    "task listener", listener.getCamundaDelegateExpression(), TaskListener.class));
    model
        .getModelElementsByType(CamundaExecutionListener.class)
        .forEach(
            listener ->
                holds(
                    "execution listener",
                    listener.getCamundaDelegateExpression(),
                    ExecutionListener.class));
    assertThat(model.getModelElementsByType(Script.class)).isEmpty();
    assertThat(model.getModelElementsByType(ScriptTask.class)).isEmpty();
    assertThat(model.getModelElementsByType(CamundaScript.class)).isEmpty();
  }

  /** Asks the engine, not Spring: the engine's expressions see only some of the beans. */
  private void holds(String owner, String expression, Class<?> type) {
    assertThat(expression).as("delegate expression of " + owner).isNotNull().matches("\\$\\{\\w+}");
    String name = expression.substring(2, expression.length() - 1);
    Map<Object, Object> beans = ((ProcessEngineConfigurationImpl) engine).getBeans();
    assertThat(beans.containsKey(name)).as("bean of " + owner + ": " + name).isTrue();
    assertThat(beans.get(name)).as("bean of " + owner).isInstanceOf(type);
  }

  @ParameterizedTest
  @MethodSource("io.kaquan.fixture.Models#processes")
  void save_points_are_drawn(Path file) {
    BpmnModelInstance model = Models.read(file);
    boolean longLived = !Models.process(model).getId().equals(ONE_TRANSACTION);
    for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
      boolean works = node instanceof ServiceTask || node instanceof CallActivity;
      assertThat(saves(node, "asyncBefore"))
          .as(node.getId() + " asyncBefore")
          .isEqualTo(longLived && works && !TELL_THE_CALLER.contains(node.getId()));
      assertThat(saves(node, "asyncAfter"))
          .as(node.getId() + " asyncAfter")
          .isEqualTo(
              longLived && node instanceof UserTask && !DECIDES_AT_ONCE.contains(node.getId()));
      assertThat(saves(node, "async")).as(node.getId() + " async").isFalse();
    }
  }

  /**
   * Not the model API's getters: they refuse to answer for an event-based gateway, whose attribute
   * the engine heeds.
   */
  private static boolean saves(FlowNode node, String when) {
    return Boolean.parseBoolean(node.getAttributeValueNs(CAMUNDA, when));
  }

  @Test
  void the_tasks_without_a_save_point_all_exist() throws IOException {
    List<String> tasks =
        Models.processes()
            .map(Models::read)
            .flatMap(model -> model.getModelElementsByType(ServiceTask.class).stream())
            .map(ServiceTask::getId)
            .toList();
    assertThat(tasks).containsAll(TELL_THE_CALLER);
  }

  @Test
  void every_user_task_has_its_people_and_its_form_and_every_form_its_task() throws IOException {
    Set<String> used = new HashSet<>();
    for (Path file : Models.processes().toList()) {
      for (UserTask task : Models.read(file).getModelElementsByType(UserTask.class)) {
        assertThat(task.getCamundaCandidateGroups()).as("people of " + task.getId()).isNotBlank();
        assertThat(task.getCamundaDueDate()).as("due date of " + task.getId()).isNotBlank();
        String form = form(task);
        assertThat(Path.of("forms", form)).as("form of " + task.getId()).exists();
        used.add(form);
      }
    }
    assertThat(
            Stream.concat(Models.forms(), Models.pages())
                .map(form -> form.getFileName().toString()))
        .containsExactlyInAnyOrderElementsOf(used);
  }

  /**
   * A form of form-js, or a page of our own where a form of form-js can't show what a reviewer
   * needs.
   */
  private static String form(UserTask task) {
    String page = task.getCamundaFormKey();
    if (page != null) {
      assertThat(page).as(task.getId()).startsWith("embedded:deployment:forms/").endsWith(".html");
      return page.substring("embedded:deployment:forms/".length());
    }
    assertThat(task.getAttributeValueNs(CAMUNDA, "formRefBinding"))
        .as(task.getId())
        .isEqualTo("deployment");
    return task.getAttributeValueNs(CAMUNDA, "formRef") + ".form";
  }

  @Test
  void every_called_process_exists() throws IOException {
    List<BpmnModelInstance> models = Models.processes().map(Models::read).toList();
    assertThat(
            models.stream()
                .flatMap(model -> model.getModelElementsByType(CallActivity.class).stream()))
        .isNotEmpty()
        .extracting(CallActivity::getCalledElement)
        .isSubsetOf(models.stream().map(model -> Models.process(model).getId()).toList());
  }
}
