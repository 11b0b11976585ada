package io.kaquan.console;

import io.kaquan.lot.SentList;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.springframework.web.multipart.MultipartFile;

/** A list that came with a form; null or empty where nobody chose one. */
record Upload(MultipartFile file) implements SentList {

  boolean isThere() {
    return file != null && !file.isEmpty();
  }

  @Override
  public String fileName() {
    return Objects.requireNonNullElse(file.getOriginalFilename(), "");
  }

  @Override
  public long size() {
    return file.getSize();
  }

  @Override
  public InputStream open() throws IOException {
    return file.getInputStream();
  }
}
