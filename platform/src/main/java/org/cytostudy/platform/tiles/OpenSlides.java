package org.cytostudy.platform.tiles;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.cytostudy.imaging.pyramid.PyramidFile;
import org.cytostudy.imaging.slide.SlideReader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the images open that were looked at last, and of many more what is known of them. A reader
 * is closed when nobody reads it any more; opening one holds up nobody but those who want it.
 */
@ApplicationScoped
class OpenSlides {
  private static final int MOST_KNOWN = 10_000;

  private final Map<ImageContent, Entry> open = new LinkedHashMap<>(16, .75f, true);
  private final Cache<ImageContent, SlideFacts> known =
      Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();
  private final int mostOpen;

  OpenSlides(TilesConfig config) {
    this.mostOpen = config.openImages();
    if (mostOpen < 1 || mostOpen > 1000) {
      throw new IllegalArgumentException(
          "cytostudy.tiles.open-images must be 1 to 1000, not " + mostOpen);
    }
  }

  private static final class Entry {
    private @Nullable SlideReader reader;
    private int users;
    private boolean dropped;

    /** Opens the image unless it is open; the others who want it wait. */
    synchronized SlideReader reader(ImageContent content, Supplier<StoredImage> stored)
        throws IOException {
      SlideReader opened = reader;
      if (opened == null) {
        StoredImage image = stored.get();
        opened = PyramidFile.open(image.file(), content.plane(), image.pyramid());
        reader = opened;
      }
      return opened;
    }

    synchronized void close() throws IOException {
      if (reader != null) {
        reader.close();
        reader = null;
      }
    }
  }

  /**
   * Where an image lies.
   *
   * @param pyramid the levels that the file lacks; null where it has its own
   */
  record StoredImage(Path file, @Nullable Path pyramid) {}

  /** What one does with a reader; it is open meanwhile. */
  interface Use<T> {
    T apply(SlideReader reader) throws IOException;
  }

  /**
   * What is known of an image; its file is opened only where nobody looked before. Of those who ask
   * at once, one looks and the others wait: a look takes megabytes.
   */
  SlideFacts facts(ImageContent content, Supplier<StoredImage> image) {
    return known.get(content, key -> read(key, image, SlideFacts::of));
  }

  /**
   * Reads an image.
   *
   * @param image asked only where the image is not open: to find its file takes longer than to read
   *     a tile of it
   */
  <T> T read(ImageContent content, Supplier<StoredImage> image, Use<T> use) {
    Entry entry = acquire(content);
    try {
      return use.apply(entry.reader(content, image));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the image " + content, e);
    } finally {
      release(entry);
    }
  }

  private Entry acquire(ImageContent content) {
    List<Entry> idle = new ArrayList<>();
    Entry entry;
    synchronized (this) {
      entry = open.computeIfAbsent(content, key -> new Entry());
      entry.users++;
      Iterator<Entry> oldest = open.values().iterator();
      while (open.size() > mostOpen) {
        Entry old = oldest.next();
        oldest.remove();
        old.dropped = true;
        if (old.users == 0) {
          idle.add(old);
        }
      }
    }
    idle.forEach(OpenSlides::close);
    return entry;
  }

  private void release(Entry entry) {
    boolean last;
    synchronized (this) {
      entry.users--;
      last = entry.dropped && entry.users == 0;
    }
    if (last) {
      close(entry);
    }
  }

  private static void close(Entry entry) {
    try {
      entry.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @PreDestroy
  void closeAll() {
    List<Entry> idle = new ArrayList<>();
    synchronized (this) {
      for (Entry entry : open.values()) {
        entry.dropped = true;
        if (entry.users == 0) {
          idle.add(entry);
        }
      }
      open.clear();
    }
    idle.forEach(OpenSlides::close);
  }
}
