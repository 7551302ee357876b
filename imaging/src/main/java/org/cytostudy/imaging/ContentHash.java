package org.cytostudy.imaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.ImageFormatException.Problem;
import org.cytostudy.imaging.vips.CompanionFiles;

/**
 * What identifies the content of an image, be it a file or a folder of files such as an OME-Zarr
 * store.
 *
 * <p>A file's is the SHA-256 of its bytes. A folder's is that of a list: for each file in it, at
 * any depth, the file's SHA-256, two spaces, its path within the folder with {@code /} between
 * names, and a line feed; sorted by the bytes of the path in UTF-8. That is what {@code find .
 * -type f -printf '%P\0' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum} prints, so that
 * anybody can check it.
 *
 * @param sha256 of the content
 * @param bytes of all files together
 * @param files how many there are; 1 for a file
 */
public record ContentHash(Sha256 sha256, long bytes, long files) {
  private static final int MAX_DEPTH = 32;

  /**
   * Reads all of an image; memory does not grow with its size, only with the number of entries of
   * its largest folder.
   *
   * @param progress told of bytes as they are read
   * @throws ImageFormatException if a folder holds links, devices, names with control characters,
   *     or no file at all, or is too deep
   * @throws IOException if a file cannot be read
   */
  public static ContentHash of(Path image, LongConsumer progress) throws IOException {
    FolderDigest digest = new FolderDigest(progress);
    if (Files.isDirectory(image)) {
      digest.add(entries(image), "", 0);
      return digest.result();
    }
    List<Path> companions = CompanionFiles.of(image);
    if (companions.isEmpty()) {
      return file(image, progress);
    }
    List<Path> all = new ArrayList<>(companions);
    all.add(image);
    digest.add(all, "", 0);
    return digest.result();
  }

  /** Whether an image is one file, and neither a folder nor a file with others beside it. */
  public static boolean isOneFile(Path image) throws IOException {
    return Files.isRegularFile(image) && CompanionFiles.of(image).isEmpty();
  }

  private static List<Path> entries(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(found::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }

  private static ContentHash file(Path file, LongConsumer progress) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Counter counter = new Counter(progress);
      Sha256 sha256 = Sha256.copy(in, counter);
      return new ContentHash(sha256, counter.bytes, 1);
    }
  }

  /** Counts what goes through. */
  private static final class Counter extends OutputStream {
    private final LongConsumer progress;
    private long bytes;

    Counter(LongConsumer progress) {
      this.progress = progress;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
      bytes += length;
      progress.accept(length);
    }
  }

  /** Walks a folder in the order of the paths' bytes. */
  private static final class FolderDigest {
    private final LongConsumer progress;
    private final MessageDigest list = Sha256.digest();
    private long bytes;
    private long files;

    FolderDigest(LongConsumer progress) {
      this.progress = progress;
    }

    void add(List<Path> entries, String prefix, int depth) throws IOException {
      if (depth > MAX_DEPTH) {
        throw refused("The folder is nested more than " + MAX_DEPTH + " deep", prefix);
      }
      for (Map.Entry<String, Path> entry : sorted(entries, prefix).entrySet()) {
        if (entry.getKey().endsWith("/")) {
          add(entries(entry.getValue()), entry.getKey(), depth + 1);
        } else {
          ContentHash file = file(entry.getValue(), progress);
          bytes += file.bytes();
          files++;
          list.update(
              (file.sha256().hex() + "  " + entry.getKey() + "\n")
                  .getBytes(StandardCharsets.UTF_8));
        }
      }
    }

    /** Folders with a final slash: they then sort where the files in them do. */
    private static Map<String, Path> sorted(List<Path> found, String prefix) throws IOException {
      Map<String, Path> sorted =
          new TreeMap<>(Comparator.comparing(FolderDigest::utf8, Arrays::compareUnsigned));
      for (Path path : found) {
        String name = prefix + path.getFileName();
        // sha256sum writes such names in another way, and nobody means them.
        if (name.chars().anyMatch(c -> c < ' ' || c == '\\')) {
          throw refused("A name has a control character or a backslash", name.strip());
        }
        BasicFileAttributes attributes =
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isDirectory()) {
          sorted.put(name + "/", path);
        } else if (attributes.isRegularFile()) {
          sorted.put(name, path);
        } else {
          throw refused("This is neither a file nor a folder, but a link or a device", name);
        }
      }
      return sorted;
    }

    private static byte[] utf8(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    ContentHash result() throws ImageFormatException {
      if (files == 0) {
        throw new ImageFormatException(
            Problem.EMPTY,
            "The folder holds no file",
            null,
            "Copy the folder again from its source");
      }
      return new ContentHash(Sha256.finish(list.digest()), bytes, files);
    }

    private static ImageFormatException refused(String what, String where) {
      return new ImageFormatException(
          Problem.UNSUPPORTED, what, where, "Copy the store with plain files and folders only");
    }
  }
}
