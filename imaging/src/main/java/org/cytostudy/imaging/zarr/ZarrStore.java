package org.cytostudy.imaging.zarr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cytostudy.imaging.slide.ImageFormatException;

/**
 * The files of one folder by their keys, such as {@code 0/.zarray}. What the metadata says never
 * leads out of the folder, neither by a name nor by a link.
 */
final class ZarrStore {
  private static final int MAX_KEY_LENGTH = 1024;

  private final Path root;

  ZarrStore(Path folder) throws IOException {
    this.root = folder.toRealPath();
  }

  /** Joins a group's path with that of something in it. */
  static String join(String path, String name) {
    return path.isEmpty() ? name : path + "/" + name;
  }

  /** Whether a path from the metadata names something below the folder. */
  static boolean staysInside(String path) {
    if (path.isEmpty() || path.length() > MAX_KEY_LENGTH || path.indexOf('\\') >= 0) {
      return false;
    }
    for (String segment : path.split("/", -1)) {
      boolean climbs = segment.isEmpty() || segment.equals(".") || segment.equals("..");
      if (climbs || segment.indexOf(':') >= 0 || segment.chars().anyMatch(c -> c < ' ')) {
        return false;
      }
    }
    return true;
  }

  /**
   * A whole file.
   *
   * @return empty where there is none
   * @throws ImageFormatException if it is larger than allowed, a link, or no file
   */
  Optional<byte[]> read(String key, long maxBytes) throws IOException {
    Optional<Path> file = locate(key);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (FileChannel channel = open(file.get())) {
      long size = channel.size();
      if (size > maxBytes) {
        throw ImageFormatException.tooLarge(
            "The file has " + size + " bytes, allowed are " + maxBytes, key);
      }
      return Optional.of(read(channel, 0, (int) size, key));
    }
  }

  /**
   * Part of a file.
   *
   * @param offset of its first byte; where negative, counted from the end
   * @return empty where there is no such file
   * @throws ImageFormatException if the file ends before
   */
  Optional<byte[]> read(String key, long offset, int length) throws IOException {
    Optional<Path> file = locate(key);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (FileChannel channel = open(file.get())) {
      long size = channel.size();
      long start = offset < 0 ? size + offset : offset;
      if (start < 0 || start > size - length) {
        throw ImageFormatException.truncated(
            "The file has " + size + " bytes, needed are " + length + " at offset " + start, key);
      }
      return Optional.of(read(channel, start, length, key));
    }
  }

  boolean isFolder(String key) {
    return Files.isDirectory(root.resolve(key), LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether a folder of the store has an entry whose name matches. */
  boolean hasEntry(String path, Pattern name) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(path))) {
      for (Path entry : entries) {
        if (name.matcher(entry.getFileName().toString()).matches()) {
          return true;
        }
      }
      return false;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private Optional<Path> locate(String key) throws IOException {
    Path file = root.resolve(key);
    Path real;
    try {
      real = file.toRealPath();
    } catch (FileSystemException e) {
      // Beside a missing file: a parent that is no folder, and names longer than files have.
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw link(key);
      }
      return Optional.empty();
    }
    if (!real.equals(file)) {
      throw link(key);
    }
    BasicFileAttributes attributes =
        Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile()) {
      throw ImageFormatException.corrupt("This is a folder or a device, not a file", key);
    }
    return Optional.of(real);
  }

  private static ImageFormatException link(String key) {
    return new ImageFormatException(
        ImageFormatException.Problem.UNSUPPORTED,
        "The store contains a symbolic link",
        key,
        "Replace links by the files that they lead to");
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }

  private static byte[] read(FileChannel channel, long offset, int length, String key)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw ImageFormatException.truncated("The file became shorter while it was read", key);
      }
    }
    return buffer.array();
  }
}
