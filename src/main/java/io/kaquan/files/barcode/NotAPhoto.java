package io.kaquan.files.barcode;

/** What was sent is not a picture that can be looked at. */
public class NotAPhoto extends RuntimeException {
  NotAPhoto(String what) {
    super(what);
  }
}
