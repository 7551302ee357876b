package org.cytostudy.platform.tiles;

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
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.imaging.pyramid.PyramidFile;
import org.cytostudy.imaging.slide.SlideReader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the images open that were looked at last. Each holds decoded tiles in memory, hence so few.
 * A reader is closed when nobody reads it any more.
 */
@ApplicationScoped
class OpenSlides {
  private static final int MOST_OPEN = 3;

  private final Map<Sha256, Entry> open = new LinkedHashMap<>(16, .75f, true);

  private static final class Entry {
    final SlideReader reader;
    int users;
    boolean dropped;

    Entry(SlideReader reader) {
      this.reader = reader;
    }
  }

  /** What one does with a reader; it is open meanwhile. */
  interface Use<T> {
    T apply(SlideReader reader) throws IOException;
  }

  <T> T read(Sha256 sha256, Path file, @Nullable Path pyramid, Use<T> use) {
    Entry entry = null;
    try {
      entry = acquire(sha256, file, pyramid);
      return use.apply(entry.reader);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the image " + sha256.hex(), e);
    } finally {
      if (entry != null) {
        release(entry);
      }
    }
  }

  private synchronized Entry acquire(Sha256 sha256, Path file, @Nullable Path pyramid)
      throws IOException {
    Entry entry = open.get(sha256);
    if (entry == null) {
      entry = new Entry(PyramidFile.open(file, pyramid));
      open.put(sha256, entry);
      dropOldest();
    }
    entry.users++;
    return entry;
  }

  private void dropOldest() throws IOException {
    Iterator<Entry> oldest = open.values().iterator();
    List<SlideReader> idle = new ArrayList<>();
    while (open.size() > MOST_OPEN && oldest.hasNext()) {
      Entry entry = oldest.next();
      oldest.remove();
      entry.dropped = true;
      if (entry.users == 0) {
        idle.add(entry.reader);
      }
    }
    for (SlideReader reader : idle) {
      reader.close();
    }
  }

  private synchronized void release(Entry entry) {
    entry.users--;
    if (entry.dropped && entry.users == 0) {
      try {
        entry.reader.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @PreDestroy
  synchronized void closeAll() {
    for (Entry entry : open.values()) {
      entry.dropped = true;
      if (entry.users == 0) {
        entry.users = 1;
        release(entry);
      }
    }
    open.clear();
  }
}
