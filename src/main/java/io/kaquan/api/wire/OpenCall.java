package io.kaquan.api.wire;

/**
 * One endpoint for which the frame checks no access token: it looks at the query or the body itself
 * to learn who calls. Every open call is a bean; the frame finds it by its path.
 */
public interface OpenCall {

  /** The path, for example {@code /cgi-bin/token}. */
  String path();

  /**
   * @param address the network address of the caller
   * @throws CallRefused if the query or the body cannot be read, or does not prove who calls
   */
  Reply answer(QueryString query, Body body, String address);
}
