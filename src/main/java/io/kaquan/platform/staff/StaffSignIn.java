package io.kaquan.platform.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.stereotype.Component;

/**
 * Who of the platform's staff is signed in at {@code /camunda} in the browser that sends a request.
 */
@Component
public class StaffSignIn {

  /**
   * @param groups as they are now, not as they were at the sign-in
   */
  public record StaffMember(String id, Set<String> groups) {}

  private final ProcessEngine engine;

  StaffSignIn(ProcessEngine engine) {
    this.engine = engine;
  }

  /**
   * Returns who is signed in; empty if no one is, or one who no longer belongs to the staff. Starts
   * no session.
   */
  public Optional<StaffMember> current(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null) {
      return Optional.empty();
    }
    Authentication signedIn =
        AuthenticationUtil.getAuthsFromSession(session)
            .getAuthenticationForProcessEngine(engine.getName());
    return signedIn == null ? Optional.empty() : member(signedIn.getIdentityId());
  }

  /** Whether one of Camunda's web applications is there for this person. */
  public boolean mayOpen(String application, StaffMember person) {
    return engine
        .getAuthorizationService()
        .isUserAuthorized(
            person.id(),
            List.copyOf(person.groups()),
            Permissions.ACCESS,
            Resources.APPLICATION,
            application);
  }

  /**
   * Returns a provider that checks the name and password of a member of the staff and gives their
   * groups as authorities.
   */
  public AuthenticationProvider byPassword() {
    return new StaffPasswords(engine.getIdentityService());
  }

  private Optional<StaffMember> member(String id) {
    IdentityService identity = engine.getIdentityService();
    if (identity.createUserQuery().userId(id).count() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new StaffMember(
            id,
            identity.createGroupQuery().groupMember(id).list().stream()
                .map(Group::getId)
                .collect(Collectors.toUnmodifiableSet())));
  }
}
