package io.kaquan.platform.staff;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Where letters to the platform's own people go. */
@Component
public class StaffAddresses {
  private final IdentityService identity;

  StaffAddresses(IdentityService identity) {
    this.identity = identity;
  }

  /** The e-mail addresses of a group's members; those without one are left out. */
  public List<String> of(String group) {
    return identity.createUserQuery().memberOfGroup(group).list().stream()
        .map(User::getEmail)
        .filter(email -> email != null && email.contains("@"))
        .sorted()
        .toList();
  }
}
