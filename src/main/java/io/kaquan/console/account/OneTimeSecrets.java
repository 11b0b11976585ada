package io.kaquan.console.account;

import io.kaquan.platform.access.Seal;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A new secret on its way from the form to the next page: sealed, because web sessions are kept in
 * the database.
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

  /** Puts it into the page as {@code newSecret}, where there is one. */
  public void show(Model model) {
    if (model.getAttribute(SEALED) instanceof String sealed) {
      model.addAttribute("newSecret", seal.open(PURPOSE, sealed).orElse(null));
    }
  }
}
