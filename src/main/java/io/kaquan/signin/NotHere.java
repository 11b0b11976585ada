package io.kaquan.signin;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Nothing is at this address for this merchant, or it is somebody else's: both look the same. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NotHere extends RuntimeException {
  public NotHere() {
    super("nothing here", null, false, false);
  }
}
