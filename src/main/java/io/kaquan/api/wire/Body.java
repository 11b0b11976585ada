package io.kaquan.api.wire;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of a request's body, whatever its content type says. */
public final class Body {
  private static final int MAX_BYTES = 1024 * 1024;

  /** Tomcat swallows as much of an unread body before it closes the connection. */
  private static final int MAX_DRAINED = 20 * MAX_BYTES;

  private final byte @Nullable [] bytes;

  private Body(byte @Nullable [] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads the body of a request to its end, because a caller who is still writing does not see the
   * reply. Of a body above one megabyte nothing is kept.
   */
  static Body of(HttpServletRequest request) throws IOException {
    InputStream in = request.getInputStream();
    byte[] body = in.readNBytes(MAX_BYTES + 1);
    if (body.length <= MAX_BYTES) {
      return new Body(body);
    }
    byte[] rest = new byte[64 * 1024];
    long drained = body.length;
    for (int read = in.read(rest); read >= 0 && drained < MAX_DRAINED; read = in.read(rest)) {
      drained += read;
    }
    return new Body(null);
  }

  /**
   * @throws CallRefused if the body is empty, larger than a megabyte or not a JSON object
   */
  public Payload payload() {
    if (bytes == null) {
      throw new CallRefused(CommonErrcode.BAD_DATA);
    }
    return Payload.of(bytes);
  }
}
