package io.kaquan.platform.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Addresses as people outside see them, for QR codes, letters and answers; never from the Host
 * header.
 */
@Component
public class Addresses {

  /**
   * @param publicUrl where this installation is reached, without a slash at the end; by default
   *     this machine's port
   */
  @ConfigurationProperties("kaquan")
  record Settings(@Nullable String publicUrl) {}

  private final Settings settings;
  private final ApplicationContext context;

  Addresses(Settings settings, ApplicationContext context) {
    this.settings = settings;
    this.context = context;
  }

  /** The whole address of a path that begins with a slash. */
  public String of(String path) {
    return base() + path;
  }

  /** Whether people reach us by https, so that cookies are Secure and HSTS is sent. */
  public boolean isHttps() {
    return settings.publicUrl() != null && settings.publicUrl().startsWith("https:");
  }

  private String base() {
    if (settings.publicUrl() != null && !settings.publicUrl().isBlank()) {
      return settings.publicUrl().replaceAll("/+$", "");
    }
    int port =
        context instanceof ServletWebServerApplicationContext web && web.getWebServer() != null
            ? web.getWebServer().getPort()
            : 8080;
    return "http://localhost:" + port;
  }
}
