package org.cytostudy.runner.agent;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer that must keep coming. The timeout of a request ends with the headers of
 * its answer; without this, a connection that falls silent would be waited for without end.
 */
final class WatchedBody extends FilterInputStream {
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Duration silence;
  private final BooleanSupplier unwanted;
  private final Thread watch;
  private volatile long lastNanos = System.nanoTime();
  private volatile @Nullable String cut;

  /**
   * @param silence the longest time in which nothing may come
   * @param unwanted turns true when nobody waits for the rest
   */
  WatchedBody(InputStream body, Duration silence, BooleanSupplier unwanted) {
    super(body);
    this.silence = silence;
    this.unwanted = unwanted;
    this.watch = Thread.ofVirtual().name("watched-body").start(this::watch);
  }

  private void watch() {
    try {
      while (cut == null) {
        Thread.sleep(LOOK);
        if (unwanted.getAsBoolean()) {
          cut = "The rest is no longer wanted";
        } else if (System.nanoTime() - lastNanos > silence.toNanos()) {
          cut = "Nothing came for " + silence.toSeconds() + " s";
        }
      }
      // Wakes the reader.
      in.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // The reader finds out by itself.
      return;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    lastNanos = System.nanoTime();
    try {
      int count = super.read(bytes, offset, length);
      lastNanos = System.nanoTime();
      String why = cut;
      if (why != null) {
        throw new IOException(why);
      }
      return count;
    } catch (IOException e) {
      String why = cut;
      throw why == null ? e : new IOException(why, e);
    }
  }

  @Override
  public void close() throws IOException {
    watch.interrupt();
    super.close();
  }
}
