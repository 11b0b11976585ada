package io.kaquan.merchant.activation;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * Who completes a task: the person who is signed in, whoever it is assigned to and whatever was
 * sent.
 */
@Component
class Reviewer {
  private final IdentityService identity;

  Reviewer(IdentityService identity) {
    this.identity = identity;
  }

  /** Never null; throws when nobody is signed in. */
  String signedIn() {
    Authentication person = identity.getCurrentAuthentication();
    if (person == null || person.getUserId() == null) {
      throw refused("请先登录。 A review is completed by somebody who is signed in.");
    }
    return person.getUserId();
  }

  /** What Tasklist shows when a task can't be completed like this. */
  static BadUserRequestException refused(String sentence) {
    return new BadUserRequestException(sentence);
  }
}
