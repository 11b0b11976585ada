package io.kaquan.platform.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Answers 404. Thrown by a page for what does not exist and for what belongs to someone else: both
 * look the same.
 */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NotFound extends RuntimeException {
  public NotFound() {
    super("not found", null, false, false);
  }
}
