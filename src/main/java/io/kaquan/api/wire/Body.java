package io.kaquan.api.wire;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;

/** The raw bytes of a request, whatever their type says. */
final class Body {
  private static final int MOST = 1024 * 1024;

  /**
   * As much as the server itself swallows: a caller who is still writing would not see an answer
   * before.
   */
  private static final int MOST_DRAINED = 20 * MOST;

  private Body() {}

  /** Null when there is more than a megabyte; it was read to its end then all the same. */
  static byte[] of(HttpServletRequest request) throws IOException {
    InputStream in = request.getInputStream();
    byte[] body = in.readNBytes(MOST + 1);
    if (body.length <= MOST) {
      return body;
    }
    byte[] rest = new byte[64 * 1024];
    long drained = body.length;
    for (int read = in.read(rest); read >= 0 && drained < MOST_DRAINED; read = in.read(rest)) {
      drained += read;
    }
    return null;
  }
}
