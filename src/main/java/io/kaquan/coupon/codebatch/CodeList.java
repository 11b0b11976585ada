package io.kaquan.coupon.codebatch;

import java.io.IOException;
import java.io.InputStream;

/** A list as somebody sends it in. */
public interface CodeList {

  /** Never null. */
  String fileName();

  /** Bytes. */
  long size();

  /** From its beginning; closed by whoever opens it. */
  InputStream open() throws IOException;
}
