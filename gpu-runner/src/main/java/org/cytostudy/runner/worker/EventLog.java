package org.cytostudy.runner.worker;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.metric.Progress;
import org.cytostudy.core.metric.WorkerEvent;
import org.jspecify.annotations.Nullable;

/**
 * Appends events to a file, one JSON object a line. Lines are gathered and written at least every
 * {@value #FLUSH_MILLIS} ms; only the newest progress within that time is written, so that
 * reporting it for each unit costs nothing. Safe for use by several threads.
 */
final class EventLog implements Closeable {
  private static final long FLUSH_MILLIS = 200;

  private final FileChannel channel;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private final ScheduledExecutorService flusher;
  private @Nullable Progress newestProgress;
  private @Nullable IOException broken;

  /**
   * Opens the file for appending. A kill in the middle of a write leaves a line without its end; no
   * reader took it for complete, and it is cut off here.
   */
  EventLog(Path file) throws IOException {
    channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    long end = endOfLastLine(channel);
    channel.truncate(end);
    channel.position(end);
    flusher =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("event-flusher").factory());
    var unused =
        flusher.scheduleAtFixedRate(
            this::flushQuietly, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static long endOfLastLine(FileChannel channel) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(8192);
    long end = channel.size();
    while (end > 0) {
      long start = Math.max(0, end - block.capacity());
      block.clear().limit((int) (end - start));
      while (block.hasRemaining() && channel.read(block, start + block.position()) >= 0) {}
      for (int i = block.position() - 1; i >= 0; i--) {
        if (block.get(i) == '\n') {
          return start + i + 1;
        }
      }
      end = start;
    }
    return 0;
  }

  /**
   * Takes an event.
   *
   * @throws UncheckedIOException if an earlier event could not be written, for instance because the
   *     disk is full
   */
  synchronized void add(WorkerEvent event) {
    if (broken != null) {
      throw new UncheckedIOException(broken);
    }
    if (event instanceof WorkerEvent.Progressed progressed) {
      newestProgress = progressed.progress();
    } else {
      append(event);
    }
  }

  private void append(WorkerEvent event) {
    try {
      pending.writeBytes(CytostudyJson.mapper().writeValueAsBytes(event));
      pending.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes what was gathered. */
  synchronized void flush() throws IOException {
    if (newestProgress != null) {
      append(new WorkerEvent.Progressed(newestProgress));
      newestProgress = null;
    }
    ByteBuffer bytes = ByteBuffer.wrap(pending.toByteArray());
    pending.reset();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private synchronized void flushQuietly() {
    try {
      if (broken == null) {
        flush();
      }
    } catch (IOException e) {
      broken = e;
    }
  }

  @Override
  public void close() throws IOException {
    // Not shutdownNow: an interrupt in the middle of a write closes the channel, and a step that
    // did its work would fail at its end.
    flusher.shutdown();
    try {
      synchronized (this) {
        if (broken != null) {
          throw broken;
        }
        flush();
        channel.force(true);
      }
    } finally {
      channel.close();
    }
  }
}
