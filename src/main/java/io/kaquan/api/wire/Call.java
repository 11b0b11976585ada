package io.kaquan.api.wire;

/**
 * One endpoint that is called with an access token. Every call is a bean; the frame finds it by its
 * path, checks the token and reads the body.
 */
public interface Call {

  /** The path, for example {@code /card/create}. */
  String path();

  /** Whether the call has no input. It then answers to every method, and gets an empty payload. */
  default boolean takesNoInput() {
    return false;
  }

  /**
   * @throws CallRefused if the payload cannot be read
   */
  Reply answer(Caller caller, Payload payload);
}
