package org.cytostudy.runner.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.runner.Lease;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of attempts on this node, by hash. On the platform's own machine a file is linked, not
 * copied; elsewhere it is downloaded, a broken download goes on where it stopped, and the hash is
 * checked before the file gets its name.
 */
final class InputCache {
  private final PlatformClient platform;
  private final Path root;
  private final @Nullable Path localStore;
  private final long limitBytes;
  private final Duration silence;

  /** The bytes that came are not those of the hash. */
  static final class WrongContentException extends IOException {
    private static final long serialVersionUID = 1L;

    WrongContentException(InputRef input) {
      super("Input " + input.name() + " arrived with another hash");
    }
  }

  /**
   * @param localStore the platform's store where this machine can read it
   * @param limitBytes the most that the cache may take
   * @param silence how long a download may stand still before it is begun anew
   */
  InputCache(
      PlatformClient platform,
      Path root,
      @Nullable Path localStore,
      long limitBytes,
      Duration silence) {
    this.platform = platform;
    this.root = root;
    this.localStore = localStore;
    this.limitBytes = limitBytes;
    this.silence = silence;
  }

  /** Where the input lies once it was fetched. */
  Path path(Sha256 sha256) {
    return root.resolve(sha256.storePath());
  }

  /**
   * Brings one input here unless it is here.
   *
   * @param unwanted ends a download when it turns true
   * @throws WrongContentException if other bytes came; the next try begins anew
   */
  void fetch(Lease lease, InputRef input, BooleanSupplier unwanted)
      throws IOException, InterruptedException, SupersededException, RefusedException {
    Path target = path(input.sha256());
    if (Files.exists(target)) {
      return;
    }
    Files.createDirectories(target.resolveSibling("."));
    if (localStore != null && link(localStore.resolve(input.sha256().storePath()), target)) {
      return;
    }
    download(lease, input, target, unwanted);
  }

  private static boolean link(Path source, Path target) throws IOException {
    if (!Files.isReadable(source)) {
      return false;
    }
    try {
      Files.createLink(target, source);
      return true;
    } catch (FileAlreadyExistsException e) {
      return true;
    } catch (FileSystemException | UnsupportedOperationException e) {
      // Another file system: copying within the machine still beats HTTP.
      Path temporary = Files.createTempFile(target.getParent(), "copy-", ".tmp");
      Files.copy(source, temporary, StandardCopyOption.REPLACE_EXISTING);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      return true;
    }
  }

  private void download(Lease lease, InputRef input, Path target, BooleanSupplier unwanted)
      throws IOException, InterruptedException, SupersededException, RefusedException {
    Path partial = target.resolveSibling(input.sha256() + "." + lease.attemptId() + ".partial");
    long have = Files.exists(partial) ? Files.size(partial) : 0;
    if (have < input.bytes() || have == 0) {
      try (InputStream in =
              new WatchedBody(
                  platform.input(lease.attemptId(), lease.token(), input.sha256(), have),
                  silence,
                  unwanted);
          OutputStream out =
              Files.newOutputStream(
                  partial, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        in.transferTo(out);
      }
    }
    if (Files.size(partial) < input.bytes()) {
      throw new IOException("The download of " + input.name() + " broke off");
    }
    if (!Sha256.of(partial).equals(input.sha256())) {
      Files.delete(partial);
      throw new WrongContentException(input);
    }
    Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes what was not used for longest until the cache keeps its limit. */
  void trim(Set<Sha256> inUse) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    List<Cached> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        files.add(new Cached(file, attributes.size(), attributes.lastAccessTime().toMillis()));
      }
    }
    files.sort(Comparator.comparingLong(Cached::usedAt));
    long total = files.stream().mapToLong(Cached::bytes).sum();
    for (Cached file : files) {
      boolean needed =
          inUse.stream()
              .anyMatch(used -> file.path().getFileName().toString().startsWith(used.hex()));
      if (total > limitBytes && !needed) {
        Files.deleteIfExists(file.path());
        total -= file.bytes();
      }
    }
  }

  private record Cached(Path path, long bytes, long usedAt) {}
}
