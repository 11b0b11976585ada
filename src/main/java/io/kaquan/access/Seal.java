package io.kaquan.access;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Hides and signs short texts that travel through other people's hands, with the key of this installation. */
@Component
public class Seal {

  /** Letters, digits, - and _ only. The same text gives the same seal, so that an answer can be given again. */
  public String seal(String purpose, String text) {
    throw new UnsupportedOperationException();
  }

  /** The text; empty when it was not sealed here for this purpose, or was changed on the way. */
  public Optional<String> open(String purpose, String sealed) {
    throw new UnsupportedOperationException();
  }
}
