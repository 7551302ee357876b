package org.cytostudy.runner.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cytostudy.core.job.OutputRef;
import org.cytostudy.core.metric.WorkerEvent;
import org.cytostudy.core.runner.EventBatch;
import org.cytostudy.core.runner.EventsAccepted;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.runner.agent.AttemptFolder.Forwarded;

/**
 * Hands the worker's events on, in order, each once: a line's number in {@code events.ndjson} is
 * its sequence number, and what the platform acknowledged is remembered on disk. A checkpoint's
 * bytes go before the event that tells of it.
 */
final class EventForwarder {
  private final PlatformClient platform;
  private final Uploader uploader;
  private final AttemptFolder folder;
  private final Lease lease;
  private final EventTail tail;
  private Forwarded done;

  EventForwarder(PlatformClient platform, AttemptFolder folder, Lease lease) throws IOException {
    this.platform = platform;
    this.uploader = new Uploader(platform);
    this.folder = folder;
    this.lease = lease;
    this.tail = new EventTail(folder.events());
    this.done = folder.forwarded();
  }

  /** Forwards one batch; whether there was any. */
  boolean forward()
      throws IOException, InterruptedException, SupersededException, RefusedException {
    EventTail.Batch batch = tail.read(done);
    if (batch.events().isEmpty()) {
      return false;
    }
    uploadCheckpoints(batch.events());
    EventsAccepted accepted =
        platform.events(
            lease.attemptId(), lease.token(), new EventBatch(done.nextSequence(), batch.events()));
    done =
        accepted.nextSequence() == batch.next().nextSequence()
            ? batch.next()
            : tail.find(accepted.nextSequence());
    folder.rememberForwarded(done);
    return true;
  }

  /** Only the newest of a batch: the worker deletes older ones, and nobody resumes from them. */
  private void uploadCheckpoints(List<WorkerEvent> events)
      throws IOException, InterruptedException, SupersededException, RefusedException {
    List<OutputRef> checkpoints = new ArrayList<>();
    for (WorkerEvent event : events) {
      if (event instanceof WorkerEvent.Checkpointed checkpointed) {
        checkpoints.add(checkpointed.checkpoint());
      }
    }
    if (!checkpoints.isEmpty()) {
      OutputRef newest = checkpoints.getLast();
      Path file = folder.out().resolve(newest.name());
      // Gone or replaced when training is faster than the network; its successor is on its way.
      if (Files.exists(file) && Files.size(file) == newest.bytes()) {
        try {
          uploader.upload(lease, newest.sha256(), file);
        } catch (RefusedException | IOException e) {
          if (Files.exists(file) && Files.size(file) == newest.bytes()) {
            throw e;
          }
        }
      }
    }
  }
}
