package io.kaquan.review;

import java.util.UUID;

/**
 * A room that has things reviewed: a bean of this type is told what came of those of its kind, in
 * the transaction of the process, each once. A letter whose topic is the id is waited for by the
 * process.
 */
public interface ReviewSubject {

  /**
   * In camel case and the same for ever: {@code Verification} begins at "Verification requested" in
   * {@code processes/review.bpmn}, and is called {@code review.kind.Verification} in the message
   * files.
   */
  String kind();

  /**
   * @param by name of the reviewer
   */
  void approved(UUID id, String by);

  /**
   * @param reason 2 to 500 characters
   * @param by name of the reviewer
   */
  void refused(UUID id, String reason, String by);
}
