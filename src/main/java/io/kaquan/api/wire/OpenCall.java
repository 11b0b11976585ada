package io.kaquan.api.wire;

/**
 * One endpoint that is called without an access token: what proves the caller is in the query or
 * the body.
 */
public interface OpenCall {

  /** {@code /cgi-bin/token}. */
  String path();

  /**
   * @param body null when it is too large to be read
   * @param address where the call comes from
   * @throws CallRefused where query or body can't be read
   */
  Reply answer(Query query, byte[] body, String address);
}
