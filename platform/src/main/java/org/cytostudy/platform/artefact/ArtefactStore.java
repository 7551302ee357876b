package org.cytostudy.platform.artefact;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.platform.problem.ConflictException;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.problem.UnavailableException;
import org.cytostudy.platform.settings.DataFolder;

/**
 * Files named by their content, {@code sha256/ab/cd/<hex>}. What lies under such a name is complete
 * and has that content: uploads grow beside it, are flushed to disk, hashed, and renamed. A file
 * here is not yet an artefact; {@link Artefacts#publish} makes it one.
 */
@ApplicationScoped
public class ArtefactStore {
  private static final Pattern SCOPE = Pattern.compile("[0-9a-zA-Z-]{1,64}");

  /**
   * Files that somebody writes to now. One process has the folder, and a lock of the operating
   * system would not tell its threads apart.
   */
  private final Set<Path> busy = ConcurrentHashMap.newKeySet();

  private final DataFolder data;
  private final ArtefactConfig config;
  private final Clock clock;
  private final StoreUsage usage;

  ArtefactStore(DataFolder data, ArtefactConfig config, Clock clock, StoreUsage usage) {
    this.data = data;
    this.config = config;
    this.clock = clock;
    this.usage = usage;
  }

  /** The complete file of this content, if it is there. */
  public Optional<Path> find(Sha256 sha256) {
    Path file = data.store().resolve(sha256.storePath());
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }

  /**
   * How many bytes of an upload are there; all of them if the content is complete, whoever brought
   * it.
   *
   * @param scope who uploads, e.g. the attempt: two never write into one file
   */
  public long offset(String scope, Sha256 sha256) {
    try {
      Optional<Path> complete = find(sha256);
      if (complete.isPresent()) {
        return Files.size(complete.get());
      }
      return partBytes(scope, sha256);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many bytes of an upload this scope brought itself, while it is not whole. */
  public long partBytes(String scope, Sha256 sha256) {
    try {
      Path part = part(scope, sha256);
      return Files.exists(part) ? Files.size(part) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The size of the complete content, if it is there, whoever brought it. */
  public Optional<Long> wholeBytes(Sha256 sha256) {
    return find(sha256).map(file -> file.toFile().length());
  }

  /** Gives an upload up that is not whole. */
  public void deletePart(String scope, Sha256 sha256) {
    try {
      Files.deleteIfExists(part(scope, sha256));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Appends to an upload; at its full length the content is checked and becomes visible.
   *
   * @param offset where the bytes go; must be where the upload ended
   * @param length of the whole content
   * @return how many bytes are there now
   * @throws ConflictException {@code upload-offset-mismatch}; or {@code hash-mismatch}, and then
   *     the upload starts anew
   * @throws UnavailableException {@code store-full}; what is there stays and can be continued
   */
  public long append(String scope, Sha256 sha256, long offset, long length, InputStream bytes) {
    return find(sha256).isPresent()
        ? offset(scope, sha256)
        : appendOwn(scope, sha256, offset, length, bytes);
  }

  /**
   * The same for somebody who has to bring all bytes even where the store has them: who knows a
   * hash need not have the content.
   */
  public long appendOwn(String scope, Sha256 sha256, long offset, long length, InputStream bytes) {
    if (length < 0 || offset < 0 || offset > length) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST, "offset lies between 0 and length, which is not negative.");
    }
    try {
      Path part = part(scope, sha256);
      Files.createDirectories(part.getParent());
      requireRoom(length - offset);
      if (!busy.add(part)) {
        throw new ConflictException(
            ProblemType.UPLOAD_OFFSET_MISMATCH,
            "Another piece of it is being written; ask for the offset and go on from there.");
      }
      try {
        long there = write(part, offset, length, bytes);
        if (there == length) {
          complete(part, sha256);
        }
        return there;
      } finally {
        busy.remove(part);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Stores what the stream gives and names it. Does not close it. */
  public Sha256 put(InputStream bytes) {
    try {
      Path folder = Files.createDirectories(data.store().resolve("uploads"));
      requireRoom(0);
      Path part = Files.createTempFile(folder, "put-", ".part");
      try {
        Sha256 sha256;
        try (OutputStream out = Files.newOutputStream(part)) {
          sha256 = Sha256.copy(bytes, out);
        }
        publish(part, sha256);
        return sha256;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Marks the file as fresh, so that the collector of unpublished files leaves it for a while. */
  void touch(Sha256 sha256) {
    find(sha256)
        .ifPresent(
            file -> {
              try {
                Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private long write(Path part, long offset, long length, InputStream bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (channel.size() != offset) {
        throw new ConflictException(
            ProblemType.UPLOAD_OFFSET_MISMATCH,
            "The upload has " + channel.size() + " bytes; go on from there.");
      }
      channel.position(offset);
      OutputStream out = Channels.newOutputStream(channel);
      byte[] buffer = new byte[1 << 16];
      long room = length - offset;
      for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
        if (n > room) {
          channel.truncate(offset);
          throw new InvalidException(
              ProblemType.INVALID_REQUEST, "There are more bytes than length announced.");
        }
        out.write(buffer, 0, n);
        room -= n;
      }
      channel.force(true);
      return channel.size();
    }
  }

  private void complete(Path part, Sha256 announced) throws IOException {
    Sha256 actual = Sha256.of(part);
    if (!actual.equals(announced)) {
      Files.delete(part);
      throw new ConflictException(
          ProblemType.HASH_MISMATCH,
          "The content has the hash " + actual.hex() + ", not " + announced.hex() + ".");
    }
    publish(part, announced);
  }

  private void publish(Path part, Sha256 sha256) throws IOException {
    Path file = data.store().resolve(sha256.storePath());
    Files.createDirectories(file.getParent());
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException e) {
      Files.delete(part); // the same content: nothing is lost
    }
    try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  private Path part(String scope, Sha256 sha256) {
    if (!SCOPE.matcher(scope).matches()) {
      throw new IllegalArgumentException("A scope is letters, digits and hyphens: " + scope);
    }
    return data.store().resolve("uploads").resolve(scope + "-" + sha256.hex() + ".part");
  }

  private void requireRoom(long bytes) throws IOException {
    FileStore disk = Files.getFileStore(data.store());
    if (disk.getUsableSpace() - bytes < config.minFreeBytes()) {
      throw new UnavailableException(
          ProblemType.STORE_FULL,
          "The disk has " + disk.getUsableSpace() + " bytes left; free some and go on.");
    }
    if (config.quotaBytes().isPresent()
        && usage.bytes() + bytes > config.quotaBytes().getAsLong()) {
      throw new UnavailableException(
          ProblemType.STORE_FULL, "The quota of the artefact store is used up.");
    }
  }

  private static RuntimeException failed(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("No space left") || message.contains("quota")
        ? new UnavailableException(
            ProblemType.STORE_FULL, "The disk is full; free some space and go on.")
        : new UncheckedIOException(e);
  }
}
