package org.cytostudy.platform.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.AttemptId;
import org.cytostudy.core.id.NodeId;
import org.cytostudy.imaging.ContentHash;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.quarantine.Quarantine;
import org.cytostudy.platform.run.AttemptGuard;
import org.cytostudy.platform.run.AttemptRow;
import org.cytostudy.platform.section.ImageFiles;
import org.jspecify.annotations.Nullable;

/** Files that go between the store and a node, both ways in pieces. */
@ApplicationScoped
class RunnerFiles {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

  private final AttemptGuard guard;
  private final Quarantine quarantine;
  private final ArtefactStore store;
  private final ImageFiles images;

  RunnerFiles(AttemptGuard guard, Quarantine quarantine, ArtefactStore store, ImageFiles images) {
    this.guard = guard;
    this.quarantine = quarantine;
    this.store = store;
    this.images = images;
  }

  /** One of the attempt's inputs, or a part of it; nothing else, and nothing in quarantine. */
  Response input(
      NodeId node, AttemptId attempt, long token, Sha256 sha256, @Nullable String range) {
    AttemptRow current = guard.current(node, attempt, token);
    if (!guard.mayRead(current, sha256)) {
      throw missing("The attempt has no input " + sha256 + ".");
    }
    quarantine.require(sha256);
    Path file =
        store
            .find(sha256)
            .or(() -> guard.location(current, sha256).flatMap(images::below))
            .orElseThrow(
                () ->
                    missing(
                        "Input " + sha256 + " is neither in the store nor under a mounted root."));
    requireOneFile(sha256, file);
    long size = size(file);
    if (range == null) {
      return Response.ok(bytes(file, 0, size))
          .header("Content-Length", size)
          .header("Accept-Ranges", "bytes")
          .build();
    }
    Matcher wanted = RANGE.matcher(range);
    if (!wanted.matches()) {
      throw unsatisfiable(size);
    }
    long first = number(wanted.group(1), size);
    long last = wanted.group(2).isEmpty() ? size - 1 : number(wanted.group(2), size);
    last = Math.min(last, size - 1);
    if (first > last) {
      throw unsatisfiable(size);
    }
    return Response.status(Response.Status.PARTIAL_CONTENT)
        .entity(bytes(file, first, last - first + 1))
        .header("Content-Length", last - first + 1)
        .header("Content-Range", "bytes " + first + "-" + last + "/" + size)
        .build();
  }

  private static void requireOneFile(Sha256 sha256, Path file) {
    try {
      if (!ContentHash.isOneFile(file)) {
        throw missing(
            "Input "
                + sha256
                + " is a folder or several files below an image root. Mount the root on the node.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of a type of its own: an attempt that the platform does not know is another matter. */
  private static MissingException missing(String detail) {
    return new MissingException(ProblemType.INPUT_MISSING, detail);
  }

  Response offset(NodeId node, AttemptId attempt, long token, Sha256 sha256) {
    guard.current(node, attempt, token);
    return Response.noContent()
        .header("Upload-Offset", store.offset(scope(attempt), sha256))
        .build();
  }

  Response append(
      NodeId node,
      AttemptId attempt,
      long token,
      Sha256 sha256,
      long offset,
      long length,
      InputStream body) {
    guard.current(node, attempt, token);
    long there = store.append(scope(attempt), sha256, offset, length, body);
    return Response.noContent().header("Upload-Offset", there).build();
  }

  private static String scope(AttemptId attempt) {
    return attempt.toString();
  }

  private static long number(String digits, long size) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw unsatisfiable(size);
    }
  }

  private static InvalidException unsatisfiable(long size) {
    return new InvalidException(
        ProblemType.RANGE_NOT_SATISFIABLE, "The input has " + size + " bytes.");
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream bytes(Path file, long from, long count) {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      channel.position(from);
      return new Limited(Channels.newInputStream(channel), count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends after some bytes and closes what is behind it. */
  private static final class Limited extends FilterInputStream {
    private long left;

    Limited(InputStream in, long left) {
      super(in);
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      if (left <= 0) {
        return -1;
      }
      int value = super.read();
      if (value >= 0) {
        left--;
      }
      return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int n = super.read(into, offset, (int) Math.min(length, left));
      if (n > 0) {
        left -= n;
      }
      return n;
    }
  }
}
