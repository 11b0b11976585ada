package io.kaquan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Kaquan as a process of its own, on somebody's PostgreSQL, to be killed. Its clock may be ahead of
 * the machine's, as it would be after a later start.
 */
public final class KaquanProcess implements AutoCloseable {
  public static final String ROOT = "root";
  public static final String PASSWORD = "Much-too-long-4-you";
  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final Duration SLOW_START = Duration.ofMinutes(3);
  private static final int LAST_LINES = 60;

  private final Process process;
  private final int port;
  private final Path log;

  private KaquanProcess(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /** Started, but perhaps not ready yet; as the database's superuser, with letters to this port. */
  public static KaquanProcess start(String jdbcUrl, int smtpPort, Duration ahead, Path folder) {
    return start(
        ahead,
        folder,
        "--spring.datasource.url=" + jdbcUrl,
        "--spring.datasource.username=postgres",
        "--spring.datasource.password=postgres",
        "--spring.mail.host=127.0.0.1",
        "--spring.mail.port=" + smtpPort);
  }

  /**
   * Started, but perhaps not ready yet. {@link #ROOT} is its first administrator.
   *
   * @param folder where it keeps its log
   */
  public static KaquanProcess start(Duration ahead, Path folder, String... settings) {
    try {
      int port = freePort();
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx768m",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  KaquanProcess.class.getName(),
                  Long.toString(ahead.toMillis()),
                  "--server.port=" + port,
                  "--kaquan.key=" + KEY,
                  "--kaquan.administrator.name=" + ROOT,
                  "--kaquan.administrator.password=" + PASSWORD,
                  "--kaquan.administrator.email=root@kaquan.example"));
      command.addAll(List.of(settings));
      if (Arrays.stream(settings)
          .noneMatch(setting -> setting.startsWith("--kaquan.public-url="))) {
        command.add("--kaquan.public-url=http://localhost:" + port);
      }
      Path log = folder.resolve("kaquan-" + port + ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      return new KaquanProcess(builder.start(), port, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the process runs. */
  public static void main(String[] args) {
    ClockUtil.offset(Long.parseLong(args[0]));
    KaquanApplication.main(Arrays.copyOfRange(args, 1, args.length));
  }

  public String server() {
    return "http://localhost:" + port;
  }

  public KaquanProcess untilReady() {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest health = HttpRequest.newBuilder(URI.create(server() + "/actuator/health")).build();
    try {
      Awaitility.await("Kaquan is up")
          .atMost(SLOW_START)
          .ignoreExceptions()
          .failFast("it ended", () -> !process.isAlive())
          .until(() -> http.send(health, BodyHandlers.discarding()).statusCode() == 200);
    } catch (ConditionTimeoutException | TerminalFailureException not) {
      throw new AssertionError(lastSaid(), not);
    }
    return this;
  }

  private String lastSaid() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it ends by itself, and gives what it has said. */
  public List<String> saidUntilItsEnd() {
    try {
      if (!process.waitFor(SLOW_START.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("it goes on");
      }
      return Files.readAllLines(log);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With -9. */
  public void kill() {
    try {
      process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }

  /**
   * One that nobody listens on, below those that systems give to outgoing connections: of these the
   * tests make so many that one of them would have the port before the process gets to it.
   */
  public static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
      try (ServerSocket socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        continue;
      }
    }
  }
}
