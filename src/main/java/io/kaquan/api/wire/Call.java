package io.kaquan.api.wire;

/** One endpoint that is called with an access token. */
public interface Call {

  /** {@code /card/create}. */
  String path();

  /** Whether it is asked without a body as well, by GET. Its payload is null then, always. */
  default boolean asksNothing() {
    return false;
  }

  /**
   * @throws CallRefused where the payload can't be read
   */
  Reply answer(Caller caller, Payload payload);
}
