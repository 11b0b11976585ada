package io.kaquan.platform.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of the embedded database, held by one Kaquan at a time: the lock goes with the
 * process, however it ends.
 */
class DataFolder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DataFolder.class);

  private final Path postgres;
  private final FileChannel channel;

  private DataFolder(Path postgres, FileChannel channel) {
    this.postgres = postgres;
    this.channel = channel;
  }

  /**
   * Takes the folder, making it where there is none; {@link CannotStart} when it can't be written
   * or another holds it.
   */
  static DataFolder take(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(absolute);
      FileChannel channel =
          FileChannel.open(
              absolute.resolve("kaquan.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!lock(channel)) {
        channel.close();
        throw new CannotStart(
            "another Kaquan is running on "
                + absolute
                + ". Stop it first, or give this one a folder "
                + "of its own: --kaquan.embedded.data=./data2");
      }
      return new DataFolder(absolute.resolve("postgres"), channel);
    } catch (IOException e) {
      throw new CannotStart(
          "the folder "
              + absolute
              + " cannot be written ("
              + e.getClass().getSimpleName()
              + "). Give it to this user, or name another one: --kaquan.embedded.data=/path/to/folder",
          e);
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldInThisProcess) {
      return false;
    }
  }

  /** Where PostgreSQL keeps its files. */
  Path postgres() {
    return postgres;
  }

  /**
   * Stops the PostgreSQL that a killed Kaquan left running here. This process holds the folder, so
   * that no other uses it.
   */
  void stopLeftover() {
    leftover()
        .ifPresent(
            process -> {
              log.info(
                  "Stopping the PostgreSQL that an earlier Kaquan left behind (process {})",
                  process.pid());
              process.destroy();
              if (!ended(process)) {
                process.destroyForcibly();
                if (!ended(process)) {
                  throw new CannotStart(
                      "an earlier PostgreSQL (process "
                          + process.pid()
                          + ") holds "
                          + postgres
                          + " and does not stop. Stop it by hand.");
                }
              }
            });
  }

  private Optional<ProcessHandle> leftover() {
    Path pidFile = postgres.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(pidFile);
      return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(DataFolder::isPostgres);
    } catch (IOException | RuntimeException unreadable) {
      log.warn("{} can't be read; PostgreSQL itself will say whether it matters", pidFile);
      return Optional.empty();
    }
  }

  /** A pid is used again by other programs: only one that is a PostgreSQL is ours to stop. */
  private static boolean isPostgres(ProcessHandle process) {
    return process
        .info()
        .command()
        .or(() -> process.info().commandLine())
        .map(command -> command.contains("postgres"))
        .orElse(false);
  }

  private static boolean ended(ProcessHandle process) {
    try {
      process.onExit().get(15, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException stillThere) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      return !process.isAlive();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
