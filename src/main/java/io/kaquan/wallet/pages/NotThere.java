package io.kaquan.wallet.pages;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such page for this person. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class NotThere extends RuntimeException {
  NotThere() {
    super(null, null, false, false);
  }
}
