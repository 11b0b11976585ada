package io.kaquan.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Answers 404 if a part of the path is not of the type that the page takes, as for an unknown id of
 * that type; 400 if a parameter is not.
 */
@ControllerAdvice
class UnreadableAddresses {

  @ExceptionHandler
  void answer(MethodArgumentTypeMismatchException e, HttpServletResponse response)
      throws IOException {
    boolean isInPath = e.getParameter().hasParameterAnnotation(PathVariable.class);
    response.sendError((isInPath ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST).value());
  }
}
