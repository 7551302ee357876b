package org.cytostudy.imaging.vips;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files beside one that hold its pixels: a MRXS file is a preview with a folder of the same
 * name beside it, a VMS file a list of JPEG files.
 */
public final class CompanionFiles {
  private static final int MAX_LIST_BYTES = 1 << 20;

  private CompanionFiles() {}

  /**
   * Finds them.
   *
   * @return files and folders in the folder of the given one; empty where it stands for itself
   */
  public static List<Path> of(Path file) throws IOException {
    Optional<NativeFormat> format = NativeFormat.of(file);
    if (format.equals(Optional.of(NativeFormat.MIRAX))) {
      String name = file.getFileName().toString();
      Path folder = file.resolveSibling(name.substring(0, name.lastIndexOf('.')));
      return Files.isDirectory(folder) ? List.of(folder) : List.of();
    }
    return format.equals(Optional.of(NativeFormat.HAMAMATSU_VMS)) ? listed(file) : List.of();
  }

  /** Values of {@code key=value} that name files in the same folder. */
  private static List<Path> listed(Path file) throws IOException {
    String text;
    try (InputStream in = Files.newInputStream(file)) {
      text = new String(in.readNBytes(MAX_LIST_BYTES), StandardCharsets.ISO_8859_1);
    }
    Set<Path> found = new TreeSet<>();
    for (String line : text.lines().toList()) {
      String value = line.substring(line.indexOf('=') + 1).strip();
      boolean plainName =
          !value.isEmpty() && value.chars().noneMatch(c -> c < ' ' || c == '/' || c == '\\');
      if (plainName && !value.equals(".") && !value.equals("..")) {
        Path companion = file.resolveSibling(value);
        if (Files.isRegularFile(companion, LinkOption.NOFOLLOW_LINKS) && !companion.equals(file)) {
          found.add(companion);
        }
      }
    }
    return List.copyOf(found);
  }
}
