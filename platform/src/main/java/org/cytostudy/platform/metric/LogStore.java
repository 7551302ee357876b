package org.cytostudy.platform.metric;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.metric.LogLine;
import org.cytostudy.platform.run.AttemptRow;
import org.cytostudy.platform.settings.DataFolder;
import org.cytostudy.platform.sql.Sql;
import org.jboss.logging.Logger;

/**
 * Log lines: a file an attempt, appended to; the database knows where each chunk lies. Bytes that
 * were written by a transaction that did not commit are never pointed to.
 */
@ApplicationScoped
class LogStore {
  private static final Logger LOG = Logger.getLogger(LogStore.class);

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

  /**
   * Where lines of an attempt lie.
   *
   * @param began when the attempt did
   * @param lines how many there are
   */
  record Chunk(UUID attempt, Instant began, int lines, long offset, int bytes) {}

  /**
   * The lines of a chunk. Files and database are backed up apart: where a file is gone or ends too
   * early, one line says so in place of those that were lost.
   */
  List<LogLine> read(Chunk chunk) {
    try {
      return decode(bytes(chunk));
    } catch (NoSuchFileException | EOFException | JsonProcessingException e) {
      LOG.warnf("Log lines of attempt %s are lost: %s", chunk.attempt(), e);
      return List.of(
          new LogLine(
              chunk.began(),
              LogLine.Severity.WARN,
              (chunk.lines() == 1 ? "1 line was" : chunk.lines() + " lines were")
                  + " logged here and lost: the file of this attempt's log is gone or shorter"
                  + " than it was."));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] bytes(Chunk chunk) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(chunk.bytes());
    try (FileChannel channel = FileChannel.open(file(chunk.attempt()), StandardOpenOption.READ)) {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, chunk.offset() + buffer.position()) < 0) {
          throw new EOFException("the file ends before its chunk does");
        }
      }
    }
    return buffer.array();
  }

  private static List<LogLine> decode(byte[] bytes) throws JsonProcessingException {
    List<LogLine> lines = new ArrayList<>();
    for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
      if (!line.isEmpty()) {
        lines.add(CytostudyJson.mapper().readValue(line, LogLine.class));
      }
    }
    return lines;
  }

  private Path file(UUID attempt) throws IOException {
    String name = attempt.toString();
    // The end of a UUIDv7 is random and spreads the files evenly.
    Path folder = data.runLogs().resolve(name.substring(name.length() - 2));
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
