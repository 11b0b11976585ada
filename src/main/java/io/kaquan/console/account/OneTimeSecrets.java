package io.kaquan.console.account;

import io.kaquan.platform.access.Seal;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Carries a new secret from a form to the next page, which shows it once. It is encrypted on the
 * way, because web sessions are stored in the database.
 */
@Component
public class OneTimeSecrets {
  private static final String SEALED = "sealedSecret";
  private static final String PURPOSE = "secret shown once";

  private final Seal seal;

  OneTimeSecrets(Seal seal) {
    this.seal = seal;
  }

  public void keep(String secret, RedirectAttributes next) {
    next.addFlashAttribute(SEALED, seal.seal(PURPOSE, secret));
  }

  /** Adds the secret to the page's model as {@code newSecret}. Does nothing if there is none. */
  public void show(Model model) {
    if (model.getAttribute(SEALED) instanceof String sealed) {
      model.addAttribute("newSecret", seal.open(PURPOSE, sealed).orElse(null));
    }
  }
}
