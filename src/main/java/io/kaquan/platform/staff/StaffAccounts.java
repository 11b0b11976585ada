package io.kaquan.platform.staff;

import static io.kaquan.platform.staff.StaffGroups.ADMINISTRATORS;
import static io.kaquan.platform.staff.StaffGroups.ANALYSTS;
import static io.kaquan.platform.staff.StaffGroups.LEAD_REVIEWERS;
import static io.kaquan.platform.staff.StaffGroups.OPERATORS;
import static io.kaquan.platform.staff.StaffGroups.REVIEWERS;
import static io.kaquan.platform.staff.StaffGroups.SETTLEMENT;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import io.kaquan.platform.database.CannotStart;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Creates the groups of the staff, what each group may do, and the first administrator (in the
 * demo: one person of each kind). Creates what is missing and leaves what exists as it is, so that
 * any number of nodes may do it at every start. Runs while the engine is built: before the port is
 * open, so that Camunda's set-up page, which would let anyone create an administrator, is never
 * reachable.
 */
@Component
@Order(200)
class StaffAccounts extends AbstractProcessEnginePlugin {
  private static final Map<String, String> GROUPS =
      Map.of(
          REVIEWERS,
          "审核员 Reviewers",
          LEAD_REVIEWERS,
          "主审 Lead reviewers",
          SETTLEMENT,
          "对账 Settlement",
          ANALYSTS,
          "流程分析 Analysts",
          OPERATORS,
          "运维 Operators",
          ADMINISTRATORS,
          "管理员 Administrators");
  private static final List<String> REVIEWED =
      List.of("MerchantActivation", "CardLifecycle", "Review");

  private final StaffSettings administrator;
  private final boolean demo;

  StaffAccounts(StaffSettings administrator, @Value("${kaquan.demo:false}") boolean demo) {
    this.administrator = administrator;
    this.demo = demo;
  }

  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    IdentityService identity = engine.getIdentityService();
    GROUPS.forEach((id, name) -> group(identity, id, name));
    grants(engine.getAuthorizationService());
    if (demo) {
      demoPeople(identity);
    } else if (administrator.name() != null) {
      firstAdministrator(identity);
    }
  }

  private static void group(IdentityService identity, String id, String name) {
    if (identity.createGroupQuery().groupId(id).count() == 0) {
      var group = identity.newGroup(id);
      group.setName(name);
      group.setType(id.equals(ADMINISTRATORS) ? "SYSTEM" : "WORKFLOW");
      identity.saveGroup(group);
    }
  }

  private static void grants(AuthorizationService authorizations) {
    for (String group : List.of(REVIEWERS, SETTLEMENT)) {
      grant(authorizations, group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    }
    for (String process : REVIEWED) {
      grant(
          authorizations,
          REVIEWERS,
          Resources.PROCESS_DEFINITION,
          process,
          Permissions.READ,
          Permissions.READ_TASK);
      grant(
          authorizations,
          LEAD_REVIEWERS,
          Resources.PROCESS_DEFINITION,
          process,
          Permissions.READ,
          Permissions.READ_TASK,
          Permissions.TASK_WORK,
          Permissions.TASK_ASSIGN);
    }
    grant(
        authorizations,
        SETTLEMENT,
        Resources.PROCESS_DEFINITION,
        "Reconciliation",
        Permissions.READ,
        Permissions.READ_TASK);
    grant(authorizations, ANALYSTS, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
    grant(
        authorizations,
        ANALYSTS,
        Resources.PROCESS_DEFINITION,
        "*",
        Permissions.READ,
        Permissions.READ_INSTANCE,
        Permissions.READ_HISTORY,
        Permissions.READ_TASK,
        ProcessDefinitionPermissions.RETRY_JOB);
    grant(
        authorizations,
        ANALYSTS,
        Resources.DECISION_DEFINITION,
        "*",
        Permissions.READ,
        Permissions.READ_HISTORY);
    grant(authorizations, ANALYSTS, Resources.DEPLOYMENT, "*", Permissions.READ);
    for (Resource resource : Resources.values()) {
      grant(authorizations, ADMINISTRATORS, resource, "*", Permissions.ALL);
    }
  }

  private static void grant(
      AuthorizationService authorizations,
      String group,
      Resource resource,
      String id,
      Permission... permissions) {
    if (authorizations
            .createAuthorizationQuery()
            .groupIdIn(group)
            .resourceType(resource)
            .resourceId(id)
            .count()
        == 0) {
      Authorization grant = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
      grant.setGroupId(group);
      grant.setResource(resource);
      grant.setResourceId(id);
      grant.setPermissions(permissions);
      authorizations.saveAuthorization(grant);
    }
  }

  private void firstAdministrator(IdentityService identity) {
    if (identity.createUserQuery().userId(administrator.name()).count() == 0) {
      try {
        person(
            identity, administrator.name(), administrator.password(), administrator.email(), false);
      } catch (ProcessEngineException | NullPointerException refused) {
        throw new CannotStart(
            "kaquan.administrator.password is missing or too weak: ten characters or more, with "
                + "upper and lower case, a digit and a special character, and without the name in it.");
      }
      member(identity, administrator.name(), ADMINISTRATORS);
      member(identity, administrator.name(), OPERATORS);
    }
  }

  private static void demoPeople(IdentityService identity) {
    demoPerson(identity, "reviewer", REVIEWERS);
    demoPerson(identity, "lead", REVIEWERS, LEAD_REVIEWERS);
    demoPerson(identity, "settler", SETTLEMENT);
    demoPerson(identity, "analyst", ANALYSTS);
    demoPerson(identity, "admin", ADMINISTRATORS, OPERATORS);
  }

  private static void demoPerson(IdentityService identity, String name, String... groups) {
    if (identity.createUserQuery().userId(name).count() == 0) {
      person(identity, name, name, name + "@demo.example", true);
    }
    for (String group : groups) {
      member(identity, name, group);
    }
  }

  private static void person(
      IdentityService identity, String name, String password, String email, boolean pastPolicy) {
    User user = identity.newUser(name);
    user.setFirstName(name);
    user.setLastName("");
    user.setEmail(email);
    user.setPassword(password);
    if (pastPolicy) {
      ((IdentityServiceImpl) identity).saveUser(user, true);
    } else {
      identity.saveUser(user);
    }
  }

  private static void member(IdentityService identity, String name, String group) {
    if (identity.createGroupQuery().groupId(group).groupMember(name).count() == 0) {
      identity.createMembership(name, group);
    }
  }
}
