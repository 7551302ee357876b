package org.cytostudy.cli.client;

import static org.cytostudy.cli.client.ApiPath.path;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.cytostudy.core.hash.Sha256;

/**
 * Brings files to a project in pieces. It asks how much is there before it sends anything, so that
 * a file that is there is not sent again, and goes on after a cut.
 */
public final class Upload {
  private static final int PIECE_BYTES = 8 << 20;
  private static final int CONFLICT = 409;

  private final ApiClient api;
  private final String project;
  private final Duration patience;
  private final Duration pause;

  public Upload(ApiClient api, String project) {
    this(api, project, Duration.ofMinutes(5), Duration.ofSeconds(2));
  }

  /**
   * Makes one.
   *
   * @param patience how long the network or the platform may be away
   * @param pause between two tries
   */
  Upload(ApiClient api, String project, Duration patience, Duration pause) {
    this.api = api;
    this.project = project;
    this.patience = patience;
    this.pause = pause;
  }

  /**
   * Brings a file.
   *
   * @param progress is told how many bytes of it are there
   * @throws ApiException if the platform refuses it, or is away for too long
   */
  public void send(Path file, Sha256 sha256, LongConsumer progress)
      throws IOException, InterruptedException {
    String address = path("/projects/{}/uploads/{}", project, sha256.hex());
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long length = channel.size();
      long lastAnswer = System.nanoTime();
      long there = -1;
      while (there < length) {
        try {
          there = there < 0 ? api.uploadOffset(address) : there;
          if (there < length || length == 0) {
            byte[] piece = read(channel, there, (int) Math.min(PIECE_BYTES, length - there), file);
            there = api.uploadPiece(address, there, length, piece);
          }
          lastAnswer = System.nanoTime();
          progress.accept(there);
        } catch (ApiException e) {
          // Somebody else, or this very piece before the cut: what is there now decides.
          boolean moved =
              e.status() == CONFLICT && String.valueOf(e.getMessage()).contains("upload-offset");
          boolean late = System.nanoTime() - lastAnswer > patience.toNanos();
          if (late || (e.status() != 0 && e.status() != 503 && !moved)) {
            throw e;
          }
          there = -1;
          Thread.sleep(pause);
        }
      }
    }
  }

  private static byte[] read(FileChannel channel, long offset, int bytes, Path file)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw ApiException.of(file + " became shorter while it was uploaded. Start again");
      }
    }
    return buffer.array();
  }
}
