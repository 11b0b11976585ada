package io.kaquan.activation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The door to applications for the card function. */
@Component
public class Applications {

  /** Hands in the first round for this appid of the merchant. Twice at once: one application. */
  public Submission apply(UUID merchantId, String appid, Materials materials) {
    throw new UnsupportedOperationException();
  }

  /** 重新审核: a new round with a clock of its own. Twice: one round. */
  public Submission resubmit(UUID merchantId, UUID applicationId, Materials materials) {
    throw new UnsupportedOperationException();
  }

  /** Takes the application back; false when there was nothing to take back. */
  public boolean withdraw(UUID merchantId, UUID applicationId) {
    throw new UnsupportedOperationException();
  }

  /** Newest first. */
  public List<Application> of(UUID merchantId) {
    throw new UnsupportedOperationException();
  }

  /** Empty as well when it is another merchant's. */
  public Optional<Application> find(UUID merchantId, UUID applicationId) {
    throw new UnsupportedOperationException();
  }

  /** For reviewers. */
  public Optional<Application> find(UUID applicationId) {
    throw new UnsupportedOperationException();
  }
}
