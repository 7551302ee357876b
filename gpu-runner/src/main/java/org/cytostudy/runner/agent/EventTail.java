package org.cytostudy.runner.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.metric.LogLine;
import org.cytostudy.core.metric.WorkerEvent;
import org.cytostudy.runner.agent.AttemptFolder.Forwarded;

/**
 * Reads whole lines of a file that another process appends to. The number of a line is its name.
 */
final class EventTail {
  private static final int READ_BYTES = 1 << 20;
  private static final int LONGEST_LINE_BYTES = 64 << 20;
  private static final int BATCH_EVENTS = 2000;

  private final Path file;

  EventTail(Path file) {
    this.file = file;
  }

  /** Events in order and where to go on after them. */
  record Batch(List<WorkerEvent> events, Forwarded next) {}

  /** The events from there on, as far as they are whole lines and fit in one batch. */
  Batch read(Forwarded from) throws IOException {
    if (!Files.exists(file)) {
      return new Batch(List.of(), from);
    }
    Batch batch = parse(bytes(from.offset(), READ_BYTES), from);
    return batch.events().isEmpty() && Files.size(file) - from.offset() > READ_BYTES
        ? parse(bytes(from.offset(), LONGEST_LINE_BYTES), from)
        : batch;
  }

  private static Batch parse(byte[] bytes, Forwarded from) throws IOException {
    List<WorkerEvent> events = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length && events.size() < BATCH_EVENTS; i++) {
      if (bytes[i] == '\n') {
        events.add(parse(bytes, start, i - start));
        start = i + 1;
      }
    }
    return new Batch(
        events, new Forwarded(from.nextSequence() + events.size(), from.offset() + start));
  }

  /** Where a line starts; for a platform that has less than was thought. */
  Forwarded find(long sequence) throws IOException {
    Forwarded at = new Forwarded(0, 0);
    while (at.nextSequence() < sequence) {
      byte[] bytes = bytes(at.offset(), LONGEST_LINE_BYTES);
      int start = 0;
      long lines = 0;
      for (int i = 0; i < bytes.length && at.nextSequence() + lines < sequence; i++) {
        if (bytes[i] == '\n') {
          start = i + 1;
          lines++;
        }
      }
      if (lines == 0) {
        throw new IOException("The platform asks for event " + sequence + ", which is not there");
      }
      at = new Forwarded(at.nextSequence() + lines, at.offset() + start);
    }
    return at;
  }

  private byte[] bytes(long offset, int most) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      int wanted = (int) Math.min(most, Math.max(0, channel.size() - offset));
      ByteBuffer buffer = ByteBuffer.allocate(wanted);
      while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {}
      byte[] bytes = new byte[buffer.flip().remaining()];
      buffer.get(bytes);
      return bytes;
    }
  }

  /** A line that cannot be read keeps its number: the sequence must not slip. */
  private static WorkerEvent parse(byte[] bytes, int start, int length) throws IOException {
    try {
      return CytostudyJson.mapper().readValue(bytes, start, length, WorkerEvent.class);
    } catch (JsonProcessingException e) {
      return new WorkerEvent.Log(
          new LogLine(
              Instant.now(),
              LogLine.Severity.WARN,
              "The worker wrote an event that cannot be read: " + e.getOriginalMessage()));
    }
  }
}
