package org.cytostudy.runner.agent;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.runner.Lease;

/** Sends artefacts piece by piece; asked again, it goes on after what the platform has. */
final class Uploader {
  private static final int CHUNK_BYTES = 8 << 20;

  private final PlatformClient platform;

  Uploader(PlatformClient platform) {
    this.platform = platform;
  }

  void upload(Lease lease, Sha256 sha256, Path file)
      throws IOException, InterruptedException, SupersededException, RefusedException {
    long length = Files.size(file);
    long offset = platform.uploadedBytes(lease.attemptId(), lease.token(), sha256);
    boolean first = true;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      // An empty file needs one call too, or it would never exist.
      while (offset < length || (first && length == 0)) {
        byte[] chunk = read(channel, offset, (int) Math.min(CHUNK_BYTES, length - offset));
        platform.append(
            lease.attemptId(),
            lease.token(),
            sha256,
            offset,
            length,
            BodyPublishers.ofByteArray(chunk));
        offset += chunk.length;
        first = false;
      }
    }
  }

  private static byte[] read(FileChannel channel, long offset, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw new IOException("The file became shorter while it was sent");
      }
    }
    return Arrays.copyOf(buffer.array(), bytes);
  }
}
