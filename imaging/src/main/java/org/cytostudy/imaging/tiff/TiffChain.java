package org.cytostudy.imaging.tiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cytostudy.imaging.slide.ImageFormatException;

/** All directories of a file: its pages, and the sub-directories of each. */
final class TiffChain {
  private static final int MAX_DIRECTORIES = 8192;

  private final TiffInput in;
  private final List<TiffDirectory> pages = new ArrayList<>();
  private final Map<TiffDirectory, List<TiffDirectory>> children = new HashMap<>();
  private final Set<Long> seen = new HashSet<>();

  private TiffChain(TiffInput in) {
    this.in = in;
  }

  /**
   * Reads them.
   *
   * @throws ImageFormatException if there is none, or they form a loop
   */
  static TiffChain read(TiffInput in) throws IOException {
    TiffChain chain = new TiffChain(in);
    for (long offset = in.firstDirectory(); offset != 0; offset = chain.pages.getLast().next()) {
      TiffDirectory page = chain.directory(offset, "IFD " + chain.pages.size());
      chain.pages.add(page);
      chain.readChildren(page);
    }
    if (chain.pages.isEmpty()) {
      throw ImageFormatException.truncated("The file has no directory", "header");
    }
    return chain;
  }

  private void readChildren(TiffDirectory page) throws IOException {
    long[] offsets = page.longs(Tag.SUB_IFDS);
    List<TiffDirectory> found = new ArrayList<>();
    for (int i = 0; i < offsets.length; i++) {
      found.add(directory(offsets[i], page.name() + ", sub-IFD " + i));
    }
    children.put(page, found);
  }

  private TiffDirectory directory(long offset, String name) throws IOException {
    if (!seen.add(offset)) {
      throw ImageFormatException.corrupt(
          "The directories form a loop", name + ", offset " + offset);
    }
    if (seen.size() > MAX_DIRECTORIES) {
      throw ImageFormatException.tooLarge(
          "The file has more than " + MAX_DIRECTORIES + " directories", name);
    }
    return new TiffDirectory(in, offset, name);
  }

  /** Those that follow one another; never empty. */
  List<TiffDirectory> pages() {
    return pages;
  }

  /** The sub-directories of a page. */
  List<TiffDirectory> children(TiffDirectory page) {
    return children.getOrDefault(page, List.of());
  }

  /** All of them. */
  List<TiffDirectory> all() {
    List<TiffDirectory> all = new ArrayList<>();
    for (TiffDirectory page : pages) {
      all.add(page);
      all.addAll(children(page));
    }
    return all;
  }
}
