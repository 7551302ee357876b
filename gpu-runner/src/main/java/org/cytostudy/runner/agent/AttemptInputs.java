package org.cytostudy.runner.agent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.WorkerOutcome.Failure;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.core.state.FailureCategory;

/** Brings the inputs of one attempt to this node, through a network that comes and goes. */
final class AttemptInputs {
  private static final System.Logger LOG = System.getLogger(AttemptInputs.class.getName());

  /** One wrong arrival may be a broken line; so many are a broken store. */
  private static final int MOST_WRONG_ARRIVALS = 3;

  private final AgentConfig config;
  private final InputCache cache;
  private final Lease lease;

  AttemptInputs(AgentConfig config, InputCache cache, Lease lease) {
    this.config = config;
    this.cache = cache;
    this.lease = lease;
  }

  /**
   * Fetches what is not here yet.
   *
   * @param unwanted turns true when nobody wants the inputs any more
   * @return whether all are here; false as soon as they are unwanted
   * @throws UnusableInputException if one arrives wrong each time, or the platform lacks it
   */
  boolean fetch(BooleanSupplier unwanted)
      throws IOException,
          InterruptedException,
          SupersededException,
          RefusedException,
          UnusableInputException {
    for (InputRef input : wanted()) {
      if (!fetch(input, unwanted)) {
        return false;
      }
    }
    return !unwanted.getAsBoolean();
  }

  private List<InputRef> wanted() {
    List<InputRef> wanted =
        new ArrayList<>(
            lease.manifest().inputs().stream().filter(input -> !isMounted(input)).toList());
    InputRef resume = lease.resumeFrom();
    if (resume != null) {
      wanted.add(resume);
    }
    return wanted;
  }

  private boolean isMounted(InputRef input) {
    var location = input.location();
    return location != null && config.imageRoots().containsKey(location.root());
  }

  private boolean fetch(InputRef input, BooleanSupplier unwanted)
      throws IOException,
          InterruptedException,
          SupersededException,
          RefusedException,
          UnusableInputException {
    Backoff backoff = new Backoff();
    int wrongArrivals = 0;
    while (!unwanted.getAsBoolean()) {
      try {
        cache.fetch(lease, input, unwanted);
        return true;
      } catch (InputCache.WrongContentException e) {
        wrongArrivals++;
        if (wrongArrivals == MOST_WRONG_ARRIVALS) {
          throw corrupt(input, e);
        }
        LOG.log(System.Logger.Level.WARNING, "{0}; again", e.getMessage());
      } catch (RefusedException e) {
        if (e.is("input-missing")) {
          throw missing(input, e);
        }
        throw e;
      } catch (IOException e) {
        if (unwanted.getAsBoolean()) {
          return false;
        }
        Optional<Failure> disk = new Disk(config).cannotKeep(input, e);
        if (disk.isPresent()) {
          throw new UnusableInputException(disk.get());
        }
        LOG.log(
            System.Logger.Level.WARNING,
            "Input {0} did not get through ({1}); again",
            input.name(),
            e);
      }
      backoff.pause(unwanted);
    }
    return false;
  }

  private UnusableInputException corrupt(InputRef input, Exception e) {
    return new UnusableInputException(
        new Failure(
            FailureCategory.INFRASTRUCTURE,
            "input-corrupt",
            e.getMessage() + ", " + MOST_WRONG_ARRIVALS + " times in a row",
            where(input),
            "Restore the file with sha256 " + input.sha256() + " in the platform's store"));
  }

  private UnusableInputException missing(InputRef input, RefusedException e) {
    return new UnusableInputException(
        new Failure(
            FailureCategory.INFRASTRUCTURE,
            "input-missing",
            "The platform does not have input " + input.name() + ": " + e.getMessage(),
            where(input),
            "Restore the file with sha256 "
                + input.sha256()
                + " in the platform's store, or mount its image root"));
  }

  private static String where(InputRef input) {
    return "input " + input.role() + "/" + input.name();
  }
}
