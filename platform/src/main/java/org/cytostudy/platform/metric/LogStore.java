package org.cytostudy.platform.metric;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.metric.LogLine;
import org.cytostudy.platform.run.AttemptRow;
import org.cytostudy.platform.settings.DataFolder;
import org.cytostudy.platform.sql.Sql;

/**
 * Log lines: a file an attempt, appended to; the database knows where each chunk lies. Bytes that
 * were written by a transaction that did not commit are never pointed to.
 */
@ApplicationScoped
class LogStore {
  private final DataFolder data;
  private final Sql sql;

  LogStore(DataFolder data, Sql sql) {
    this.data = data;
    this.sql = sql;
  }

  /** The caller holds the lock of the attempt. */
  void append(AttemptRow attempt, List<LogLine> lines) {
    byte[] bytes = encode(lines);
    long offset;
    try (FileChannel channel =
        FileChannel.open(file(attempt.id()), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      offset = channel.size();
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer, offset + buffer.position());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sql.update(
        """
        INSERT INTO log_chunk (run_id, step_id, attempt_id, lines, byte_offset, bytes)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        attempt.runId(),
        attempt.stepId(),
        attempt.id(),
        lines.size(),
        offset,
        bytes.length);
  }

  /** The lines of a chunk. */
  List<LogLine> read(UUID attempt, long offset, int bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    try (FileChannel channel = FileChannel.open(file(attempt), StandardOpenOption.READ)) {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, offset + buffer.position()) < 0) {
          throw new IOException("The log of attempt " + attempt + " ends before its chunk does");
        }
      }
      List<LogLine> lines = new ArrayList<>();
      for (String line : new String(buffer.array(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isEmpty()) {
          lines.add(CytostudyJson.mapper().readValue(line, LogLine.class));
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(UUID attempt) throws IOException {
    String name = attempt.toString();
    // The end of a UUIDv7 is random and spreads the files evenly.
    Path folder = data.root().resolve("logs").resolve(name.substring(name.length() - 2));
    return Files.createDirectories(folder).resolve(name + ".ndjson");
  }

  private static byte[] encode(List<LogLine> lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (LogLine line : lines) {
      try {
        out.writeBytes(CytostudyJson.mapper().writeValueAsBytes(line));
        out.write('\n');
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("A log line is always JSON", e);
      }
    }
    return out.toByteArray();
  }
}
