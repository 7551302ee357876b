package org.cytostudy.runner.agent;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.core.runner.LeaseRequest;

/** A lease request that can be given up. A lease granted in the same moment expires by itself. */
final class LongPoll {
  private final FutureTask<Optional<Lease>> task;

  LongPoll(PlatformClient platform, LeaseRequest request) {
    task = new FutureTask<>(() -> platform.lease(request));
    Thread.ofVirtual().name("lease").start(task);
  }

  Optional<Lease> await(BooleanSupplier givenUp)
      throws IOException, InterruptedException, SupersededException, RefusedException {
    while (true) {
      try {
        return task.get(200, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (givenUp.getAsBoolean()) {
          task.cancel(true);
          return Optional.empty();
        }
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case IOException cause -> throw cause;
          case SupersededException cause -> throw cause;
          case RefusedException cause -> throw cause;
          case null, default -> throw new IllegalStateException(e);
        }
      }
    }
  }
}
